package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.UndeliveredException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Both ends of one question: the reference to reply to, and the answer to wait for. The first
/// outcome counts.
///
/// It is the future itself, so that an answer costs no object.
final class Reply<R> extends CompletableFuture<R> implements ActorRef<R>, Ask<R> {
    private final Kernel kernel;
    private final ActorRef<?> target;
    private final Duration limit;

    /// When it times out, on the monotonic clock; 0 as long as nobody has reckoned it.
    private volatile long due;

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
        if (complete(Objects.requireNonNull(message, "message"))) {
            return Delivery.ENQUEUED;
        }
        kernel.deadLetters.add(new DeadLetter(message, this, new DeadLetter.Cause.Late()));
        return Delivery.DEAD;
    }

    @Override
    public boolean isAlive() {
        return !isDone();
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
        if (!isDone()) {
            completeExceptionally(new UndeliveredException("a question " + fate + " " + target));
        }
    }

    /// Nobody waits any more.
    boolean forget() {
        return !isDone() && completeExceptionally(
                new UndeliveredException("nobody waits for the answer of " + target));
    }

    /// Its system has ended, and with it the clock that would let it time out.
    void systemEnded() {
        if (!isDone()) {
            completeExceptionally(new UndeliveredException(
                    "a question to " + target + " was open when " + kernel.name()
                            + ", which asked it, ended"));
        }
    }

    /// Its system had ended before it was asked.
    void askedTooLate() {
        if (target.isAlive()) {
            systemEnded();
        } else {
            undelivered("came too late for");
        }
    }

    void timeOut() {
        completeExceptionally(new ActorTimeoutException(target + " did not answer within " + limit));
    }

    @Override
    public Outcome<R> await() throws InterruptedException {
        refuseActors();
        help(Long.MAX_VALUE);
        if (!isDone()) {
            sleep();
        }
        return outcome();
    }

    private void refuseActors() {
        if (Running.cell() != null) {
            throw new IllegalStateException("an actor must not wait for an answer: " + target);
        }
    }

    /// Has turns run that only run while somebody waits.
    private void help(long mostNanos) {
        kernel.dispatcher().help(this::isDone, Duration.ofNanos(Math.min(left(), mostNanos)));
    }

    /// Before one waits for the outcome in one of the ways of a future.
    ///
    /// @param most
    ///            nanoseconds
    /// @return when it began to wait; 0 if it had not to
    private long prepare(long most) {
        if (isDone()) {
            return 0;
        }
        refuseActors();
        if (!(kernel.dispatcher() instanceof PoolDispatcher)) { // which needs no help, nor the
                                                                // clock
            help(most);
        }
        return look(most);
    }

    /// Waits a little without sleeping.
    ///
    /// @param most
    ///            nanoseconds
    /// @return when it began to wait; 0 if it had not to
    private long look(long most) {
        if (isDone()) {
            return 0;
        }
        long start = System.nanoTime();
        long limit = Math.min(kernel.patience.nanos(), most);
        for (int i = 0; !isDone() && (i % 8 != 0 || System.nanoTime() - start < limit); i++) {
            Thread.onSpinWait();
        }
        return start;
    }

    private void waitedSince(long start) {
        if (start != 0 && isDone()) {
            kernel.patience.waited(System.nanoTime() - start);
        }
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        long start = prepare(Long.MAX_VALUE);
        try {
            return super.get();
        } finally {
            waitedSince(start);
        }
    }

    @Override
    public R get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long start = prepare(unit.toNanos(timeout));
        try {
            return super.get(timeout, unit);
        } finally {
            waitedSince(start);
        }
    }

    @Override
    public R join() {
        long start = prepare(Long.MAX_VALUE);
        try {
            return super.join();
        } finally {
            waitedSince(start);
        }
    }

    /// Nanoseconds to the deadline.
    private long left() {
        long now = kernel.dispatcher().nanoTime();
        return due(now) - now;
    }

    /// Waits for the outcome or the deadline, which is kept here in any case.
    private void sleep() throws InterruptedException {
        long most = Math.max(0, left());
        long start = look(most);
        try {
            var _ = super.get(most, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            timeOut();
        } catch (ExecutionException | CancellationException e) {
            // an outcome like any other
        } finally {
            waitedSince(start);
        }
    }

    /// Only once it is done.
    private Outcome<R> outcome() {
        return switch (state()) {
            case SUCCESS -> new Outcome.Success<>(resultNow());
            case FAILED -> new Outcome.Failure<>(exceptionNow());
            case CANCELLED -> new Outcome.Failure<>(new CancellationException("the question was cancelled"));
            case RUNNING -> throw new IllegalStateException("no answer yet: " + this);
        };
    }

    /// Calls back once, from any thread, at the latest at the deadline.
    void whenAnswered(Consumer<Outcome<R>> listener) {
        var _ = whenComplete((_, _) -> listener.accept(outcome()));
    }

    @Override
    public CompletableFuture<R> future() {
        return this;
    }
}
