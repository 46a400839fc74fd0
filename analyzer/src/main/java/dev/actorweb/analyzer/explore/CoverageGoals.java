package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.machine.State;
import java.util.BitSet;

/// What there is to cover in a machine, by its exploration.
public final class CoverageGoals {
    private CoverageGoals() {}

    /// What an exploration has reached; if it is not complete, everything there is.
    public static Goals of(Exploration exploration) {
        Goals all = Goals.of(exploration.machine());
        if (!exploration.isComplete()) {
            return all;
        }
        BitSet states = all.states();
        for (State state : exploration.unreachableStates()) {
            states.clear(state.index());
        }
        BitSet transitions = all.transitions();
        for (int dead : exploration.deadTransitions()) {
            transitions.clear(dead);
        }
        int unreachable = all.states().cardinality() - states.cardinality() + all.transitions().cardinality()
                - transitions.cardinality();
        return new Goals(all.machine(), states, transitions, Pairs.of(exploration).map(Pairs::list),
                unreachable,
                true);
    }
}
