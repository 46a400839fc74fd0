package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.Observation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries values to one consumer, which takes them in order, away from the threads that offer
/// them. The buffer is bounded; what does not fit is counted and forgotten. Of what comes in floods
/// some room is kept free for the rest, and while a flood lasts it costs next to nothing: its values
/// need not even be made.
final class Feed<T> implements Observation {
    static final int CAPACITY = 8192;
    private static final int FLOODED = CAPACITY / 4 * 3;
    private static final int CALM = CAPACITY / 2;

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

    private final Dispatcher dispatcher;
    private final Consumer<? super T> consumer;
    private final Consumer<Feed<T>> whenCancelled;
    private final Ring<T> buffer = new Ring<>(CAPACITY);
    private final LongAdder lost = new LongAdder();

    /// Whether a thread takes values out.
    private volatile boolean delivering;
    private volatile boolean cancelled;

    /// Whether there is no room for floods.
    private volatile boolean flooded;

    Feed(Dispatcher dispatcher, Consumer<? super T> consumer, Consumer<Feed<T>> whenCancelled) {
        this.dispatcher = dispatcher;
        this.consumer = consumer;
        this.whenCancelled = whenCancelled;
    }

    /// Whether there is room for one of many values.
    boolean hasRoom() {
        return !flooded;
    }

    /// Counts a value that was not even made, because there was no room.
    void skip() {
        lost.increment();
    }

    /// Takes one of many values, if there is room.
    void offerOfMany(T value) {
        if (flooded) {
            skip();
            return;
        }
        offer(value);
        if (buffer.size() > FLOODED) {
            flooded = true;
            ebb(); // the consumer may have taken all before it could see this
        }
    }

    private void ebb() {
        if (flooded && buffer.size() < CALM) {
            flooded = false;
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
            dispatcher.deliver(this::deliver);
        }
    }

    private void deliver() {
        try {
            for (var value = next(); value != null && !cancelled; value = next()) {
                ebb();
                consumer.accept(value);
            }
        } catch (Throwable e) {
            cancel();
            throw e;
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
