package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import java.util.BitSet;

/// How much of a spec was seen to run.
///
/// @param states
///            the indexes of states that were active
/// @param transitions
///            the numbers of transitions that were certainly taken
/// @param transitionCount
///            how many there are
public record Covered(Machine machine, BitSet states, BitSet transitions, int transitionCount) {
    public Covered {
        states = (BitSet) states.clone();
        transitions = (BitSet) transitions.clone();
    }

    /// How many states can be covered: all but the root and history states.
    public int stateCount() {
        int count = 0;
        for (State state : machine.states()) {
            count += counts(state) ? 1 : 0;
        }
        return count;
    }

    /// How many of them were.
    public int coveredStates() {
        int count = 0;
        for (State state : machine.states()) {
            count += counts(state) && states.get(state.index()) ? 1 : 0;
        }
        return count;
    }

    private static boolean counts(State state) {
        return !state.isRoot() && state.kind() != State.Kind.HISTORY;
    }
}
