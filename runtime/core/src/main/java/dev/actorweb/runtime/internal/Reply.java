package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.UndeliveredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Both ends of one question: the reference to reply to, and the answer to wait for. The first
/// outcome counts.
///
/// Nobody keeps a list of questions: the reply lives as long as the question or the one who waits
/// for it. A clock is only set where somebody wants to be called back; a thread that waits brings
/// its own.
final class Reply<R> implements ActorRef<R>, Ask<R> {
    private final Kernel kernel;
    private final ActorRef<?> target;
    private final Duration limit;
    private final long asked;

    /// Guarded by this, as are the two below.
    private @Nullable Outcome<R> outcome;
    private @Nullable List<Consumer<Outcome<R>>> listeners;
    private @Nullable Cancellable clock;

    Reply(Kernel kernel, ActorRef<?> target, Duration limit) {
        this.kernel = kernel;
        this.target = target;
        this.limit = limit;
        asked = kernel.dispatcher().nanoTime();
    }

    @Override
    public ActorPath path() {
        return new ActorPath(kernel.name(),
                List.of("$ask-" + Integer.toHexString(System.identityHashCode(this))));
    }

    @Override
    public String toString() {
        return path().toString();
    }

    @Override
    public Delivery tell(R message) {
        if (complete(new Outcome.Success<>(Objects.requireNonNull(message, "message")))) {
            return Delivery.ENQUEUED;
        }
        kernel.deadLetters.add(new DeadLetter(message, this, new DeadLetter.Cause.Late()));
        return Delivery.DEAD;
    }

    @Override
    public synchronized boolean isAlive() {
        return outcome == null;
    }

    /// Fails because the question went astray.
    ///
    /// @param fate
    ///            what became of it, to be followed by the name of the one asked
    void undelivered(String fate) {
        complete(new Outcome.Failure<>(new UndeliveredException("a question " + fate + " " + target)));
    }

    /// Nobody waits any more.
    boolean forget() {
        synchronized (this) {
            listeners = null;
        }
        return complete(
                new Outcome.Failure<>(new UndeliveredException("nobody waits for the answer of " + target)));
    }

    private void timeOut() {
        complete(
                new Outcome.Failure<>(new ActorTimeoutException(target + " did not answer within " + limit)));
    }

    private boolean complete(Outcome<R> end) {
        List<Consumer<Outcome<R>>> waiting;
        Cancellable running;
        synchronized (this) {
            if (outcome != null) {
                return false;
            }
            outcome = end;
            notifyAll();
            waiting = listeners;
            listeners = null;
            running = clock;
            clock = null;
        }
        if (running != null) {
            running.cancel();
        }
        if (waiting != null) {
            for (var listener : waiting) {
                listener.accept(end);
            }
        }
        return true;
    }

    /// Nanoseconds to the deadline.
    private long left() {
        return Nanos.of(limit) - (kernel.dispatcher().nanoTime() - asked);
    }

    /// Calls back once, from any thread, at the latest at the deadline.
    void whenAnswered(Consumer<Outcome<R>> listener) {
        Outcome<R> known;
        boolean first;
        synchronized (this) {
            known = outcome;
            first = listeners == null;
            if (known == null) {
                if (listeners == null) {
                    listeners = new ArrayList<>(1);
                }
                listeners.add(listener);
            }
        }
        if (known != null) {
            listener.accept(known);
        } else if (first) {
            setClock();
        }
    }

    private void setClock() {
        var left = Duration.ofNanos(Math.max(0, left()));
        var running = kernel.dispatcher().schedule(left, this::timeOut);
        synchronized (this) {
            if (outcome == null) {
                clock = running;
                return;
            }
        }
        running.cancel();
    }

    @Override
    public Outcome<R> await() throws InterruptedException {
        if (Running.cell() != null) {
            throw new IllegalStateException("an actor must not wait for an answer: " + target);
        }
        kernel.dispatcher().help(() -> !isAlive(), Duration.ofNanos(left()));
        synchronized (this) {
            for (long left = left(); outcome == null && left > 0; left = left()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            if (outcome != null) {
                return outcome;
            }
        }
        timeOut();
        return await();
    }

    @Override
    public CompletableFuture<R> future() {
        var future = new CompletableFuture<R>();
        whenAnswered(end -> {
            switch (end) {
                case Outcome.Success<R>(var value) -> future.complete(value);
                case Outcome.Failure<R>(var cause) -> future.completeExceptionally(cause);
            }
        });
        return future;
    }
}
