package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.structure.Reachability;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a diagram shows about states beyond their names: that they can't be entered, what was found
/// in them, whether a run has visited them.
///
/// @param unreachable
///            the indexes of states that can never be entered
/// @param findings
///            by the index of the state they are about
/// @param visited
///            the indexes of the states that a run has visited; empty when no run is shown
/// @param untaken
///            the transitions that no run has taken; none when no run is shown
public record Marks(BitSet unreachable, Map<Integer, List<Finding>> findings, Optional<BitSet> visited,
        Set<Place> untaken) {
    /// A transition, by its state and where it is written.
    record Place(int state, Position position) {}

    /// Nothing is marked.
    public static final Marks NONE = new Marks(new BitSet(), Map.of(), Optional.empty(), Set.of());

    public Marks {
        unreachable = (BitSet) unreachable.clone();
        findings = Map.copyOf(findings);
        untaken = Set.copyOf(untaken);
        visited = visited.map(bits -> (BitSet) bits.clone());
    }

    /// What a report says about the states of its machine: by its exploration, where that was
    /// complete, else by structure alone.
    public static Marks of(Report.Analyzed report) {
        Machine machine = report.machine();
        Reachability reachability = Reachability.of(machine);
        BitSet unreachable = new BitSet();
        Map<String, Integer> byPath = new HashMap<>();
        for (State state : machine.states()) {
            byPath.putIfAbsent(state.path(), state.index());
            if (!state.isRoot() && !reachability.isReachable(state)) {
                unreachable.set(state.index());
            }
        }
        if (report.exploration().isPresent() && report.exploration().get().isComplete()) {
            for (State state : report.exploration().get().unreachableStates()) {
                unreachable.set(state.index());
            }
        }
        Map<Integer, List<Finding>> findings = new HashMap<>();
        for (Finding finding : report.findings()) {
            Optional<Integer> state = finding.state().map(byPath::get);
            state.ifPresent(index -> findings.computeIfAbsent(index, _ -> new ArrayList<>()).add(finding));
        }
        return new Marks(unreachable, findings, Optional.empty(), Set.of());
    }

    /// The same with what runs have visited.
    public Marks visiting(Coverage runs) {
        Set<Place> missed = new HashSet<>();
        for (int i = 0; i < runs.machine().transitionCount(); i++) {
            if (!runs.isTaken(i) && !runs.machine().transition(i).forbidden()) {
                missed.add(
                        new Place(runs.machine().source(i).index(), runs.machine().transition(i).position()));
            }
        }
        return new Marks(unreachable, findings, Optional.of(runs.entered()), missed);
    }

    /// Whether runs are shown, and none of them takes the transition.
    boolean isUntaken(State source, Transition transition) {
        return untaken.contains(new Place(source.index(), transition.position()));
    }

    boolean isUnreachable(State state) {
        return unreachable.get(state.index());
    }

    boolean isVisited(State state) {
        return visited.isPresent() && visited.get().get(state.index());
    }

    boolean isMissed(State state) {
        return visited.isPresent() && !visited.get().get(state.index());
    }

    List<Finding> of(State state) {
        return findings.getOrDefault(state.index(), List.of());
    }

    /// How bad the worst finding in the state is.
    Optional<Severity> worst(State state) {
        Optional<Severity> worst = Optional.empty();
        for (Finding finding : of(state)) {
            if (worst.isEmpty() || finding.severity().compareTo(worst.get()) < 0) {
                worst = Optional.of(finding.severity());
            }
        }
        return worst;
    }

    /// The name of the class that a state is drawn in; empty for an ordinary one.
    String style(State state) {
        if (isUnreachable(state)) {
            return "unreachable";
        }
        Optional<Severity> worst = worst(state);
        if (worst.isPresent() && worst.get() != Severity.INFO) {
            return worst.get() == Severity.ERROR ? "error" : "warning";
        }
        return isVisited(state) ? "visited" : isMissed(state) ? "missed" : "";
    }
}
