package dev.actorweb.analyzer;

import dev.actorweb.analyzer.explore.Bounds;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.explore.Observer;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.ignore.SourceLines;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Findings;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.rule.Subject;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.system.SystemAnalysis;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.SpecReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.MachineFiles;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.system.SystemReading;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The analysis of one spec: what to look at, how, and then [#run()].
///
/// ```java
/// Report report = Analysis.of(Path.of("door.yaml")).rules(RuleSettings.DEFAULT.without("SC108")).run();
/// ```
///
/// Nothing is thrown for a bad spec, and no code in it is run. Immutable; thread-safe.
public final class Analysis {
    private static final int MOST_LEVELS = 10;
    private final Document document;
    private final List<String> lines;
    private final RuleSettings settings;
    private final Optional<Search> search;
    private final Optional<Path> file;

    private Analysis(Document document, List<String> lines, RuleSettings settings, Optional<Search> search,
            Optional<Path> file) {
        this.document = document;
        this.lines = lines;
        this.settings = settings;
        this.search = search;
        this.file = file;
    }

    /// Of a file; that it is missing makes an unusable report. A file that holds a system gives a
    /// [Report.Explored]: its machines are read from beside it, and all orders of steps are visited
    /// whether that was asked for or not; observers are not told. What is wrong with each of its
    /// machines by itself is no part of it: their specs are analyzed for that.
    public static Analysis of(Path file) {
        Document document = SpecReader.read(file.toString(), file);
        return new Analysis(document, document.root().isPresent() ? lines(file) : List.of(),
                RuleSettings.DEFAULT, Optional.empty(), Optional.of(file));
    }

    /// Of a text under the name by which its user knows it.
    public static Analysis of(String name, String text) {
        return of(SpecReader.read(name, text)).comments(text.lines().toList());
    }

    /// Of a document that was read already.
    public static Analysis of(Document document) {
        return new Analysis(document, List.of(), RuleSettings.DEFAULT, Optional.empty(), Optional.empty());
    }

    /// The same, heeding the comments in the lines of the text: a document does not keep them.
    public Analysis comments(List<String> text) {
        return new Analysis(document, text instanceof SourceLines ? text : List.copyOf(text), settings,
                search, file);
    }

    /// The same with other rules or severities.
    public Analysis rules(RuleSettings chosen) {
        return new Analysis(document, lines, chosen, search, file);
    }

    /// The same, visiting every reachable configuration of the machine as well, within bounds: then
    /// the rules that need that are applied too, and others become exact.
    public Analysis explore(Bounds bounds) {
        return explore(bounds, Given.NOTHING);
    }

    /// As [#explore(Bounds)], with what is known about guards and delays.
    ///
    /// @param observers
    ///            watch the exploration
    public Analysis explore(Bounds bounds, Given given, Observer... observers) {
        return new Analysis(document, lines, settings,
                Optional.of(new Search(bounds, given, List.of(observers))), file);
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
        if (file.isPresent() && SystemReader.isSystem(root.get())) {
            return system(file.get());
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

    private Report system(Path path) {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path.toAbsolutePath());
        SystemReading reading = SystemReader.read(document,
                MachineFiles.beside(document.file(), path.toAbsolutePath(), folder));
        if (reading.system().isEmpty()) {
            return unusable(reading.problems());
        }
        var bounds = dev.actorweb.analyzer.system.Bounds.DEFAULT;
        if (search.isPresent()) {
            bounds = bounds.maxStates(search.get().bounds.states()).timeLimit(search.get().bounds.time());
        }
        SystemReport report = SystemAnalysis.of(reading.system().get()).bounds(bounds).rules(settings)
                .progress((_, _, _, _) -> !Thread.currentThread().isInterrupted()).run();
        List<Report> within = new ArrayList<>();
        for (Document machine : reading.machines()) {
            if (machine.file().equals(document.file())) {
                within.add(SystemSieve.ofMember(
                        of(machine).comments(lines).rules(settings.without(SystemSieve.RULE)).run(),
                        reading.system().get()));
            }
        }
        return SystemSieve.sift(new Report.Explored(document.file(), report, report.findings()), within,
                other -> other.equals(document.file()) ? lines : lines(Path.of(other)), settings);
    }

    private Report unusable(List<Problem> problems) {
        return new Report.Unusable(document.file(), problems);
    }

    private Report analyze(Machine machine, List<Problem> problems) {
        Subject subject = new Subject(machine, problems, Ignores.of(machine, lines),
                explored(machine, problems), lines);
        Sieve sieve = new Sieve(subject.ignores());
        Map<Finding, Supplier<Trace>> ways = new HashMap<>(0);
        for (Rule rule : RuleCatalogue.rules()) {
            if (settings.isOn(rule)) {
                Findings findings = new Findings(rule, settings.severity(rule), machine.file());
                rule.check(subject, findings);
                sieve.pass(findings.list());
                ways.putAll(findings.ways());
            }
        }
        machine.parts().forEach((name, part) -> inside(machine, name, part, subject.ignores(), sieve, 1));
        if (!subject.ignores().isEmpty()) {
            sieve.addUnused(settings, machine.file());
        }
        return new Report.Analyzed(machine.file(), within(), machine, sieve.kept(), sieve.ignored(),
                subject.reachability().count(), subject.exploration(), ways);
    }

    private Optional<Position> within() {
        return document.name().isPresent() ? document.root().map(Node::position) : Optional.empty();
    }

    /// The machines that belong to this one; what reading them gave has been told with the problems
    /// of the whole. One that is given values when it starts is judged by its structure.
    private void inside(Machine around, String name, Machine part, Ignores ignores, Sieve sieve, int depth) {
        Subject subject = new Subject(part, List.of(), ignores,
                isGivenValues(around, name) ? Optional.empty() : explored(part, List.of()), lines);
        for (Rule rule : RuleCatalogue.rules()) {
            if (settings.isOn(rule)) {
                Findings findings = new Findings(rule, settings.severity(rule), part.file());
                rule.check(subject, findings);
                sieve.pass(findings.list());
            }
        }
        part.parts().forEach((inner, deeper) -> {
            if (depth < MOST_LEVELS) {
                inside(part, inner, deeper, ignores, sieve, depth + 1);
            }
        });
    }

    private static boolean isGivenValues(Machine machine, String part) {
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                boolean nothing = invoke.input() instanceof Template.Constant
                        || (invoke.input() instanceof Template.MapOf map && map.entries().isEmpty());
                if (invoke.src().equals(part) && !nothing) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Exploration> explored(Machine machine, List<Problem> problems) {
        if (search.isEmpty()) {
            return Optional.empty();
        }
        for (Problem problem : problems) {
            if (problem.isError()) {
                return Optional.empty();
            }
        }
        return CompiledMachine.compile(machine).machine().map(search.get()::explore);
    }

    private record Search(Bounds bounds, Given given, List<Observer> observers) {
        Exploration explore(CompiledMachine machine) {
            return Explorer.explore(machine, bounds, given, observers.toArray(new Observer[0]));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return SourceLines.of(Files.readAllBytes(file));
        } catch (IOException vanished) {
            return List.of();
        }
    }
}
