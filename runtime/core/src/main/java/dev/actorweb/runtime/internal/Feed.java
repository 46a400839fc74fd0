package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Observation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Carries values to one consumer, which takes them in order, away from the threads that offer
/// them. The buffer is bounded; what does not fit is counted and forgotten. What comes in floods
/// passes a [Sluice], so that some room is kept free for the rest, and a flood costs next to nothing
/// while it lasts.
///
/// The first value wakes the consumer's thread, which takes all there are. It is not woken again for
/// a moment, so that values which follow each other closely share the waking, which costs more than
/// they do; unless the consumer wants all that there is, however many.
final class Feed<T> implements Observation {
    static final int CAPACITY = 8192;

    /// How much time is between two wakings.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int ASLEEP = 0;
    /// A timer will wake the consumer.
    private static final int PAUSING = 1;
    private static final int AWAKE = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Feed.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Kernel kernel;
    private final Consumer<? super T> consumer;
    private final Consumer<Feed<T>> whenCancelled;
    private final Ring<T> buffer = new Ring<>(CAPACITY);
    private final LongAdder lost = new LongAdder();
    private final Source source;
    private final Sluice sluice;

    /// How many had been skipped when this began; since it was cancelled, how many were by then.
    private final long skippedBefore;
    private volatile long skippedInAll = -1;

    private volatile int state = ASLEEP;
    private volatile long pause;

    /// When the consumer may be woken again; written by whoever wakes it.
    private long wakesAt;
    private volatile boolean cancelled;

    /// What all consumers of one kind of value have in common.
    ///
    /// @param skipped
    ///            how many of many values were not even made so far, because nobody had room
    record Source(Rooms rooms, LongSupplier skipped) {}

    /// @param perSecond
    ///            how many of many values in a second, see [Sluice]
    Feed(Kernel kernel, Source source, long perSecond, Consumer<? super T> consumer,
            Consumer<Feed<T>> whenCancelled) {
        this.kernel = kernel;
        this.source = source;
        this.consumer = consumer;
        this.whenCancelled = whenCancelled;
        sluice = new Sluice(kernel.dispatcher(), source.rooms, buffer, CAPACITY, perSecond);
        skippedBefore = source.skipped.getAsLong();
        pause = perSecond == Sluice.NO_LIMIT || !(kernel.dispatcher() instanceof PoolDispatcher) ? 0 : PAUSE;
        wakesAt = kernel.dispatcher().nanoTime();
    }

    /// From now on there is room for many values.
    void begin() {
        sluice.begin();
    }

    /// Takes one of many values, if there is room.
    void offerOfMany(T value) {
        if (sluice.isOpen()) {
            offer(value);
            sluice.passed();
        } else {
            lost.increment();
        }
    }

    void offer(T value) {
        if (cancelled) {
            return;
        }
        if (!buffer.offer(value)) {
            lost.increment();
        }
        VarHandle.fullFence(); // or one that falls asleep and this might each miss what the other
                               // wrote
        wake();
    }

    private void wake() {
        if (state != ASLEEP || !STATE.compareAndSet(this, ASLEEP, PAUSING)) {
            return;
        }
        long early = pause == 0 ? 0 : wakesAt - kernel.dispatcher().nanoTime();
        if (early <= 0) {
            pauseIsOver();
        } else {
            kernel.dispatcher().schedule(Duration.ofNanos(early), this::pauseIsOver);
        }
    }

    private void pauseIsOver() {
        if (STATE.compareAndSet(this, PAUSING, AWAKE)) {
            wakesAt = pause == 0 ? 0 : kernel.dispatcher().nanoTime() + pause;
            kernel.dispatcher().deliver(this::deliver);
        }
    }

    /// Pauses no more, because soon there will be no timers.
    void hurry() {
        pause = 0;
        pauseIsOver();
    }

    private void deliver() {
        try {
            for (var value = buffer.poll(); value != null && !cancelled; value = buffer.poll()) {
                sluice.taken();
                consumer.accept(value);
            }
        } catch (Throwable e) {
            cancel();
            kernel.trouble.observerFailed(e);
        }
        state = ASLEEP;
        if (!buffer.isEmpty() && !cancelled) {
            wake();
        }
    }

    @Override
    public boolean cancel() {
        synchronized (this) {
            if (cancelled) {
                return false;
            }
            cancelled = true;
        }
        sluice.end();
        skippedInAll = source.skipped.getAsLong();
        whenCancelled.accept(this);
        return true;
    }

    @Override
    public long lost() {
        long inAll = skippedInAll;
        return lost.sum() + (inAll < 0 ? source.skipped.getAsLong() : inAll) - skippedBefore;
    }
}
