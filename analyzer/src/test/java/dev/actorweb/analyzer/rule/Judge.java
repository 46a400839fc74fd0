package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.system.SystemAnalysis;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// Analyzes small machines for the tests of the rules.
final class Judge {
    private Judge() {}

    /// Everything found in the spec, by place: `SC101 4:5 message`.
    static List<String> findings(String yaml) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : found(yaml)) {
            lines.add(finding.rule() + " " + finding.position() + " " + finding.message());
        }
        return lines;
    }

    /// What the rule of this id found.
    static List<String> findings(String rule, String yaml) {
        List<String> lines = new ArrayList<>(findings(yaml));
        lines.removeIf(line -> !line.startsWith(rule + " "));
        return lines;
    }

    /// The hints of the findings, where they have one.
    static List<String> hints(String yaml) {
        List<String> hints = new ArrayList<>();
        for (Finding finding : found(yaml)) {
            finding.hint().ifPresent(hints::add);
        }
        return hints;
    }

    /// What the rule of this id found when every reachable configuration was visited.
    static List<String> explored(String rule, String yaml) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : explored(yaml, RuleSettings.DEFAULT)) {
            if (finding.rule().equals(rule)) {
                lines.add(finding.rule() + " " + finding.position() + " " + finding.message());
            }
        }
        return lines;
    }

    static List<Finding> explored(String yaml, RuleSettings settings) {
        return Analysis.of("spec.yaml", yaml).rules(settings).explore(Patient.BOUNDS).run().findings();
    }

    static List<Finding> found(String yaml) {
        return found(yaml, RuleSettings.DEFAULT);
    }

    static List<Finding> found(String yaml, RuleSettings settings) {
        var document = YamlReader.read("spec.yaml", yaml);
        if (document.root().map(SystemReader::isSystem).orElse(false)) {
            var reading = SystemReader.read("spec.yaml", yaml);
            var system = reading.system()
                    .orElseThrow(() -> new AssertionError(reading.problems().toString()));
            return SystemAnalysis.of(system).rules(settings).run().findings();
        }
        return switch (Analysis.of("spec.yaml", yaml).rules(settings).run()) {
            case Report.Analyzed analyzed -> analyzed.findings();
            case Report.Explored explored -> explored.findings();
            case Report.Unusable unusable -> throw new AssertionError(unusable.problems().toString());
        };
    }
}
