package dev.actorweb.cli.git.actor;

import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.ServiceCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The services that `git-actor.yaml` names. All of them perform the request they are given; one at
/// a time, also while an earlier one is still being ended.
final class GitServices {
    private final Session session;
    private final ReentrantLock busy = new ReentrantLock();

    GitServices(Session session) {
        this.session = session;
    }

    /// Binds every service of the machine.
    Bindings.Builder bind(Machine machine) {
        var builder = Bindings.builder();
        var bound = new HashSet<String>();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                if (bound.add(invoke.src())) {
                    builder.service(invoke.src(), this::perform);
                }
            }
        }
        return builder;
    }

    private @Nullable Object perform(ServiceCall call) throws Exception {
        if (!(call.arguments().get("request") instanceof Ticket<?> ticket)) {
            throw new IllegalArgumentException(call.id() + " was started without a request");
        }
        busy.lockInterruptibly();
        try {
            return ticket.perform(session);
        } finally {
            busy.unlock();
        }
    }

    /// Waits until what was interrupted has ended, or the time is over. An interrupt does not
    /// shorten it; the flag is kept.
    ///
    /// @return whether nothing runs any more
    boolean awaitIdle(Duration patience) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    if (!busy.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return false;
                    }
                    busy.unlock();
                    return true;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Closes the repository, provided nothing uses it.
    void close(Duration patience) {
        if (awaitIdle(patience)) {
            session.close();
        }
    }
}
