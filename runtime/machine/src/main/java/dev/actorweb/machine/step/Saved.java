package dev.actorweb.machine.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All of a running machine that must be kept so that it can go on later, elsewhere: where it is,
/// which delays still run, and which children. [SavedJson] writes and reads it.
///
/// @param timers
///            in the order in which they were started
/// @param children
///            in the order in which they were started
public record Saved(Snapshot snapshot, List<Timer> timers, List<Child> children) {
    /// A delay that is running.
    ///
    /// @param left
    ///            how long it still takes
    /// @param recipient
    ///            to whom the event goes then; empty for the machine itself
    public record Timer(Optional<String> id, Duration left, Event event, Optional<String> recipient) {}

    /// A service or machine that was started and has not ended.
    ///
    /// @param event
    ///            the event on which it was started
    /// @param machine
    ///            what is saved of a machine; empty for a service, which begins again
    public record Child(String id, String src, @Nullable Object input, boolean snapshots, Event event,
            Optional<Saved> machine) {}

    public Saved {
        timers = List.copyOf(timers);
        children = List.copyOf(children);
    }
}
