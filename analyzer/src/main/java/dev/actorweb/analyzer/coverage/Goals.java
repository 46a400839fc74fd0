package dev.actorweb.analyzer.coverage;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What there is to cover in a machine: what can be reached, where that is known, else all of it.
///
/// @param states
///            by their indexes; neither the root nor history states
/// @param transitions
///            by their numbers; no forbidden events
/// @param pairs
///            empty when nobody knows them
/// @param unreachable
///            how many states and transitions are left out because no run can visit them
/// @param explored
///            whether that was decided by visiting everything there is
public record Goals(CompiledMachine machine, BitSet states, BitSet transitions, Optional<List<Pair>> pairs,
        int unreachable, boolean explored) {
    public Goals {
        states = (BitSet) states.clone();
        transitions = (BitSet) transitions.clone();
        pairs = pairs.map(List::copyOf);
    }

    /// All states and transitions of a machine of which nothing more is known.
    public static Goals of(CompiledMachine machine) {
        BitSet states = new BitSet();
        for (State state : machine.machine().states()) {
            if (!state.isRoot() && state.kind() != Kind.HISTORY) {
                states.set(state.index());
            }
        }
        BitSet transitions = new BitSet();
        for (int i = 0; i < machine.transitionCount(); i++) {
            if (!machine.transition(i).forbidden()) {
                transitions.set(i);
            }
        }
        return new Goals(machine, states, transitions, Optional.empty(), 0, false);
    }

    @Override
    public BitSet states() {
        return (BitSet) states.clone();
    }

    @Override
    public BitSet transitions() {
        return (BitSet) transitions.clone();
    }
}
