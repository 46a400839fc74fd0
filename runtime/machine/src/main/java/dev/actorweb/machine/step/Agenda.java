package dev.actorweb.machine.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is to happen in a [Simulation], and the time that a machine and those within it share.
final class Agenda {
    private final List<Timer> timers = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private int firedNow;

    /// An event that is on its way.
    ///
    /// @param recipient
    ///            null for the machine that then runs as `child` of the sender
    /// @param waits
    ///            whether the event is still with its sender, and lost when that ends
    record Timer(Session sender, @Nullable Session recipient, String child, Optional<String> id, Duration due,
            boolean waits, Event event) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    Duration now() {
        return now;
    }

    void add(Timer timer) {
        timers.add(timer);
    }

    /// In the order of their start.
    List<Timer> timers() {
        return timers;
    }

    void remove(@Nullable Timer timer) {
        timers.remove(timer);
    }

    void removeIf(Predicate<Timer> which) {
        timers.removeIf(which);
    }

    /// The timer that is due first; of several the one that was started first.
    @Nullable
    Timer next() {
        Timer first = null;
        for (Timer timer : timers) {
            if (first == null || timer.due.compareTo(first.due) < 0) {
                first = timer;
            }
        }
        return first;
    }

    void moveTo(Duration time) {
        firedNow = time.compareTo(now) > 0 ? 0 : firedNow;
        now = time;
    }

    /// Counts one more event at this moment.
    ///
    /// @return whether there were too many of them
    boolean isStuck() {
        return ++firedNow > Step.MICROSTEP_LIMIT;
    }
}
