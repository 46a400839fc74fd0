package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.system.Member;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a run of a system visits of its machines, for each entry under `actors`. The exploration
/// only knows where a step ends, so it is taken once more for the transitions.
final class Visits {
    private final Model model;
    /// By the numbers of the actors: what one does after the other does not follow from it.
    private final Coverage[] byMember;

    /// @param state
    ///            where the run begins
    Visits(Model model, int[] state) {
        this.model = model;
        this.byMember = new Coverage[model.members().size()];
        for (Member member : model.members()) {
            byMember[member.index()] = new Coverage(first(member));
            Local local = model.local(state, member.index());
            if (local.snapshot() != null) {
                started(member, local);
            }
        }
    }

    /// All actors of an entry together.
    Map<String, Coverage> byGroup() {
        Map<String, Coverage> byGroup = new LinkedHashMap<>();
        for (Member member : model.members()) {
            byGroup.computeIfAbsent(member.group().name(), _ -> new Coverage(first(member)))
                    .add(byMember[member.index()]);
        }
        return byGroup;
    }

    private CompiledMachine first(Member member) {
        for (Member other : model.members()) {
            if (other.group().name().equals(member.group().name())) {
                return other.machine();
            }
        }
        return member.machine();
    }

    /// An actor has taken a step.
    ///
    /// @param before
    ///            where it was
    /// @param after
    ///            where it is
    void step(Member member, Local before, Cause cause, Event event, Local after) {
        Snapshot snapshot = before.snapshot();
        if (cause == Cause.START || cause == Cause.CRASH || snapshot == null) {
            started(member, after);
        } else if (event.isInternal() || member.machine().check(event).isEmpty()) {
            find(after, oracle -> Step.step(snapshot, event, oracle))
                    .ifPresent(byMember[member.index()]::add);
        }
    }

    private void started(Member member, Local local) {
        byMember[member.index()].begin();
        find(local, oracle -> Step.initial(member.machine(), null, oracle))
                .ifPresent(byMember[member.index()]::add);
    }

    /// The outcome that ends where the actor is, or, when it has ended, that ends it.
    private static Optional<StepResult> find(Local after, Function<Oracle, StepResult> step) {
        Oracle oracle = new Oracle();
        do {
            StepResult result = step.apply(oracle);
            Snapshot snapshot = after.snapshot();
            if (snapshot == null ? !result.snapshot().isActive() : snapshot.equals(result.snapshot())) {
                return Optional.of(result);
            }
        } while (oracle.next());
        return Optional.empty();
    }
}
