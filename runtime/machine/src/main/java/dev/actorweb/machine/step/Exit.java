package dev.actorweb.machine.step;

/// Leaves states, as SCXML's exitStates does: history states remember first, then come the exit
/// actions, inner states before outer.
final class Exit {
    private final Run run;
    private final CompiledMachine machine;
    private final IntSet left = new IntSet();

    Exit(Run run) {
        this.run = run;
        this.machine = run.machine();
    }

    /// Leaves what these transitions leave.
    void leave(CompiledTransition[] transitions, int count) {
        left.clear();
        for (int i = 0; i < count; i++) {
            if (!transitions[i].isTargetless()) {
                add(ExitRange.of(transitions[i], run));
            }
        }
        if (machine.historyCount() > 0) {
            for (int i = 0; i < left.size(); i++) {
                remember(machine.state(left.get(i)));
            }
        }
        for (int i = left.size() - 1; i >= 0; i--) {
            run.perform(machine.state(left.get(i)).exit);
            run.active.leave(left.get(i));
            if (run.isScxml()) {
                run.leaves(machine.state(left.get(i)));
                run.changes();
            }
        }
    }

    /// The end: everything is left, but stays visible.
    void leaveAll() {
        left.clear();
        for (int i = 0; i < run.active.size(); i++) {
            left.add(run.active.get(i));
        }
        for (int i = left.size() - 1; i >= 0; i--) {
            run.perform(machine.state(left.get(i)).exit);
        }
    }

    private void add(ExitRange range) {
        for (int i = 0; i < run.active.size(); i++) {
            if (range.contains(run.active.get(i))) {
                left.add(run.active.get(i));
            }
        }
    }

    private void remember(CompiledState state) {
        if (state.histories.length == 0) {
            return;
        }
        int[][] history = run.history.clone();
        for (int index : state.histories) {
            IntSet remembered = new IntSet();
            for (int i = 0; i < run.active.size(); i++) {
                CompiledState inside = machine.state(run.active.get(i));
                boolean kept = machine.state(index).deep
                        ? inside.isAtomic() && state.contains(inside.index)
                        : inside.parent == state.index;
                if (kept) {
                    remembered.add(inside.index);
                }
            }
            history[machine.historySlot(index)] = remembered.toArray();
        }
        run.history = history;
    }
}
