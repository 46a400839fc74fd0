package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The receive time-out of one incarnation. Its clock is not wound again for every message: when it
/// goes off it looks how long ago the last message was, and runs on for the rest.
final class IdleWatch {
    final Duration idle;
    private final Cell<?> cell;
    private long last;
    private @Nullable Cancellable clock;

    IdleWatch(Cell<?> cell, Duration idle) {
        this.cell = cell;
        this.idle = idle;
        touch();
        wind(idle);
    }

    private Dispatcher dispatcher() {
        return cell.dispatcher();
    }

    /// A message was handled.
    void touch() {
        last = dispatcher().nanoTime();
    }

    private void wind(Duration time) {
        clock = dispatcher().schedule(time, () -> cell.command(new Control.Idle(this)));
    }

    /// The clock went off.
    ///
    /// @param waiting
    ///            whether messages wait, so that the actor is late rather than idle
    /// @return whether it was idle all that time
    boolean fires(boolean waiting) {
        var rest = idle.minusNanos(dispatcher().nanoTime() - last);
        boolean fires = !rest.isPositive() && !waiting;
        if (!rest.isPositive()) {
            touch();
            rest = idle;
        }
        wind(rest);
        return fires;
    }

    void stop() {
        if (clock != null) {
            clock.cancel();
        }
    }
}
