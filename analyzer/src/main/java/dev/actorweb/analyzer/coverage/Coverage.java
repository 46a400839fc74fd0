package dev.actorweb.analyzer.coverage;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What runs of one machine have visited so far: states, transitions, and pairs of transitions that
/// were taken one right after the other.
///
/// A run is [#begin]un and then told step by step; several runs add up. Whoever computes the steps
/// hands [#entered()] to the stepper, so that states are counted that one step enters and leaves.
/// Not thread-safe.
public final class Coverage {
    private static final int NONE = -1;
    private final CompiledMachine machine;
    private final BitSet entered = new BitSet();
    private final BitSet transitions = new BitSet();
    private final Set<Pair> pairs = new HashSet<>();
    private int last = NONE;

    /// Nothing is visited yet.
    public Coverage(CompiledMachine machine) {
        this.machine = machine;
    }

    public CompiledMachine machine() {
        return machine;
    }

    /// Another run begins: what comes first follows nothing.
    public void begin() {
        last = NONE;
    }

    /// A step was taken.
    public void add(StepResult result) {
        add(result.snapshot());
        add(taken(machine, result));
    }

    /// The machine is or was here.
    public void add(Snapshot snapshot) {
        for (int i = 0; i < snapshot.activeCount(); i++) {
            entered.set(snapshot.active(i));
        }
    }

    /// These transitions were taken, in this order, after those before.
    public void add(List<Integer> taken) {
        for (int transition : taken) {
            if (machine.transition(transition).forbidden()) {
                continue;
            }
            transitions.set(transition);
            for (State at = machine.source(transition);; at = machine.machine().state(at.parent())) {
                entered.set(at.index()); // it was left by the step
                if (at.isRoot()) {
                    break;
                }
            }
            if (last != NONE) {
                pairs.add(new Pair(last, transition));
            }
            last = transition;
        }
    }

    /// The transitions that a step took, without those that only forbid an event.
    public static List<Integer> taken(CompiledMachine machine, StepResult result) {
        for (int transition : result.transitions()) {
            if (machine.transition(transition).forbidden()) {
                return result.transitions().stream().filter(number -> !machine.transition(number).forbidden())
                        .toList();
            }
        }
        return result.transitions();
    }

    /// Adds what other runs of the same machine have visited.
    public void add(Coverage other) {
        if (other.machine != machine) {
            throw new IllegalArgumentException("the coverage of another machine: " + other.machine);
        }
        entered.or(other.entered);
        transitions.or(other.transitions);
        pairs.addAll(other.pairs);
        last = NONE;
    }

    /// The indexes of the states that were active at some time, the root included. Live: what is
    /// set in it counts.
    public BitSet entered() {
        return entered;
    }

    public boolean isEntered(State state) {
        return entered.get(state.index());
    }

    /// Whether the transition of this number was taken.
    public boolean isTaken(int transition) {
        return transitions.get(transition);
    }

    public boolean isTaken(Pair pair) {
        return pairs.contains(pair);
    }

    /// How many different pairs were taken.
    public int pairs() {
        return pairs.size();
    }
}
