package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The states of a machine by the names under which they are observed.
final class StateNames {
    private final Machine machine;
    private final Map<String, State> byName = new HashMap<>();

    StateNames(Machine machine) {
        this.machine = machine;
        for (State state : machine.states()) {
            byName.putIfAbsent(state.name(), state);
        }
    }

    /// Finds the states of these names.
    ///
    /// @return the names that the spec does not have
    List<String> resolve(List<String> names, List<State> found) {
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            State state = byName.get(name);
            if (state == null) {
                unknown.add(name);
            } else {
                found.add(state);
            }
        }
        return unknown;
    }

    /// The indexes of these states and of all around them.
    BitSet configuration(List<State> active) {
        BitSet configuration = new BitSet();
        for (State state : active) {
            for (State at = state; !configuration.get(at.index()); at = machine.state(at.parent())) {
                configuration.set(at.index());
                if (at.isRoot()) {
                    break;
                }
            }
        }
        return configuration;
    }

    /// The atomic ones among the names of active states; all that the spec does not have.
    List<String> atomic(List<String> active) {
        List<String> atomic = new ArrayList<>();
        for (String name : active) {
            State state = byName.get(name);
            if (state == null || state.children().isEmpty()) {
                atomic.add(name);
            }
        }
        return atomic;
    }
}
