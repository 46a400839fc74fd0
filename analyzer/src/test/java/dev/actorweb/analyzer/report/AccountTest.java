package dev.actorweb.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Place;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One account in all formats, hostile text included.
class AccountTest {
    private static final String BAD = "a\u001b[31m|`<b>\"]]>\n::error ::@all";
    private static final Account ACCOUNT = new Account("Tr\u202eials", Map.of("wrong", "it is wrong"),
            List.of(new Section("one.yaml", List.of(
                    new Case("right", Optional.empty(), List.of(), Optional.empty()),
                    new Case(BAD, Optional.of(new Place(BAD, new Position(3, 7))),
                            List.of(remark(Weight.FAILURE, Severity.ERROR),
                                    remark(Weight.NOTE, Severity.INFO)),
                            Optional.empty()),
                    new Case("unreadable", Optional.empty(), List.of(remark(Weight.ERROR, Severity.ERROR)),
                            Optional.empty())))));

    private static Remark remark(Weight weight, Severity severity) {
        return new Remark(weight, severity, "wrong", BAD, new Position(3, 7), BAD, Optional.of(BAD));
    }

    @Test
    void junitCountsFailuresAndErrors() {
        assertThat(JUnitReport.of(ACCOUNT)).contains(
                "<testsuite name=\"one.yaml\" tests=\"3\" failures=\"1\" errors=\"1\" skipped=\"0\">",
                "<testcase classname=\"one.yaml\" name=\"right\" time=\"0\"/>", "<failure message=",
                "<error message=", "<system-out>info: ").doesNotContain("\u001b", "<b>", "]]>", "\u202e");
    }

    @Test
    void annotationsStayOnTheirLines() {
        assertThat(GitHubAnnotations.of(ACCOUNT).lines()).hasSize(3)
                .allMatch(line -> line.matches("::(error|notice) file=[^:]*,line=3,col=7,title=wrong::.*"));
    }

    @Test
    void markdownKeepsItsTables() {
        assertThat(MarkdownReport.of(ACCOUNT)).contains("| ok | right | <code>one.yaml</code> |",
                "| **failed** |", "| **error** | unreadable |").doesNotContain("<b>", "\u001b", "@all");
    }

    @Test
    void sarifFollowsItsSchema() throws Exception {
        var text = Sarif.of(ACCOUNT, "1.2.3");

        assertThat(SarifTest.schema().violations(SarifTest.java(text))).isEmpty();
        assertThat(text).contains("\"ruleId\": \"wrong\"", "\"ruleIndex\": 0", "\"level\": \"note\"")
                .doesNotContain("\u001b");
    }
}
