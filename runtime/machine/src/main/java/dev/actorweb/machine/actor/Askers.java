package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who waits for an answer of a machine: until it is where they want it, or until it takes up the
/// event that they gave it and that it defers.
final class Askers {
    private final List<Waiting> waiting = new ArrayList<>();
    private final Deferrals<Waiting> deferrals = new Deferrals<>();

    /// Somebody who wants to know as soon as a condition holds.
    record Waiting(Predicate<Snapshot> condition, ActorRef<Answer> replyTo) {}

    /// Answers at once if the machine is where it is wanted, or else later.
    void await(Waiting waiter, Snapshot now) {
        if (waiter.condition.test(now)) {
            waiter.replyTo.tell(new Answer.Reached(now));
        } else {
            waiting.add(waiter);
        }
    }

    /// Lets somebody wait for the end of the step at hand.
    void add(Waiting waiter) {
        waiting.add(waiter);
    }

    /// Answers those whose condition holds now.
    void answer(Snapshot now) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting waiter = waiting.get(i);
            if (waiter.condition.test(now)) {
                waiting.remove(i--);
                waiter.replyTo.tell(new Answer.Reached(now));
            }
        }
    }

    /// Notes who stands behind an event that the machine defers.
    void deferred(Event event, Optional<String> origin, @Nullable Waiting asker) {
        deferrals.add(event, origin, asker);
    }

    /// Gives back who stands behind an event that is deferred no more.
    Optional<Deferrals.Deferral<Waiting>> recalled(Event event) {
        return deferrals.remove(event);
    }

    /// Tells all who still wait that the machine was stopped.
    void ended(String machine) {
        waiting.addAll(deferrals.askers());
        for (Waiting waiter : waiting) {
            waiter.replyTo.tell(new Answer.Ended("the machine " + machine + " was stopped"));
        }
        waiting.clear();
    }
}
