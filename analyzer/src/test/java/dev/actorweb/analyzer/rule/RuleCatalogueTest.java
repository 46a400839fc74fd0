package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogueTest {
    static List<Rule> rules() {
        return RuleCatalogue.rules();
    }

    /// Those that can be shown with a spec alone.
    static List<Rule> aboutSpecs() {
        return rules().stream().filter(rule -> !(rule instanceof ObservedRule)).toList();
    }

    @Test
    void idsAreUniqueAndOrdered() {
        assertThat(rules()).extracting(Rule::id).doesNotHaveDuplicates().isSorted()
                .allMatch(id -> id.matches("SC\\d{3}")).hasSize(54);
    }

    @Test
    void aRuleIsFoundInUpperAndLowerCase() {
        assertThat(RuleCatalogue.find("sc101")).containsInstanceOf(UnreachableState.class);
        assertThat(RuleCatalogue.find("SC101")).containsInstanceOf(UnreachableState.class);
        assertThat(RuleCatalogue.find("SC1010")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasATestClass(Rule rule) throws ClassNotFoundException {
        assertThat(Class.forName(rule.getClass().getName() + "Test")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thePageAgreesWithTheRule(Rule rule) {
        List<String> lines = RulePage.text(rule).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("# " + rule.id() + ": " + rule.title());
        assertThat(lines.get(2))
                .startsWith("Severity: **" + rule.severity().name().toLowerCase(Locale.ROOT) + "**.");
    }

    @ParameterizedTest
    @MethodSource("aboutSpecs")
    void theFirstExampleOfThePageIsReportedAndTheSecondIsClean(Rule rule) {
        List<String> examples = examples(RulePage.text(rule));
        assertThat(examples).hasSize(2);
        assertThat(found(examples.getFirst(), rule)).extracting(Finding::rule).contains(rule.id());
        assertThat(found(examples.getFirst(), rule)).filteredOn(found -> found.rule().equals(rule.id()))
                .extracting(Finding::severity).containsOnly(rule.severity());
        assertThat(found(examples.getLast(), rule)).isEmpty();
    }

    /// Only what follows from the defect itself may be reported with it.
    @ParameterizedTest
    @MethodSource("aboutSpecs")
    void theFirstExampleOfThePageShowsNothingElse(Rule rule) {
        List<String> others = new ArrayList<>();
        for (Finding finding : found(examples(RulePage.text(rule)).getFirst(), rule)) {
            others.add(finding.rule());
        }
        others.removeIf(rule.id()::equals);
        List<String> allowed = switch (rule.id()) {
            case "SC009" -> List.of("SC003");
            case "SC011" -> List.of("SC111");
            case "SC102", "SC112" -> List.of("SC101");
            default -> List.of();
        };
        assertThat(others).isEqualTo(allowed);
    }

    /// With this rule, even if it only gives advice.
    private static List<Finding> found(String yaml, Rule rule) {
        RuleSettings settings = RuleSettings.DEFAULT.with(rule.id(), rule.severity());
        return rule.id().startsWith("SC1") && rule.proof() == Proof.EXPLORATION
                ? Judge.explored(yaml, settings)
                : Judge.found(yaml, settings);
    }

    private static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        String open = "```yaml\n";
        for (int at = page.indexOf(open); at >= 0; at = page.indexOf(open, at)) {
            int end = page.indexOf("```", at + open.length());
            examples.add(page.substring(at + open.length(), end));
            at = end;
        }
        return examples;
    }
}
