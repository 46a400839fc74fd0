package dev.actorweb.analyzer.system;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one actor is, without its mailbox.
///
/// @param snapshot
///            null before the start and after the end
/// @param running
///            delays, in the order of their start
/// @param services
///            what it has invoked or spawned and waits for
/// @param attempts
///            how often the message at the head of its mailbox failed
/// @param restarts
///            how many of its restarts its supervisor may remember at most, where it counts them for
///            each actor
/// @param origins
///            who sent the events that its machine defers, in their order, −1 for nobody; empty
///            where it never asks
/// @param input
///            what its first step is given, before the start
record Local(Phase phase, @Nullable Snapshot snapshot, List<Pending> running, List<Called> services,
        int attempts, int restarts, List<Integer> origins, @Nullable Object input) {
    Local(Phase phase, @Nullable Snapshot snapshot, List<Pending> running, List<Called> services,
            int attempts, int restarts, List<Integer> origins) {
        this(phase, snapshot, running, services, attempts, restarts, origins, null);
    }

    /// The life of an actor.
    enum Phase {
        NEW, RUNNING, ENDED
    }

    /// A service or child that was started.
    record Called(String id, String src) {}

    static final Local ENDED = new Local(Phase.ENDED, null, List.of(), List.of(), 0, 0, List.of());

    static Local fresh(int attempts, int restarts, @Nullable Object input) {
        return new Local(Phase.NEW, null, List.of(), List.of(), attempts, restarts, List.of(), input);
    }

    Local {
        running = List.copyOf(running);
        services = List.copyOf(services);
        origins = List.copyOf(origins);
    }

    /// The same without a child.
    Local without(String child) {
        return new Local(phase, snapshot, running,
                services.stream().filter(called -> !called.id().equals(child)).toList(), attempts, restarts,
                origins, input);
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    boolean in(String state) {
        return snapshot != null && snapshot.in(state);
    }

    /// The active atomic states, or the phase where there are none.
    List<String> configuration() {
        return switch (phase) {
            case NEW -> List.of("not started");
            case ENDED -> List.of("ended");
            case RUNNING -> snapshot == null ? List.of() : snapshot.configuration();
        };
    }

    /// The same in a sentence: "in `idle`"; nothing where there are none.
    String where() {
        return switch (phase) {
            case NEW -> "before its start";
            case ENDED -> "after its end";
            case RUNNING -> configuration().isEmpty()
                    ? ""
                    : "in `" + String.join("`, `", configuration()) + "`";
        };
    }

    boolean hasTag(String tag) {
        if (snapshot != null) {
            for (State state : snapshot.activeStates()) {
                if (state.tags().contains(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
