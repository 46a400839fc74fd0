package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Observation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries values to one consumer, which takes them in order, away from the threads that offer
/// them. The buffer is bounded; what does not fit is counted and forgotten. What comes in floods
/// passes a [Sluice], so that some room is kept free for the rest, and a flood costs next to nothing
/// while it lasts.
final class Feed<T> implements Observation {
    static final int CAPACITY = 8192;

    /// How many times the consumer's thread looks for more before it ends.
    private static final int LOOKS = 256;

    private static final VarHandle DELIVERING;

    static {
        try {
            DELIVERING = MethodHandles.lookup().findVarHandle(Feed.class, "delivering", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Kernel kernel;
    private final Consumer<? super T> consumer;
    private final Consumer<Feed<T>> whenCancelled;
    private final Ring<T> buffer = new Ring<>(CAPACITY);
    private final LongAdder lost = new LongAdder();
    private final Sluice sluice;

    /// Whether a thread takes values out.
    private volatile boolean delivering;
    private volatile boolean cancelled;

    /// @param perSecond
    ///            how many of many values in a second, see [Sluice]
    Feed(Kernel kernel, long perSecond, Consumer<? super T> consumer,
            Consumer<Feed<T>> whenCancelled) {
        this.kernel = kernel;
        this.consumer = consumer;
        this.whenCancelled = whenCancelled;
        sluice = new Sluice(kernel.dispatcher(), buffer, CAPACITY, perSecond);
    }

    /// Whether there is room for one of many values.
    boolean hasRoom() {
        return sluice.isOpen();
    }

    /// Counts values that were not even made, because there was no room.
    void skipped(int number) {
        lost.add(number);
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
        begin();
    }

    private void begin() {
        if (!delivering && DELIVERING.compareAndSet(this, false, true)) {
            kernel.dispatcher().deliver(this::deliver);
        }
    }

    private void deliver() {
        try {
            for (var value = next(); value != null && !cancelled; value = next()) {
                sluice.taken();
                consumer.accept(value);
            }
        } catch (Throwable e) {
            cancel();
            kernel.logObserver(e);
        }
        delivering = false;
        if (!buffer.isEmpty() && !cancelled) {
            begin();
        }
    }

    /// The next value; a thread of its own waits for it a little, since another one would
    /// cost more.
    private @Nullable T next() {
        var value = buffer.poll();
        int looks = value == null && Thread.currentThread().isVirtual() ? LOOKS : 0;
        for (int look = 0; value == null && look < looks && !cancelled; look++) {
            Thread.onSpinWait();
            value = buffer.poll();
        }
        return value;
    }

    @Override
    public boolean cancel() {
        synchronized (this) {
            if (cancelled) {
                return false;
            }
            cancelled = true;
        }
        whenCancelled.accept(this);
        return true;
    }

    @Override
    public long lost() {
        return lost.sum();
    }
}
