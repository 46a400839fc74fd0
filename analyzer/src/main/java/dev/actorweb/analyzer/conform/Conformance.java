package dev.actorweb.analyzer.conform;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.rule.CircleWithoutProgress;
import dev.actorweb.analyzer.rule.DeviatingStep;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.structure.Reachability;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges all actors of a system that are machines, each by its own spec. Not thread-safe.
public final class Conformance {
    private static final Rule DEVIATION = new DeviatingStep();
    private static final Rule CIRCLE = new CircleWithoutProgress();
    /// More findings are only counted.
    private static final int MOST_FINDINGS = 1_000;

    private final RuleSettings settings;
    private final Map<String, Monitor> monitors = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    /// Of each of the findings, what it is about.
    private final List<Machine> judged = new ArrayList<>();
    private final Map<CompiledMachine, Coverage> seen = new LinkedHashMap<>();
    private long deviations;
    private long left;

    public Conformance(RuleSettings settings) {
        this.settings = settings;
    }

    /// Watches an actor from now on.
    ///
    /// @param actor
    ///            its path; untrusted
    public Monitor watch(String actor, CompiledMachine machine) {
        forget(actor);
        Monitor monitor = new Monitor(machine);
        monitors.put(actor, monitor);
        seen.computeIfAbsent(machine, Coverage::new);
        return monitor;
    }

    /// Watches an actor no more; what it has covered counts on.
    public void forget(String actor) {
        Monitor monitor = monitors.remove(actor);
        if (monitor != null) {
            Coverage before = seen.get(monitor.machine());
            if (before != null) {
                before.add(monitor.coverage());
            }
        }
    }

    /// Who follows this actor; empty if nobody does.
    public Optional<Monitor> monitor(String actor) {
        return Optional.ofNullable(monitors.get(actor));
    }

    /// Steps of any actor may have been missed.
    public void gap() {
        monitors.values().forEach(Monitor::gap);
    }

    /// Judges a step of an actor.
    ///
    /// @return what is wrong with it, if something is
    public Optional<Finding> observe(String actor, Observation step) {
        Monitor monitor = monitors.get(actor);
        if (monitor == null) {
            return Optional.empty();
        }
        return switch (monitor.observe(step)) {
            case Judgement.Conforms conforms -> conforms.circle().isEmpty()
                    ? Optional.empty()
                    : report(actor, monitor, conforms.circle());
            case Judgement.Deviates(var deviation) -> report(actor, monitor, deviation);
            case Judgement.Foreign foreign -> foreign(actor, monitor, foreign);
            case Judgement.Unjudged _ -> Optional.empty();
        };
    }

    private Optional<Finding> report(String actor, Monitor monitor, Deviation deviation) {
        deviations++;
        List<String> after = monitor.atomic(deviation.observed().active());
        String accepted = deviation.accepted().isEmpty()
                ? "nothing is accepted there"
                : "accepted there: " + String.join(", ", deviation.accepted());
        return add(DEVIATION, monitor, deviation.in(), "`" + actor + "`: " + deviation.message(after),
                accepted + "; it came by " + way(deviation.trace()));
    }

    private Optional<Finding> foreign(String actor, Monitor monitor, Judgement.Foreign foreign) {
        deviations++;
        return add(DEVIATION, monitor, foreign.in(),
                "`" + actor + "` is in states that the spec does not have: `"
                        + String.join("`, `", foreign.unknown()) + "`",
                "another version of the spec may be running; it came by " + way(foreign.trace()));
    }

    private Optional<Finding> report(String actor, Monitor monitor, List<Observation> circle) {
        Machine machine = monitor.machine().machine();
        List<String> active = circle.getLast().active();
        State at = active.isEmpty()
                ? machine.root()
                : machine.find(active.getLast()).orElse(machine.root());
        return add(CIRCLE, monitor, at, "`" + actor + "` went round without progress: " + way(circle)
                + " leads back to " + String.join(", ", monitor.atomic(active)), "");
    }

    private Optional<Finding> add(Rule rule, Monitor monitor, State state, String message, String hint) {
        if (!settings.isOn(rule)) {
            return Optional.empty();
        }
        if (findings.size() >= MOST_FINDINGS) {
            left++;
            return Optional.empty();
        }
        Finding finding = new Finding(rule.id(), settings.severity(rule).orElse(rule.severity()),
                Proof.OBSERVATION, monitor.machine().machine().file(), state.position(),
                Optional.of(state.path()), message, hint.isEmpty() ? Optional.empty() : Optional.of(hint));
        findings.add(finding);
        judged.add(monitor.machine().machine());
        return Optional.of(finding);
    }

    private static String way(List<Observation> trace) {
        List<String> events = new ArrayList<>();
        for (Observation step : trace) {
            events.add(step.event());
        }
        return String.join(", ", events);
    }

    /// All findings, the oldest first.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// How many findings were too many to keep.
    public long left() {
        return left;
    }

    /// How many steps were none of the spec.
    public long deviations() {
        return deviations;
    }

    /// What was seen of one spec, by all its actors.
    public CoverageReport coverage(CompiledMachine machine) {
        Coverage all = new Coverage(machine);
        Coverage before = seen.get(machine);
        if (before != null) {
            all.add(before);
        }
        for (Monitor monitor : monitors.values()) {
            if (monitor.machine() == machine) {
                all.add(monitor.coverage());
            }
        }
        return new CoverageReport(Goals.of(machine), all);
    }

    /// One report for each spec, with what was found while its actors were watched.
    public List<Report> reports() {
        Map<Spec, Machine> specs = new LinkedHashMap<>();
        for (CompiledMachine compiled : seen.keySet()) {
            specs.putIfAbsent(Spec.of(compiled.machine()), compiled.machine());
        }
        List<Report> reports = new ArrayList<>();
        specs.forEach((spec, machine) -> {
            boolean alone = specs.keySet().stream().noneMatch(other -> other.isBeside(spec));
            reports.add(new Report.Analyzed(spec.file,
                    alone ? Optional.empty() : Optional.of(spec.begin), machine, findings(spec), List.of(),
                    reachable(machine), Optional.empty(), Map.of()));
        });
        return reports;
    }

    private List<Finding> findings(Spec spec) {
        List<Finding> own = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (Spec.of(judged.get(i)).equals(spec)) {
                own.add(findings.get(i));
            }
        }
        own.sort(Finding.BY_PLACE);
        return own;
    }

    /// Where a machine is written; actors that start with other values share it.
    private record Spec(String file, Position begin) {
        static Spec of(Machine machine) {
            return new Spec(machine.file(), machine.root().position());
        }

        boolean isBeside(Spec other) {
            return file.equals(other.file) && !begin.equals(other.begin);
        }
    }

    /// What was seen of each spec.
    public List<CoverageReport> coverage() {
        List<CoverageReport> all = new ArrayList<>();
        seen.keySet().forEach(machine -> all.add(coverage(machine)));
        return all;
    }

    private static int reachable(Machine machine) {
        Reachability reachability = Reachability.of(machine);
        int count = 0;
        for (State state : machine.states()) {
            boolean counts = !state.isRoot() && state.kind() != State.Kind.HISTORY;
            count += counts && reachability.isReachable(state) ? 1 : 0;
        }
        return count;
    }
}
