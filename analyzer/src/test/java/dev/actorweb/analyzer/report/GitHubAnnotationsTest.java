package dev.actorweb.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubAnnotationsTest {
    @Test
    void aFindingIsOneCommand() {
        assertThat(GitHubAnnotations.of(List.of(Analysis.of("specs/gate.yaml", """
                machine: gate
                initial: open
                states:
                  open: { on: { SHUT: shut, END: end } }
                  shut: {}
                  end: { type: final }
                """).run()))).isEqualTo("::warning file=specs/gate.yaml,line=5,col=3,title=SC108::"
                + "nothing leads out of `shut`, and it is not final"
                + "%0Aadd a transition, or `type: final` if it is the end\n");
    }

    @Test
    void nothingFoundIsNothingSaid() {
        assertThat(GitHubAnnotations.of(List.of())).isEmpty();
    }

    @Test
    void hostileTextBeginsNoCommandOfItsOwn() {
        List<String> lines = GitHubAnnotations.of(Hostile.reports()).lines().toList();

        assertThat(lines).isNotEmpty().allMatch(line -> line.matches(
                "::(error|warning) file=[^,:]*,line=\\d+,col=\\d+,title=(SC\\d+|yaml-syntax|wrong-value)::.*"));
        assertThat(lines.getFirst()).startsWith("::error file=dir/ä b%2Cc%3Ad%250A .json,line=");
        assertThat(String.join("", lines)).doesNotContain("\u001b", "\u202e");
    }
}
