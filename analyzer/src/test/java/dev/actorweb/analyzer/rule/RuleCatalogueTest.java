package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                .allMatch(id -> id.matches("SC\\d{3}")).hasSize(55);
    }

    /// The rules that there are to be: severity, and what may decide them (structure, guards,
    /// exploration). Of a machine that leaves events without an answer is told on request only
    /// (SC113): most do.
    private static final String WANTED = """
            SC001 E S, SC002 E S, SC003 E S, SC004 E S, SC005 E S, SC006 E S, SC007 W S, SC008 E S, SC009 W S,
            SC010 E S, SC011 E S, SC012 E S, SC013 W S, SC014 E S, SC015 W S, SC016 E S,
            SC101 E SE, SC102 W S, SC103 W G, SC104 W SE, SC105 W E, SC106 W G, SC107 W E, SC108 W SE, SC109 W E,
            SC110 E GE, SC111 W S, SC112 W S, SC113 I E, SC114 W S, SC115 W S, SC116 W GE, SC117 I S, SC118 E S, SC119 I S,
            SC120 W E, SC121 W GE,
            SC201 E SE, SC202 E E, SC203 E E, SC204 E E, SC205 W SE, SC206 W E, SC207 W SE, SC208 W S, SC209 E E,
            SC301 I S, SC302 I S, SC303 I S, SC304 I S, SC305 I S""";

    static List<String> wanted() {
        return List.of(WANTED.split(",\\s+", -1));
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void theCatalogueHasTheRule(String line) {
        String[] parts = line.split(" ", -1);
        Rule rule = RuleCatalogue.find(parts[0]).orElseThrow();

        assertThat(rule.severity().name()).startsWith(parts[1]);
        assertThat(parts[2]).contains(switch (rule.proof()) {
            case STRUCTURE -> "S";
            case GUARD -> "G";
            case EXPLORATION -> "E";
            case OBSERVATION -> "none of these";
        });
        assertThat(examples(RulePage.text(rule))).hasSize(2);
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

    @Test
    void theListOfPagesNamesEveryRule() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "rules", "README.md")).lines()
                .filter(line -> line.startsWith("| ["))).containsExactlyElementsOf(rules().stream()
                        .map(rule -> "| [%1$s](%1$s.md) | %2$s | %3$s |".formatted(rule.id(),
                                rule.severity().name().toLowerCase(Locale.ROOT), rule.title()))
                        .toList());
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
        return rule.id().startsWith("SC1")
                && (rule.proof() == Proof.EXPLORATION || rule instanceof OutsideDomain)
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
