package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Termination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes wrong in a system: tells those who observe it, and logs it. The logger is looked for
/// when there is something to log, and not before.
public final class Trouble {
    private static final String LOGGER = "dev.actorweb.runtime";

    private final Kernel kernel;

    /// Cells that were given up and still run; guarded by itself.
    private final List<Cell<?>> hung = new ArrayList<>(0);

    private volatile System.@Nullable Logger logger;

    /// @param logger
    ///            null for the default one
    Trouble(Kernel kernel, System.@Nullable Logger logger) {
        this.kernel = kernel;
        this.logger = logger;
    }

    /// Notes a cell whose turn does not return.
    void hangs(Cell<?> cell) {
        synchronized (hung) {
            hung.add(cell);
        }
    }

    /// Reports that such a cell was given up.
    void givenUp(Cell<?> cell, ActorTimeoutException cause) {
        if (kernel.events.lifecycle()) {
            var runner = kernel.dispatcher() instanceof PoolDispatcher pool ? pool.runner(cell) : null;
            List<StackTraceElement> stack = runner == null ? List.of() : List.of(runner.getStackTrace());
            kernel.events.publish(new RuntimeEvent.TimedOut(cell, kernel.now(), cause, stack));
        }
        log(System.Logger.Level.WARNING, cell + " was given up", cause);
    }

    /// Reports a turn that takes too long.
    void stalled(Cell<?> cell, Duration since, List<StackTraceElement> stack) {
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Stalled(cell, kernel.now(), since, stack));
        }
        var cause = new ActorTimeoutException(
                "%s has not returned from its turn for %s".formatted(cell, since));
        cause.setStackTrace(stack.toArray(new StackTraceElement[0]));
        log(System.Logger.Level.WARNING, cell + " does not return", cause);
    }

    /// The paths of the cells from `root` down that were given up and still run.
    List<ActorPath> hungWithin(Cell<?> root) {
        var paths = new ArrayList<ActorPath>();
        synchronized (hung) {
            for (var cell : hung) {
                if (cell.isWithin(root)) {
                    paths.add(cell.path());
                }
            }
        }
        return paths;
    }

    /// The turn of such a cell has returned after all.
    void returned(Cell<?> cell) {
        synchronized (hung) {
            hung.remove(cell);
        }
    }

    void failed(ActorRef<?> actor, RuntimeEvent.Activity during, Throwable cause) {
        log(System.Logger.Level.WARNING, actor + " failed in " + during, cause);
    }

    void unsorted(ActorRef<?> actor, Throwable cause) {
        log(System.Logger.Level.WARNING, "the mailbox of " + actor + " could not rank a message", cause);
    }

    public void noRoute(ActorRef<?> router, Throwable cause) {
        log(System.Logger.Level.WARNING, router + " found no route for a message", cause);
    }

    void observerFailed(Throwable cause) {
        log(System.Logger.Level.WARNING, "an observer of " + kernel.name() + " failed, and is told no more",
                cause);
    }

    void endedForGood(ActorRef<?> actor, Throwable cause) {
        log(System.Logger.Level.ERROR, actor + " has ended for good", cause);
    }

    /// A system has ended without some of its actors.
    void unfinished(Termination termination) {
        log(System.Logger.Level.WARNING, kernel.name() + " ended without " + termination.unfinished(), null);
    }

    /// Logs, and lets no trouble of the logger become the actors'.
    private void log(System.Logger.Level level, String message, @Nullable Throwable cause) {
        try {
            logger().log(level, message, cause);
        } catch (Throwable e) {
            // there is nobody left to tell; not even of a logger that cannot be found
        }
    }

    private System.Logger logger() {
        var known = logger;
        if (known == null) {
            known = System.getLogger(LOGGER);
            logger = known;
        }
        return known;
    }
}
