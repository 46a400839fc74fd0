package dev.actorweb.cli.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events that are sent by themselves, one after the other: each after its pause, or also when the
/// machine can take it; and no later than the deadline. For one thread.
final class Script {
    /// An event to send.
    record Item(String event, Map<String, @Nullable Object> data) {}

    /// What is to be done now.
    sealed interface Act {
        record Send(Item item) implements Act {}

        /// Nothing before so much time has passed.
        record Rest(Duration time) implements Act {}

        /// The machine can't take the next event yet.
        record Wait(Item item) implements Act {}

        /// The machine could not take the event in time.
        record Late(Item item) implements Act {}

        record Over() implements Act {}
    }

    private final List<Item> items;
    private final Duration pause;
    private final Duration deadline;
    private final boolean patient;
    private int next;
    private Duration since = Duration.ZERO;
    private boolean failed;
    private boolean late;

    /// @param pause
    ///            the least time between two events
    /// @param patient
    ///            whether an event waits until the machine can take it
    /// @param deadline
    ///            how long it waits at most
    Script(List<Item> items, Duration pause, boolean patient, Duration deadline) {
        this.items = List.copyOf(items);
        this.pause = pause;
        this.patient = patient;
        this.deadline = deadline;
    }

    static Script nothing() {
        return new Script(List.of(), Duration.ZERO, false, Duration.ZERO);
    }

    /// What comes next.
    ///
    /// @param now
    ///            the time since some moment that stays the same
    /// @param takes
    ///            whether the machine can take the next event
    Act next(Duration now, boolean takes) {
        if (next == items.size()) {
            return new Act.Over();
        }
        var item = items.get(next);
        var rest = next == 0 ? Duration.ZERO : since.plus(pause).minus(now);
        if (rest.isPositive()) {
            return new Act.Rest(rest);
        }
        if (patient && !takes) {
            return now.minus(since).minus(pause).compareTo(deadline) > 0
                    ? late(item)
                    : new Act.Wait(item);
        }
        next++;
        since = now;
        return new Act.Send(item);
    }

    private Act late(Item item) {
        next = items.size();
        failed = true;
        late = true;
        return new Act.Late(item);
    }

    /// The next event; empty when all are sent.
    Optional<Item> upcoming() {
        return next < items.size() ? Optional.of(items.get(next)) : Optional.empty();
    }

    /// Gives up on the rest: the machine will never take the next event.
    void giveUp() {
        next = items.size();
        failed = true;
    }

    /// An event was not accepted.
    void refused() {
        failed = true;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /// Whether an event was not accepted.
    boolean failed() {
        return failed;
    }

    /// Whether an event was not accepted in time.
    boolean late() {
        return late;
    }
}
