package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// All consumers of one kind of value. Safe to use from any thread.
final class Feeds<T> {
    private final Dispatcher dispatcher;
    private final List<Feed<T>> feeds = new CopyOnWriteArrayList<>();

    /// What consumers that are gone have lost.
    private final LongAdder lost = new LongAdder();

    /// Whether there is any consumer: all that offering costs without one.
    private volatile boolean any;

    Feeds(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    synchronized Feed<T> add(Consumer<? super T> consumer) {
        var feed = new Feed<T>(dispatcher, consumer, this::remove);
        feeds.add(feed);
        any = true;
        return feed;
    }

    private synchronized void remove(Feed<T> feed) {
        feeds.remove(feed);
        lost.add(feed.lost());
        any = !feeds.isEmpty();
    }

    boolean any() {
        return any;
    }

    void offer(T value) {
        for (var feed : feeds) {
            feed.offer(value);
        }
    }

    synchronized long lost() {
        long sum = lost.sum();
        for (var feed : feeds) {
            sum += feed.lost();
        }
        return sum;
    }
}
