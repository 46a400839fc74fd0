package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;

/// The states that a set of transitions enters: SCXML's computeEntrySet, step by step.
final class ScxmlEntry {
    private final Run run;
    private final CompiledMachine machine;
    final IntSet states = new IntSet();
    /// Those whose initial transition is taken.
    final IntSet byDefault = new IntSet();
    /// The history states whose default transition is taken.
    final IntSet defaultHistories = new IntSet();

    ScxmlEntry(Run run) {
        this.run = run;
        this.machine = run.machine();
    }

    void clear() {
        states.clear();
        byDefault.clear();
        defaultHistories.clear();
    }

    void add(CompiledTransition transition) {
        if (!transition.isTargetless()) {
            add(transition.targets, Targets.domain(transition, run));
        }
    }

    /// The targets, what belongs inside of them, and their ancestors below `domain`.
    void add(int[] targets, int domain) {
        for (int target : targets) {
            addDescendants(target);
        }
        IntList effective = Targets.effective(targets, run);
        for (int i = 0; i < effective.size(); i++) {
            addAncestors(effective.get(i), domain);
        }
    }

    private void addDescendants(int index) {
        CompiledState state = machine.state(index);
        switch (state.kind) {
            case HISTORY -> addRemembered(state);
            case COMPOUND -> {
                states.add(index);
                byDefault.add(index);
                addInside(state.initial, index);
            }
            case PARALLEL -> {
                states.add(index);
                addRegions(state);
            }
            case ATOMIC, FINAL -> states.add(index);
        }
    }

    private void addRemembered(CompiledState state) {
        int[] remembered = run.history[machine.historySlot(state.index)];
        if (remembered.length == 0) {
            defaultHistories.add(state.index);
            remembered = Targets.defaultOf(state, machine);
        }
        addInside(remembered, state.parent);
    }

    private void addInside(int[] targets, int ancestor) {
        for (int target : targets) {
            addDescendants(target);
        }
        for (int target : targets) {
            addAncestors(target, ancestor);
        }
    }

    private void addAncestors(int state, int upTo) {
        for (int at = machine.state(state).parent; at >= 0 && at != upTo; at = machine.state(at).parent) {
            states.add(at);
            if (machine.state(at).kind == Kind.PARALLEL) {
                addRegions(machine.state(at));
            }
        }
    }

    private void addRegions(CompiledState parallel) {
        for (int region : parallel.children) {
            if (!states.meets(region, machine.state(region).last)) {
                addDescendants(region);
            }
        }
    }
}
