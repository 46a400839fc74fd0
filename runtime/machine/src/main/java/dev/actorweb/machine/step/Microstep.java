package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.expr.Template;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes a set of transitions: exit, actions, entry, in SCXML's order with XState's refinements.
final class Microstep {
    private final Run run;
    private final CompiledMachine machine;
    private final EntrySet entered;
    private final Exit exit;
    private final IntSet completed = new IntSet();

    Microstep(Run run) {
        this.run = run;
        this.machine = run.machine();
        this.entered = new EntrySet(run);
        this.exit = new Exit(run);
    }

    /// Takes the transitions and says whether anything about the machine is different now.
    boolean take(CompiledTransition[] transitions, int count) {
        if (count == 0) {
            return false;
        }
        if (count == 1 && transitions[0].isTargetless()) {
            run.perform(transitions[0].actions);
            return run.takeChanged();
        }
        run.active.keep();
        int[][] historyBefore = run.history;
        exit.leave(transitions, count);
        for (int i = 0; i < count; i++) {
            run.perform(transitions[i].actions);
        }
        enter(transitions, count);
        if (run.isDone()) {
            exit.leaveAll();
        }
        boolean sameHistory = machine.historyCount() == 0 || Arrays.equals(run.history, historyBefore);
        if (sameHistory && run.active.isAsKept()) {
            run.active.orderAsKept();
            return run.takeChanged();
        }
        run.takeChanged();
        return true;
    }

    /// Enters the machine for the first time.
    void start() {
        CompiledTransition entry = new CompiledTransition(-1, 0, new int[]{0}, null, CompiledState.NOTHING,
                true, CompiledTransition.ABOVE_ROOT, machine.states(), null);
        enter(new CompiledTransition[]{entry}, 1);
        if (run.isDone()) {
            exit.leaveAll();
        }
        run.takeChanged();
    }

    // ---- entering

    private void enter(CompiledTransition[] transitions, int count) {
        completed.clear();
        if (count == 1 && transitions[0].entersOne) {
            enter(machine.state(transitions[0].targets[0]), true);
            return;
        }
        Entry known = count == 1 ? transitions[0].entry : null;
        if (known != null) {
            for (int i = 0; i < known.size(); i++) {
                enter(machine.state(known.state(i)), known.isByDefault(i));
            }
            return;
        }
        entered.compute(transitions, count);
        if (count == 1 && !entered.asksHistory() && transitions[0].keeps()) {
            transitions[0].entry = new Entry(entered);
        }
        for (int i = 0; i < entered.states.size(); i++) {
            int state = entered.states.get(i);
            enter(machine.state(state), entered.byDefault.contains(state));
        }
    }

    private void enter(CompiledState state, boolean byDefault) {
        run.active.enter(state.index);
        if (run.entered != null) {
            run.entered.set(state.index);
        }
        run.perform(state.entry);
        if (byDefault) {
            run.perform(state.initialActions);
        }
        if (state.kind == Kind.FINAL) {
            complete(state);
        }
    }

    /// Tells the ancestors of a final state that just became active which of them are done with it.
    private void complete(CompiledState end) {
        int ancestor = end.parent;
        if (end.parent >= 0 && machine.state(end.parent).kind != Kind.PARALLEL) {
            CompiledState parent = machine.state(end.parent);
            run.raise(Event.of(parent.doneEvent(machine), "output", output(end)));
            ancestor = parent.parent;
        }
        int last = ancestor >= 0 ? ancestor : end.index;
        while (ancestor >= 0 && machine.state(ancestor).kind == Kind.PARALLEL && !completed.contains(ancestor)
                && isComplete(ancestor)) {
            completed.add(ancestor);
            run.raise(Event.of(machine.state(ancestor).doneEvent(machine), "output", null));
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
        run.handle(Event.of(last.doneEvent(machine), "output", lastOutput));
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
}
