package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who stands behind the events that a machine defers: where an answer to them goes, and who asked.
///
/// @param <W>
///            somebody who waits for what becomes of an event
final class Deferrals<W> {
    private final List<Deferral<W>> kept = new ArrayList<>();

    /// One event, which no other is the same object as.
    record Deferral<W>(Event event, Optional<String> origin, @Nullable W asker) {}

    /// Notes who stands behind an event.
    void add(Event event, Optional<String> origin, @Nullable W asker) {
        if (origin.isPresent() || asker != null) {
            kept.add(new Deferral<>(event, origin, asker));
        }
    }

    /// Gives back who stands behind an event that is deferred no more.
    Optional<Deferral<W>> remove(Event event) {
        for (int i = 0; i < kept.size(); i++) {
            if (isSame(kept.get(i).event, event)) {
                return Optional.of(kept.remove(i));
            }
        }
        return Optional.empty();
    }

    /// Gives back all who wait.
    List<W> askers() {
        List<W> askers = new ArrayList<>();
        for (Deferral<W> one : kept) {
            if (one.asker != null) {
                askers.add(one.asker);
            }
        }
        kept.clear();
        return askers;
    }

    /// Whether a step defers an event, or did until it took it.
    static boolean isDeferred(Event event, StepResult result) {
        for (Event one : result.snapshot().deferred()) {
            if (isSame(one, event)) {
                return true;
            }
        }
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Recall recall && isSame(recall.event(), event)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // two events may be equal and come from different
                                           // senders
    private static boolean isSame(Event one, Event other) {
        return one == other;
    }
}
