package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.expr.Template;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a set of transitions: exit, actions, entry, in SCXML's order with XState's refinements.
final class Microstep {
    private final Run run;
    private final CompiledMachine machine;

    Microstep(Run run) {
        this.run = run;
        this.machine = run.machine();
    }

    /// Takes the transitions and says whether anything about the machine is different now.
    boolean take(List<CompiledTransition> transitions) {
        if (transitions.isEmpty()) {
            return false;
        }
        int[] before = Arrays.copyOf(run.active, run.size);
        int[][] historyBefore = run.history;
        exit(transitions);
        for (CompiledTransition transition : transitions) {
            execute(transition.actions);
        }
        enter(new EntrySet(run, transitions));
        if (run.isDone()) {
            leaveAll();
        }
        boolean sameHistory = run.history.length == 0 || Arrays.equals(run.history, historyBefore);
        if (sameHistory && sameStates(before)) {
            run.active = before;
            run.size = before.length;
            return run.takeChanged();
        }
        run.takeChanged();
        return true;
    }

    /// Enters the machine for the first time.
    void start() {
        CompiledTransition entry = new CompiledTransition(-1, 0, new int[]{0}, null, CompiledState.NOTHING,
                true,
                CompiledTransition.ABOVE_ROOT, null);
        enter(new EntrySet(run, List.of(entry)));
        if (run.isDone()) {
            leaveAll();
        }
        run.takeChanged();
    }

    private void execute(Instruction[] instructions) {
        for (Instruction instruction : instructions) {
            instruction.execute(run);
        }
    }

    // ---- leaving

    static int domain(CompiledTransition transition, Run run) {
        if (transition.domain != CompiledTransition.HISTORY) {
            return transition.domain;
        }
        IntList targets = effectiveTargets(transition.targets, run);
        CompiledState[] states = run.machine().states();
        return Domain.of(states, transition.source, targets.items(), targets.size(), transition.reenter);
    }

    /// The targets with history states replaced by what they remember or default to.
    static IntList effectiveTargets(int[] targets, Run run) {
        IntList effective = new IntList();
        addEffective(targets, run, effective);
        return effective;
    }

    private static void addEffective(int[] targets, Run run, IntList effective) {
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
                addEffective(defaultOf(state, run.machine()), run, effective);
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

    static IntSet exitSet(CompiledTransition transition, Run run) {
        IntSet exit = new IntSet();
        addExits(transition, run, exit);
        return exit;
    }

    private static void addExits(CompiledTransition transition, Run run, IntSet exit) {
        if (transition.isTargetless()) {
            return;
        }
        int domain = domain(transition, run);
        if (transition.reenter && transition.source == domain) {
            exit.add(domain);
        }
        for (int i = 0; i < run.size; i++) {
            if (domain < 0 || run.machine().state(domain).contains(run.active[i])) {
                exit.add(run.active[i]);
            }
        }
    }

    private void exit(List<CompiledTransition> transitions) {
        IntSet exit = new IntSet();
        for (CompiledTransition transition : transitions) {
            addExits(transition, run, exit);
        }
        for (int i = exit.size() - 1; i >= 0; i--) {
            remember(machine.state(exit.get(i)));
        }
        for (int i = exit.size() - 1; i >= 0; i--) {
            execute(machine.state(exit.get(i)).exit);
            run.leave(exit.get(i));
        }
    }

    private void remember(CompiledState left) {
        if (left.histories.length == 0) {
            return;
        }
        int[][] history = run.history.clone();
        for (int index : left.histories) {
            IntSet remembered = new IntSet();
            for (int i = 0; i < run.size; i++) {
                CompiledState state = machine.state(run.active[i]);
                boolean kept = machine.state(index).deep
                        ? state.isAtomic() && left.contains(state.index)
                        : state.parent == left.index;
                if (kept) {
                    remembered.add(state.index);
                }
            }
            history[machine.historySlot(index)] = remembered.toArray();
        }
        run.history = history;
    }

    private void leaveAll() {
        int[] all = Arrays.copyOf(run.active, run.size);
        Arrays.sort(all);
        for (int i = all.length - 1; i >= 0; i--) {
            execute(machine.state(all[i]).exit);
        }
    }

    // ---- entering

    private void enter(EntrySet entered) {
        IntSet completed = new IntSet();
        for (int i = 0; i < entered.states.size(); i++) {
            CompiledState state = machine.state(entered.states.get(i));
            run.enter(state.index);
            execute(state.entry);
            if (entered.byDefault.contains(state.index)) {
                execute(state.initialActions);
            }
            if (state.kind == Kind.FINAL) {
                complete(state, completed);
            }
        }
    }

    /// Tells the ancestors of a final state that just became active which of them are done with it.
    private void complete(CompiledState end, IntSet completed) {
        int ancestor = end.parent;
        if (end.parent >= 0 && machine.state(end.parent).kind != Kind.PARALLEL) {
            CompiledState parent = machine.state(end.parent);
            run.raise(Event.of(parent.doneEvent, "output", output(end)));
            ancestor = parent.parent;
        }
        int last = ancestor >= 0 ? ancestor : end.index;
        while (ancestor >= 0 && machine.state(ancestor).kind == Kind.PARALLEL && !completed.contains(ancestor)
                && isComplete(ancestor)) {
            completed.add(ancestor);
            run.raise(Event.of(machine.state(ancestor).doneEvent, "output", null));
            last = ancestor;
            ancestor = machine.state(ancestor).parent;
        }
        if (ancestor < 0) {
            finish(machine.state(last));
        }
    }

    private @Nullable Object output(CompiledState state) {
        Template template = state.output;
        return template == null ? null : run.value(template, state.position);
    }

    private void finish(CompiledState last) {
        CompiledState root = machine.state(0);
        Template template = root.output;
        if (template == null) {
            run.finish(null);
            return;
        }
        Event handled = run.event();
        Object lastOutput = last.index > 0 ? output(last) : null;
        run.handle(Event.of(last.doneEvent, "output", lastOutput));
        Object output = run.value(template, root.position);
        run.handle(handled);
        run.finish(output);
    }

    private boolean isComplete(int index) {
        CompiledState state = machine.state(index);
        return switch (state.kind) {
            case COMPOUND -> {
                boolean ended = false;
                for (int child : state.children) {
                    ended |= machine.state(child).kind == Kind.FINAL && run.isActive(child);
                }
                yield ended;
            }
            case PARALLEL -> {
                boolean all = true;
                for (int child : state.children) {
                    all &= isComplete(child);
                }
                yield all;
            }
            case FINAL -> true;
            case ATOMIC, HISTORY -> false;
        };
    }

    private boolean sameStates(int[] before) {
        if (before.length != run.size) {
            return false;
        }
        for (int state : before) {
            if (!run.isActive(state)) {
                return false;
            }
        }
        return true;
    }
}
