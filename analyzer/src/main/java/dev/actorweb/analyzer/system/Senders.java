package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.StepResult;
import java.util.ArrayList;
import java.util.List;

/// Knows while the effects of a step are carried out whom `#origin` means: the sender of the event
/// at hand, or of one that was deferred and is taken now.
final class Senders {
    /// No actor of the system.
    static final int NOBODY = -1;
    private final List<Message> kept = new ArrayList<>();
    private int current;

    /// @param before
    ///            where the actor was
    /// @param given
    ///            what it handles; its event is an object of its own, so that it is told from equal
    ///            ones that the machine raises
    Senders(Local before, Message given, StepResult result) {
        this.current = given.origin();
        for (int i = 0; i < before.origins().size() && before.snapshot() != null; i++) {
            kept.add(new Message(before.snapshot().deferred().get(i), before.origins().get(i)));
        }
        if (isDeferred(given.event(), result)) {
            kept.add(given);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an equal event may come from somebody else
    private static boolean isDeferred(Event given, StepResult result) {
        for (Event event : result.snapshot().deferred()) {
            if (event == given) {
                return true;
            }
        }
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Recall recall && recall.event() == given) {
                return true;
            }
        }
        return false;
    }

    /// Who sent what is handled now.
    int current() {
        return current;
    }

    /// Goes on with an event that was deferred.
    void recall(Event event) {
        current = remove(event);
    }

    /// Who sent what is deferred after the step.
    List<Integer> of(List<Event> deferred) {
        List<Integer> origins = new ArrayList<>();
        deferred.forEach(event -> origins.add(remove(event)));
        return origins;
    }

    /// Of equal events the oldest is taken first.
    private int remove(Event event) {
        for (Message one : kept) {
            if (one.event().equals(event)) {
                kept.remove(one);
                return one.origin();
            }
        }
        return NOBODY;
    }
}
