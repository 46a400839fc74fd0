package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the transitions of a microstep, as XState does: a state is asked only when nothing
/// inside it has an enabled transition, and the regions of a parallel state are asked in the order
/// in which they were entered.
final class Selection {
    private final Run run;
    private final CompiledMachine machine;
    private final List<CompiledTransition> selected = new ArrayList<>(2);

    private int[] shown;
    private int shownSize;

    private Selection(Run run) {
        this.run = run;
        this.machine = run.machine();
        this.shown = run.active;
        this.shownSize = run.size;
    }

    /// The enabled transitions on an event; conflicts among them are not resolved yet.
    static List<CompiledTransition> on(Event event, Run run) {
        Selection selection = new Selection(run);
        if (!Completion.isComplete(run.machine(), run.active, run.size)) {
            selection.shown = Completion.of(run.machine(), run.active, run.size);
            selection.shownSize = selection.shown.length;
        }
        selection.select(0, event);
        return selection.selected;
    }

    /// The enabled transitions that need no event, conflicts resolved.
    static List<CompiledTransition> eventless(Run run) {
        Selection selection = new Selection(run);
        for (int i = 0; i < run.size; i++) {
            if (selection.machine.state(run.active[i]).isAtomic()) {
                selection.always(run.active[i]);
            }
        }
        return withoutConflicts(selection.selected, run);
    }

    private boolean select(int index, Event event) {
        CompiledState state = machine.state(index);
        if (state.kind == Kind.PARALLEL || state.kind == Kind.COMPOUND) {
            boolean inside = false;
            for (int i = 0; i < shownSize; i++) {
                int child = shown[i];
                if (machine.state(child).parent == index) {
                    inside |= select(child, event);
                    if (state.kind == Kind.COMPOUND && machine.state(child).isAtomic()) {
                        break;
                    }
                }
            }
            if (inside) {
                return true;
            }
        }
        CompiledTransition found = candidate(state, event);
        if (found != null) {
            selected.add(found);
        }
        return found != null;
    }

    /// The first enabled transition of a state: exact descriptors before wildcards, longer
    /// wildcards before shorter.
    private @Nullable CompiledTransition candidate(CompiledState state, Event event) {
        String type = event.type();
        CompiledTransition exact = enabled(state.exactly(type));
        if (exact != null) {
            return exact;
        }
        for (int i = 0; i < state.wildcards.length; i++) {
            if (matches(state.wildcards[i], type)) {
                CompiledTransition found = enabled(state.onWildcards[i]);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// `*` matches everything; `a.b.*` matches `a.b` and what begins with `a.b.`; a star elsewhere
    /// matches nothing.
    static boolean matches(String wildcard, String type) {
        if (wildcard.equals("*")) {
            return true;
        }
        int prefix = wildcard.length() - 2;
        if (!wildcard.endsWith(".*") || wildcard.indexOf('*') <= prefix
                || !type.startsWith(wildcard.substring(0, prefix))) {
            return false;
        }
        return type.length() == prefix || type.charAt(prefix) == '.';
    }

    private @Nullable CompiledTransition enabled(CompiledTransition[] candidates) {
        for (CompiledTransition candidate : candidates) {
            Condition condition = candidate.condition;
            if (condition == null || condition.holds(run)) {
                return candidate;
            }
        }
        return null;
    }

    private void always(int atomic) {
        for (int at = atomic; at >= 0; at = machine.state(at).parent) {
            CompiledTransition found = enabled(machine.state(at).always);
            if (found != null) {
                if (!selected.contains(found)) {
                    selected.add(found);
                }
                return;
            }
        }
    }

    /// SCXML's removal of conflicting transitions: of two that would leave a common state, the one
    /// whose source lies deeper inside the other's wins, else the earlier.
    static List<CompiledTransition> withoutConflicts(List<CompiledTransition> enabled, Run run) {
        if (enabled.size() < 2) {
            return enabled;
        }
        List<CompiledTransition> kept = new ArrayList<>();
        List<IntSet> exits = new ArrayList<>();
        for (CompiledTransition transition : enabled) {
            IntSet exit = Microstep.exitSet(transition, run);
            List<Integer> preempted = new ArrayList<>();
            boolean loses = false;
            for (int i = 0; i < kept.size() && !loses; i++) {
                if (exit.intersects(exits.get(i))) {
                    boolean deeper = run.machine().state(kept.get(i).source).contains(transition.source);
                    if (deeper) {
                        preempted.add(i);
                    }
                    loses = !deeper;
                }
            }
            if (!loses) {
                for (int i = preempted.size() - 1; i >= 0; i--) {
                    kept.remove((int) preempted.get(i));
                    exits.remove((int) preempted.get(i));
                }
                kept.add(transition);
                exits.add(exit);
            }
        }
        return kept;
    }
}
