package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.Observation;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries values to one consumer, which takes them in order, away from the threads that offer
/// them. The buffer is bounded; what does not fit is counted and forgotten.
final class Feed<T> implements Observation {
    static final int CAPACITY = 8192;

    private final Dispatcher dispatcher;
    private final Consumer<? super T> consumer;
    private final Consumer<Feed<T>> whenCancelled;

    /// Guarded by this, as are the three below.
    private final ArrayDeque<T> buffer = new ArrayDeque<>();
    private boolean delivering;
    private boolean cancelled;
    private long lost;

    Feed(Dispatcher dispatcher, Consumer<? super T> consumer, Consumer<Feed<T>> whenCancelled) {
        this.dispatcher = dispatcher;
        this.consumer = consumer;
        this.whenCancelled = whenCancelled;
    }

    void offer(T value) {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            if (buffer.size() == CAPACITY) {
                lost++;
                return;
            }
            buffer.addLast(value);
            if (delivering) {
                return;
            }
            delivering = true;
        }
        dispatcher.deliver(this::deliver);
    }

    private void deliver() {
        try {
            for (var value = take(); value != null; value = take()) {
                consumer.accept(value);
            }
        } catch (Throwable e) {
            cancel();
            throw e;
        }
    }

    private synchronized @Nullable T take() {
        var value = buffer.pollFirst();
        if (value == null) {
            delivering = false;
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
            buffer.clear();
        }
        whenCancelled.accept(this);
        return true;
    }

    @Override
    public synchronized long lost() {
        return lost;
    }
}
