package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.UndeliveredException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Both ends of one question: the reference to reply to, and the answer to wait for. The first
/// outcome counts.
///
/// One word holds all there is to know: nothing, who waits, or the outcome; each change is a
/// compare-and-set. Only questions for which somebody wants to be called back are entered in
/// [Deadlines]; a thread that waits brings its own clock.
final class Reply<R> implements ActorRef<R>, Ask<R> {
    private static final VarHandle STATE;

    static {
        try {
            var lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Reply.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The chain of [Deadlines].
    @Nullable
    Reply<?> earlier;

    private final Kernel kernel;
    private final ActorRef<?> target;
    private final Duration limit;

    /// When it times out, on the monotonic clock; 0 as long as nobody has reckoned it.
    private volatile long due;

    /// An [Outcome], those who wait ([Listener]), or null.
    private volatile @Nullable Object state;

    /// One who waits for the outcome.
    @FunctionalInterface
    interface Listener<R> {
        void hear(Outcome<R> outcome);

        /// Whether the deadline must be kept for it.
        default boolean needsClock() {
            return true;
        }
    }

    /// A thread that waits, with its own clock.
    private record Sleeper<R>(Thread thread) implements Listener<R> {
        @Override
        public void hear(Outcome<R> outcome) {
            LockSupport.unpark(thread);
        }

        @Override
        public boolean needsClock() {
            return false;
        }
    }

    /// Two who wait, or more.
    private record Both<R>(Listener<R> first, Listener<R> second) implements Listener<R> {
        @Override
        public boolean needsClock() {
            return first.needsClock() || second.needsClock();
        }

        @Override
        public void hear(Outcome<R> outcome) {
            first.hear(outcome);
            second.hear(outcome);
        }
    }

    Reply(Kernel kernel, ActorRef<?> target, Duration limit) {
        this.kernel = kernel;
        this.target = target;
        this.limit = limit;
        if (!kernel.deadlines.mayLookLater(limit)) {
            due(kernel.dispatcher().nanoTime());
        }
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
    public boolean isAlive() {
        return outcome() == null;
    }

    @SuppressWarnings("unchecked") // only outcomes of this question are put in
    private @Nullable Outcome<R> outcome() {
        return state instanceof Outcome<?> known ? (Outcome<R>) known : null;
    }

    /// When it times out, on the monotonic clock; 0 as long as nobody has reckoned it.
    long due() {
        return due;
    }

    /// When it times out; reckoned from now, if that was not yet done.
    long due(long now) {
        long known = due;
        if (known == 0) {
            known = now + Nanos.of(limit);
            if (known == 0) {
                known = 1;
            }
            due = known;
        }
        return known;
    }

    /// Fails because the question went astray.
    ///
    /// @param fate
    ///            what became of it, to be followed by the name of the one asked
    void undelivered(String fate) {
        if (isAlive()) {
            complete(new Outcome.Failure<>(new UndeliveredException("a question " + fate + " " + target)));
        }
    }

    /// Nobody waits any more.
    boolean forget() {
        var before = isAlive()
                ? close(new Outcome.Failure<>(
                        new UndeliveredException("nobody waits for the answer of " + target)))
                : state;
        return !(before instanceof Outcome<?>);
    }

    void timeOut() {
        complete(
                new Outcome.Failure<>(new ActorTimeoutException(target + " did not answer within " + limit)));
    }

    @SuppressWarnings("unchecked") // only listeners of this question are put in
    private boolean complete(Outcome<R> end) {
        var before = close(end);
        if (before instanceof Listener<?> waiting) {
            ((Listener<R>) waiting).hear(end);
        }
        return !(before instanceof Outcome<?>);
    }

    /// Puts the outcome in, unless there is one.
    ///
    /// @return what was there before
    private @Nullable Object close(Outcome<R> end) {
        Object before;
        do {
            before = state;
            if (before instanceof Outcome<?>) {
                return before;
            }
        } while (!STATE.compareAndSet(this, before, end));
        return before;
    }

    /// Calls back once, from any thread, at the latest at the deadline.
    void whenAnswered(Listener<R> listener) {
        var before = listen(listener);
        if (before == null || (before instanceof Listener<?> other && !other.needsClock())) {
            kernel.deadlines.add(this);
        }
    }

    /// Enters a listener, or calls it at once.
    ///
    /// @return the outcome, who else waits, or null
    @SuppressWarnings("unchecked") // only listeners of this question are put in
    private @Nullable Object listen(Listener<R> listener) {
        Object before;
        do {
            before = state;
            if (before instanceof Outcome<?> known) {
                listener.hear((Outcome<R>) known);
                return before;
            }
        } while (!STATE.compareAndSet(this, before,
                before == null ? listener : new Both<>((Listener<R>) before, listener)));
        return before;
    }

    @Override
    public Outcome<R> await() throws InterruptedException {
        if (Running.cell() != null) {
            throw new IllegalStateException("an actor must not wait for an answer: " + target);
        }
        kernel.dispatcher().help(() -> !isAlive(), Duration.ofNanos(left()));
        long start = System.nanoTime();
        for (int i = 0; isAlive() && (i % 8 != 0 || System.nanoTime() - start < Pool.SPIN_NANOS); i++) {
            Thread.onSpinWait();
        }
        if (isAlive()) {
            sleep();
        }
        var known = outcome();
        if (known != null) {
            return known;
        }
        timeOut();
        return await();
    }

    /// Nanoseconds to the deadline.
    private long left() {
        long now = kernel.dispatcher().nanoTime();
        return due(now) - now;
    }

    /// Waits for the outcome or the deadline.
    private void sleep() throws InterruptedException {
        listen(new Sleeper<>(Thread.currentThread()));
        for (long left = left(); left > 0 && isAlive(); left = left()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public CompletableFuture<R> future() {
        var promise = new Promise<R>();
        whenAnswered(promise);
        return promise;
    }

    private static final class Promise<R> extends CompletableFuture<R> implements Listener<R> {
        @Override
        public void hear(Outcome<R> end) {
            switch (end) {
                case Outcome.Success<R>(var value) -> complete(value);
                case Outcome.Failure<R>(var cause) -> completeExceptionally(cause);
            }
        }
    }
}
