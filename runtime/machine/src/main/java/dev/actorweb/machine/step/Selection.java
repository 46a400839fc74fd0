package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the transitions of a microstep, as XState does: a state is asked only when nothing
/// inside it has an enabled transition, and the regions of a parallel state are asked in the order
/// in which they were entered.
final class Selection {
    private final Run run;
    private final CompiledMachine machine;
    private final @Nullable ActiveTree tree;
    private CompiledTransition[] selected = new CompiledTransition[4];
    private int count;

    Selection(Run run) {
        this.run = run;
        this.machine = run.machine();
        this.tree = machine.isChain() ? null : new ActiveTree(machine);
    }

    /// What was chosen; only the first [#count()] count.
    CompiledTransition[] transitions() {
        return selected;
    }

    int count() {
        return count;
    }

    /// Chooses the enabled transitions on an event; conflicts among them are not resolved yet.
    void on(Event event) {
        count = 0;
        if (tree == null) {
            onChain(event);
        } else {
            tree.show(run.active);
            select(tree, 0, event);
        }
    }

    private void onChain(Event event) {
        for (int at = run.active.leaf(); at >= 0; at = machine.state(at).parent) {
            CompiledTransition found = candidate(machine.state(at), event);
            if (found != null) {
                add(found);
                return;
            }
        }
    }

    private boolean select(ActiveTree active, int index, Event event) {
        CompiledState state = machine.state(index);
        boolean inside = false;
        for (int child = active.firstChild(index); child >= 0; child = active.nextSibling(child)) {
            inside |= select(active, child, event);
            if (state.kind == Kind.COMPOUND && machine.state(child).isAtomic()) {
                break;
            }
        }
        if (inside) {
            return true;
        }
        CompiledTransition found = candidate(state, event);
        if (found != null) {
            add(found);
        }
        return found != null;
    }

    private void add(CompiledTransition transition) {
        if (count == selected.length) {
            selected = Arrays.copyOf(selected, 2 * count);
        }
        selected[count++] = transition;
    }

    /// Chooses the enabled transitions that need no event.
    void eventless() {
        count = 0;
        if (!machine.hasEventless()) {
            return;
        }
        for (int i = 0; i < run.active.size(); i++) {
            CompiledState state = machine.state(run.active.get(i));
            if (state.isAtomic() && state.eventless) {
                always(state.index);
            }
        }
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
                || !type.regionMatches(0, wildcard, 0, prefix)) {
            return false;
        }
        return type.length() == prefix || type.charAt(prefix) == '.';
    }

    /// The first enabled one of a transition and its alternatives.
    private @Nullable CompiledTransition enabled(@Nullable CompiledTransition first) {
        for (CompiledTransition candidate = first; candidate != null; candidate = candidate.alternative) {
            Condition condition = candidate.condition;
            if (condition == null || condition.holds(run)) {
                return candidate;
            }
        }
        return null;
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
                if (!isSelected(found)) {
                    add(found);
                }
                return;
            }
        }
    }

    private boolean isSelected(CompiledTransition transition) {
        for (int i = 0; i < count; i++) {
            if (selected[i] == transition) {
                return true;
            }
        }
        return false;
    }

    // ---- conflicts

    /// Takes these as what is enabled.
    void choose(List<CompiledTransition> enabled) {
        count = 0;
        for (CompiledTransition transition : enabled) {
            add(transition);
        }
    }

    /// SCXML's removal of conflicting transitions: of two that would leave a common state, the one
    /// whose source lies deeper inside the other's wins, else the earlier.
    void resolveConflicts() {
        if (count < 2) {
            return;
        }
        CompiledTransition[] enabled = Arrays.copyOf(selected, count);
        count = 0;
        for (CompiledTransition transition : enabled) {
            if (!losesAgainstKept(transition)) {
                dropPreempted(transition);
                add(transition);
            }
        }
    }

    private boolean losesAgainstKept(CompiledTransition transition) {
        for (int i = 0; i < count; i++) {
            if (!isPreempted(selected[i], transition) && conflict(selected[i], transition)) {
                return true;
            }
        }
        return false;
    }

    private void dropPreempted(CompiledTransition transition) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!isPreempted(selected[i], transition) || !conflict(selected[i], transition)) {
                selected[kept++] = selected[i];
            }
        }
        count = kept;
    }

    private boolean isPreempted(CompiledTransition kept, CompiledTransition by) {
        return machine.state(kept.source).contains(by.source);
    }

    /// Whether both would leave some active state. What a transition leaves are the active ones of
    /// a range of states, and ranges are nested or apart.
    private boolean conflict(CompiledTransition a, CompiledTransition b) {
        if (a.isTargetless() || b.isTargetless()) {
            return false;
        }
        ExitRange one = ExitRange.of(a, run);
        ExitRange other = ExitRange.of(b, run);
        int from = Math.max(one.first(), other.first());
        int to = Math.min(one.last(), other.last());
        for (int i = 0; i < run.active.size() && from <= to; i++) {
            if (run.active.get(i) >= from && run.active.get(i) <= to) {
                return true;
            }
        }
        return false;
    }
}
