package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredWithoutReasonTest {
    private static final String DEAD_END = """
            initial: a
            states:
              a: { on: { GO: b, END: c } }
              %s
              c: { type: final }
            """;

    @Test
    void aRuleIsSilentOnTheLineThatSaysWhy() {
        Report report = analyze(DEAD_END.formatted("b: {} # aw: ignore SC108 because nobody goes there"));

        assertThat(report.findings()).isEmpty();
        assertThat(ignored(report)).containsExactly("SC108 4:3 SPEC nobody goes there");
    }

    @Test
    void aCommentOfItsOwnIsAboutTheNextLineWithContents() {
        Report report = analyze(DEAD_END.formatted("""
                # aw: ignore SC108 because nobody goes there

                  # really
                  b: {}""").replace("\n# aw", "\n  # aw"));

        assertThat(report.findings()).isEmpty();
        assertThat(ignored(report)).containsExactly("SC108 7:3 SPEC nobody goes there");
    }

    @Test
    void aCommentMayBeAboutTheWholeSpecAndSeveralRules() {
        Report report = analyze("# aw: ignore-all SC108, sc101 because it is a sketch\n"
                + DEAD_END.formatted("b: {}\n  lost: { on: { GO: a } }"));

        assertThat(report.findings()).isEmpty();
        assertThat(ignored(report)).containsExactly("SC108 5:3 SPEC it is a sketch",
                "SC101 6:3 SPEC it is a sketch");
    }

    @Test
    void metaSilencesARuleForItsStateOnly() {
        Report report = analyze(DEAD_END.formatted("""
                b: { meta: { aw: { ignore: { SC108: nobody goes there } } }, on: { X: d } }
                  d: {}""").replace("GO: b", "GO: b, ALSO: d"));

        assertThat(lines(report)).containsExactly(
                "SC018 4:32 `SC108` has nothing to say here",
                "SC108 5:3 nothing leads out of `d`, and it is not final");
    }

    @Test
    void metaOfTheMachineIsAboutAllOfIt() {
        Report report = analyze("meta: { aw: { ignore: { SC108: it is a sketch } } }\n"
                + DEAD_END.formatted("b: {}"));

        assertThat(report.findings()).isEmpty();
        assertThat(ignored(report)).containsExactly("SC108 5:3 SPEC it is a sketch");
    }

    @Test
    void withoutAReasonNothingIsSilenced() {
        assertThat(Judge.findings(DEAD_END.formatted("b: {} # aw: ignore SC108"))).containsExactly(
                "SC108 4:3 nothing leads out of `b`, and it is not final",
                "SC018 4:9 `SC108` is not ignored: no reason is given");
        assertThat(Judge.findings(DEAD_END.formatted("b: {} # aw: ignore SC108 because ")))
                .contains("SC018 4:9 `SC108` is not ignored: no reason is given");
        assertThat(Judge.findings(DEAD_END.formatted("b: { meta: { aw: { ignore: { SC108: } } } }")))
                .contains("SC018 4:32 `SC108` is not ignored: no reason is given");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThat(Judge.findings("SC018", DEAD_END.formatted("b: {} # aw: ignroe SC108 because x")))
                .containsExactly("SC018 4:9 `ignroe` is nothing that a comment can ask of aw");
        assertThat(Judge.findings("SC018", DEAD_END.formatted("b: {} # aw: ignore because x")))
                .containsExactly("SC018 4:9 this names no rule to ignore");
        assertThat(Judge.findings("SC018", DEAD_END.formatted("b: {} # aw: ignore SC801 because x")))
                .containsExactly("SC018 4:9 there is no rule `SC801` to ignore");
        assertThat(Judge.findings("SC018", DEAD_END.formatted("b: { meta: { aw: { ignore: SC108 } } }")))
                .containsExactly("SC018 4:30 `ignore` in `meta` is no mapping");
        assertThat(Judge.hints(DEAD_END.formatted("b: {} # aw: ignroe SC108 because x")))
                .contains("did you mean `ignore`?");
    }

    @Test
    void whatSilencesNothingIsSaid() {
        assertThat(Judge.findings(DEAD_END.formatted("b: { type: final } # aw: ignore SC108 because x")))
                .containsExactly("SC018 4:22 `SC108` has nothing to say here");
    }

    @Test
    void aRuleThatIsNotAppliedIsNotIgnoredInVain() {
        String spec = DEAD_END.formatted("b: {} # aw: ignore SC108 because x");
        Report report = Analysis.of("spec.yaml", spec).rules(RuleSettings.DEFAULT.without("SC108")).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.ignored()).isEmpty();
    }

    @Test
    void textThatOnlyLooksSimilarIsNoComment() {
        assertThat(Judge.findings("""
                initial: a
                description: "colour#aw: none"
                states:
                  a: { on: { END: c } } # I saw: ignore me
                  c: { type: final }
                """)).isEmpty();
    }

    private static Report analyze(String spec) {
        return Analysis.of("spec.yaml", spec).run();
    }

    private static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : report.findings()) {
            lines.add(finding.rule() + " " + finding.position() + " " + finding.message());
        }
        return lines;
    }

    private static List<String> ignored(Report report) {
        List<String> lines = new ArrayList<>();
        for (Ignored ignored : report.ignored()) {
            lines.add(ignored.finding().rule() + " " + ignored.finding().position() + " " + ignored.origin()
                    + " "
                    + ignored.reason());
        }
        return lines;
    }
}
