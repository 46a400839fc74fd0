package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;

/// Where transitions lead when history states are replaced by what they remember or default to.
final class Targets {
    private Targets() {}

    /// The domain of a transition at this point of the step.
    static int domain(CompiledTransition transition, Run run) {
        if (transition.domain != CompiledTransition.HISTORY) {
            return transition.domain;
        }
        IntList targets = effective(transition.targets, run);
        CompiledState[] states = run.machine().states();
        return run.isScxml()
                ? Domain.inScxml(states, transition.source, targets.items(), targets.size(),
                        transition.reenter)
                : Domain.of(states, transition.source, targets.items(), targets.size(), transition.reenter);
    }

    static IntList effective(int[] targets, Run run) {
        IntList effective = new IntList();
        add(targets, run, effective);
        return effective;
    }

    private static void add(int[] targets, Run run, IntList effective) {
        for (int target : targets) {
            CompiledState state = run.machine().state(target);
            if (state.kind != Kind.HISTORY) {
                effective.add(target);
                continue;
            }
            int[] remembered = run.history[run.machine().historySlot(target)];
            for (int kept : remembered) {
                effective.add(kept);
            }
            if (remembered.length == 0) {
                add(defaultOf(state, run.machine()), run, effective);
            }
        }
    }

    /// Where a history state leads when nothing is remembered: its own default, else its parent's.
    static int[] defaultOf(CompiledState history, CompiledMachine machine) {
        if (history.historyDefault.length > 0) {
            return history.historyDefault;
        }
        CompiledState parent = machine.state(history.parent);
        return parent.kind == Kind.PARALLEL ? new int[]{parent.index} : parent.initial;
    }
}
