package dev.actorweb.machine.step;

import dev.actorweb.machine.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses transitions as SCXML's algorithm does: for each active atomic state, in document order,
/// the first that is enabled, in it or in the next of its ancestors that has one.
final class ScxmlSelection {
    private final Run run;
    private final CompiledMachine machine;
    private final Selection conflicts;
    private final List<CompiledTransition> enabled = new ArrayList<>();

    ScxmlSelection(Run run) {
        this.run = run;
        this.machine = run.machine();
        this.conflicts = new Selection(run);
    }

    /// What was chosen; only the first [#count()] count.
    CompiledTransition[] transitions() {
        return conflicts.transitions();
    }

    int count() {
        return conflicts.count();
    }

    /// Chooses the transitions on an event, without those in conflict; without event those that
    /// need none.
    void choose(@Nullable Event event) {
        enabled.clear();
        for (int i = 0; i < run.active.size(); i++) {
            CompiledState state = machine.state(run.active.get(i));
            if (state.isAtomic() && (event != null || state.eventless)) {
                select(state.index, event);
            }
        }
        conflicts.choose(enabled);
        conflicts.resolveConflicts();
    }

    private void select(int atomic, @Nullable Event event) {
        for (int at = atomic; at >= 0; at = machine.state(at).parent) {
            CompiledTransition found = first(machine.state(at), event);
            if (found != null) {
                if (!enabled.contains(found)) {
                    enabled.add(found);
                }
                return;
            }
        }
    }

    private @Nullable CompiledTransition first(CompiledState state, @Nullable Event event) {
        CompiledTransition[] candidates = event == null ? state.always : state.inOrder;
        for (int i = 0; i < candidates.length; i++) {
            if ((event == null || Dialect.SCXML.matches(state.descriptors[i], event.type()))
                    && holds(candidates[i])) {
                return candidates[i];
            }
        }
        return null;
    }

    /// A condition that cannot be evaluated is an error, and does not hold.
    private boolean holds(CompiledTransition candidate) {
        Condition condition = candidate.condition;
        if (condition == null) {
            return true;
        }
        try {
            return condition.holds(run);
        } catch (Failure.Raised raised) {
            run.fail(raised.failure());
            return false;
        }
    }
}
