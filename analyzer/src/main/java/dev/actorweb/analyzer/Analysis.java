package dev.actorweb.analyzer;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Findings;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.rule.Subject;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The analysis of one spec: what to look at, how, and then [#run()].
///
/// ```java
/// Report report = Analysis.of(Path.of("door.yaml")).rules(RuleSettings.DEFAULT.without("SC108")).run();
/// ```
///
/// Nothing is thrown for a bad spec, and no code in it is run. Immutable; thread-safe.
public final class Analysis {
    private final Document document;
    private final RuleSettings settings;

    private Analysis(Document document, RuleSettings settings) {
        this.document = document;
        this.settings = settings;
    }

    /// Of a file; that it is missing makes an unusable report.
    public static Analysis of(Path file) {
        return of(YamlReader.read(file));
    }

    /// Of a text under the name by which its user knows it.
    public static Analysis of(String name, String text) {
        return of(YamlReader.read(name, text));
    }

    /// Of a document that was read already.
    public static Analysis of(Document document) {
        return new Analysis(document, RuleSettings.DEFAULT);
    }

    /// The same with other rules or severities.
    public Analysis rules(RuleSettings chosen) {
        return new Analysis(document, chosen);
    }

    /// Reads the machine and applies the rules.
    public Report run() {
        Optional<Node> root = document.root();
        if (root.isEmpty()) {
            return unusable(document.problems());
        }
        for (Problem problem : document.problems()) {
            if (problem.code().equals(Problem.SYNTAX) || problem.code().equals(Problem.LIMIT)) {
                return unusable(document.problems());
            }
        }
        if (!SpecShape.isMachine(root.get())) {
            Problems problems = new Problems(document.file());
            problems.error(Problem.WRONG_VALUE, root.get().position(), SpecShape.explain(root.get()),
                    SpecShape.hint(root.get()));
            return unusable(problems.list());
        }
        Reading reading = MachineReader.read(document);
        return reading.machine().isPresent()
                ? analyze(reading.machine().get(), reading.problems())
                : unusable(reading.problems());
    }

    private Report unusable(List<Problem> problems) {
        return new Report.Unusable(document.file(), problems);
    }

    private Report analyze(Machine machine, List<Problem> problems) {
        Subject subject = new Subject(machine, problems);
        List<Finding> found = new ArrayList<>();
        for (Rule rule : RuleCatalogue.rules()) {
            if (settings.isOn(rule)) {
                Findings findings = new Findings(rule, settings.severity(rule), machine.file());
                rule.check(subject, findings);
                found.addAll(findings.list());
            }
        }
        found.sort(Finding.BY_PLACE);
        return new Report.Analyzed(machine.file(), machine, found, subject.reachability().count());
    }
}
