package dev.actorweb.analyzer.coverage;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What runs have visited of what there is to visit.
public record CoverageReport(Goals goals, Coverage coverage) {
    public CoverageReport {
        if (goals.machine() != coverage.machine()) {
            throw new IllegalArgumentException("goals of another machine: " + goals.machine());
        }
    }

    public CompiledMachine machine() {
        return goals.machine();
    }

    public Measure states() {
        int total = goals.states().cardinality();
        return new Measure(total - missedStates().size(), total);
    }

    public Measure transitions() {
        int total = goals.transitions().cardinality();
        return new Measure(total - missedTransitions().size(), total);
    }

    /// Empty when nobody knows how many pairs there are.
    public Optional<Measure> pairs() {
        return goals.pairs().map(all -> new Measure(all.size() - missedPairs().size(), all.size()));
    }

    /// The states that no run has visited though one could, in document order.
    public List<State> missedStates() {
        List<State> missed = new ArrayList<>();
        BitSet wanted = goals.states();
        for (int at = wanted.nextSetBit(0); at >= 0; at = wanted.nextSetBit(at + 1)) {
            State state = machine().machine().state(at);
            if (!coverage.isEntered(state)) {
                missed.add(state);
            }
        }
        return missed;
    }

    /// The numbers of the transitions that no run has taken though one could.
    public List<Integer> missedTransitions() {
        List<Integer> missed = new ArrayList<>();
        BitSet wanted = goals.transitions();
        for (int at = wanted.nextSetBit(0); at >= 0; at = wanted.nextSetBit(at + 1)) {
            if (!coverage.isTaken(at)) {
                missed.add(at);
            }
        }
        return missed;
    }

    /// The pairs that no run has taken though one could.
    public List<Pair> missedPairs() {
        List<Pair> missed = new ArrayList<>();
        for (Pair pair : goals.pairs().orElse(List.of())) {
            if (!coverage.isTaken(pair)) {
                missed.add(pair);
            }
        }
        return missed;
    }
}
