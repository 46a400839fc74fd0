package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.Exit;
import org.junit.jupiter.api.Test;

class AnalyzeExplainTest {
    @Test
    void withoutANameAllRulesAreListed() {
        var run = Aw.run("analyze", "--explain");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out().lines()).hasSameSizeAs(RuleCatalogue.rules())
                .contains("SC101  error    unreachable state", "SC108  warning  dead end that is not final");
    }

    @Test
    void programsGetTheListToo() {
        assertThat(Aw.run("analyze", "--explain", "--json").out()).startsWith("""
                {
                  "schema": "aw/analyze/1",
                  "rules": [
                    {
                      "id": "SC001",
                      "title": "target does not exist",
                      "severity": "error",
                      "proof": "structure"
                    },
                """);
    }

    @Test
    void aRuleThatDoesNotExistIsRefused() {
        expect(Aw.run("analyze", "--explain", "SC1O8"), Exit.USAGE, "", """
                aw: error: no such rule: SC1O8
                hint: did you mean SC108? 'aw analyze --explain' lists the rules
                """);
    }

    @Test
    void everyRuleExplainsItselfByItsPage() throws Exception {
        for (var rule : RuleCatalogue.rules()) {
            var page = Checkout.read("docs/rules/" + rule.id() + ".md");
            var run = Aw.run("analyze", "--explain", rule.id());

            assertThat(run.exit()).isEqualTo(Exit.OK);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith(rule.id() + ": " + rule.title() + "\n\nSeverity: ")
                    .doesNotContain("```", "**", "](", "\n#");
            var words = page.replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1")
                    .replaceAll("(?m)^```.*$|^#+ |\\*\\*", "");
            assertThat(run.out().replaceAll("\\s+", " ").strip())
                    .isEqualTo(words.replaceAll("\\s+", " ").strip());
        }
    }

    @Test
    void programsGetThePageAsText() {
        assertThat(Aw.run("analyze", "--explain", "sc101", "--json").out()).startsWith("""
                {
                  "schema": "aw/analyze/1",
                  "rules": [
                    {
                      "id": "SC101",
                      "title": "unreachable state",
                      "severity": "error",
                      "proof": "structure",
                      "page": "# SC101""");
    }
}
