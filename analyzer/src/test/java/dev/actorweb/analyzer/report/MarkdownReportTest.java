package dev.actorweb.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void specsAndFindingsAreTables() {
        assertThat(MarkdownReport.of(List.of(Analysis.of("gate.yaml", """
                machine: gate
                initial: open
                states:
                  open: { on: { SHUT: shut, END: end } }
                  shut: {}
                  end: { type: final }
                """).run()))).isEqualTo(
                """
                        ## State machines

                        | machine | spec | reachable states | errors | warnings | infos |
                        |---|---|--:|--:|--:|--:|
                        | gate | <code>gate.yaml</code> | 3 | 0 | 1 | 0 |

                        | | rule | place | |
                        |---|---|---|---|
                        | warning | SC108 | <code>gate.yaml&#58;5&#58;3</code> | nothing leads out of <code>shut</code>, and it \
                        is not final<br>add a transition, or <code>type&#58; final</code> if it is the end |
                        """);
    }

    @Test
    void aCleanSpecSaysSo() {
        assertThat(MarkdownReport
                .of(List.of(Analysis.of("a.yaml", "{ machine: a, initial: b, states: { b: {} } }")
                        .run())))
                .endsWith("| a | <code>a.yaml</code> | 1 | 0 | 0 | 0 |\n\nNo findings.\n");
    }

    @Test
    void hostileTextStaysText() {
        String markdown = MarkdownReport.of(Hostile.reports());

        assertThat(markdown.replaceAll("</?code>|<br>", "")).doesNotContain("<", ">", "](", "http://", "@you",
                "#1 ", "\u001b", "\u202e", "`");
        assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
                .allMatch(line -> line.endsWith("|"));
        assertThat(markdown).contains("*unusable*", "Ignored on purpose: 1.");
    }
}
