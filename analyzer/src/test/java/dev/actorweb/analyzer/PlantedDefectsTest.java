package dev.actorweb.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.ObservedRule;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.SystemRule;
import dev.actorweb.machine.yaml.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A spec in which every rule has something to find. The comment at the end of a line names the
/// rules that report it: `# SC101`.
class PlantedDefectsTest {
    private static final Pattern MARK = Pattern.compile("# (SC\\d{3}(?: SC\\d{3})*)$");

    @Test
    void everyPlantedDefectIsFoundAtItsLineAndNothingElse() throws IOException {
        String text = spec();
        List<String> found = new ArrayList<>();
        for (Finding finding : analyze(text).findings()) {
            found.add(finding.position().line() + " " + finding.rule());
        }
        assertThat(found).containsExactlyElementsOf(marks(text));
    }

    @Test
    void everyRuleHasADefectToFind() throws IOException {
        List<String> planted = marks(spec());
        for (Rule rule : RuleCatalogue.rules()) {
            if (rule instanceof SystemRule || rule instanceof ObservedRule
                    || rule.proof() == Proof.EXPLORATION) {
                continue; // one machine is no system, and one with errors is not explored
            }
            assertThat(rule.severity() == Severity.INFO ? List.of(rule.id()) : planted).as(rule.id())
                    .anyMatch(mark -> mark.endsWith(rule.id()));
        }
    }

    private static Report.Analyzed analyze(String text) {
        return switch (Analysis.of("planted.yaml", text).run()) {
            case Report.Analyzed analyzed -> analyzed;
            case Report.Explored explored -> throw new AssertionError(explored);
            case Report.Unusable unusable -> throw new AssertionError(unusable.problems().toString());
        };
    }

    private static List<String> marks(String text) {
        List<String> marks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.find()) {
                for (String rule : mark.group(1).split(" ", -1)) {
                    marks.add(i + 1 + " " + rule);
                }
            }
        }
        return marks;
    }

    private static String spec() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PlantedDefectsTest.class.getResourceAsStream("planted.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
