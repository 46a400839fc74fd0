package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;

/// The states that the transitions of one microstep enter (SCXML's computeEntrySet, with XState's
/// rule for transitions that do not re-enter), and those among them that are entered by default.
final class EntrySet {
    private static final int NOWHERE = -1;
    private final Run run;
    private final CompiledMachine machine;
    final IntSet states = new IntSet();
    final IntSet byDefault = new IntSet();
    private boolean asksHistory;

    EntrySet(Run run) {
        this.run = run;
        this.machine = run.machine();
    }

    /// Whether what is entered depends on what a history state remembers.
    boolean asksHistory() {
        return asksHistory;
    }

    void compute(CompiledTransition[] transitions, int count) {
        states.clear();
        byDefault.clear();
        asksHistory = false;
        for (int i = 0; i < count; i++) {
            if (!transitions[i].isTargetless()) {
                add(transitions[i]);
            }
        }
    }

    private void add(CompiledTransition transition) {
        int domain = Targets.domain(transition, run);
        for (int target : transition.targets) {
            boolean entered = transition.source != target || transition.source != domain
                    || transition.reenter;
            if (entered && machine.state(target).kind != Kind.HISTORY) {
                enterByDefault(target);
            }
            addDescendants(target);
        }
        boolean leavesRoot = transition.source == 0 && transition.reenter;
        if (transition.domain != CompiledTransition.HISTORY) {
            for (int target : transition.targets) {
                addAncestors(target, domain, leavesRoot);
            }
            return;
        }
        IntList effective = Targets.effective(transition.targets, run);
        for (int i = 0; i < effective.size(); i++) {
            addAncestors(effective.get(i), domain, leavesRoot);
        }
    }

    private void addAncestors(int target, int domain, boolean leavesRoot) {
        addAncestors(target, domain, leavesRoot ? NOWHERE : domain);
        if (domain >= 0 && machine.state(domain).kind == Kind.PARALLEL) {
            addAncestor(domain, leavesRoot ? NOWHERE : domain);
        }
    }

    private void enterByDefault(int state) {
        states.add(state);
        byDefault.add(state);
    }

    private void addDescendants(int index) {
        CompiledState state = machine.state(index);
        switch (state.kind) {
            case HISTORY -> addRemembered(state);
            case COMPOUND -> {
                int initial = state.initial[0];
                if (machine.state(initial).kind != Kind.HISTORY) {
                    enterByDefault(initial);
                }
                addDescendants(initial);
                addAncestors(initial, index, NOWHERE);
            }
            case PARALLEL -> {
                for (int region : state.children) {
                    if (!entersInside(region)) {
                        enterByDefault(region);
                        addDescendants(region);
                    }
                }
            }
            case ATOMIC, FINAL -> {
                // nothing inside
            }
        }
    }

    private void addRemembered(CompiledState state) {
        asksHistory = true;
        int[] remembered = run.history[machine.historySlot(state.index)];
        int[] targets = remembered;
        if (remembered.length == 0) {
            targets = state.historyDefault;
            if (targets.length == 0) {
                targets = Targets.defaultOf(state, machine);
                if (machine.state(state.parent).kind == Kind.COMPOUND) {
                    byDefault.add(state.parent);
                }
            }
        }
        for (int target : targets) {
            states.add(target);
            addDescendants(target);
        }
        for (int target : targets) {
            addAncestors(target, state.parent, NOWHERE);
        }
    }

    /// The proper ancestors of a state below `upTo`, those of them that are inside `within`; and
    /// the regions of the parallel ones that would otherwise stay empty.
    private void addAncestors(int state, int upTo, int within) {
        for (int at = machine.state(state).parent; at >= 0 && at != upTo
                && state != upTo; at = machine.state(at).parent) {
            addAncestor(at, within);
        }
    }

    private void addAncestor(int ancestor, int within) {
        if (within == NOWHERE || machine.state(within).contains(ancestor)) {
            states.add(ancestor);
        }
        CompiledState state = machine.state(ancestor);
        if (state.kind == Kind.PARALLEL) {
            for (int region : state.children) {
                if (!entersInside(region)) {
                    states.add(region);
                    addDescendants(region);
                }
            }
        }
    }

    /// Whether something strictly inside of a region is entered already.
    private boolean entersInside(int region) {
        return states.meets(region + 1, machine.state(region).last);
    }
}
