package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// All consumers of one kind of value. Safe to use from any thread.
final class Feeds<T> {
    private final Dispatcher dispatcher;

    /// What consumers that are gone have lost.
    private final LongAdder lost = new LongAdder();

    /// A new list with each change; that it is empty is all that offering costs without a consumer.
    private volatile List<Feed<T>> feeds = List.of();

    Feeds(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    synchronized Feed<T> add(Consumer<? super T> consumer) {
        var feed = new Feed<T>(dispatcher, consumer, this::remove);
        var more = new ArrayList<>(feeds);
        more.add(feed);
        feeds = List.copyOf(more);
        return feed;
    }

    private synchronized void remove(Feed<T> feed) {
        var fewer = new ArrayList<>(feeds);
        fewer.remove(feed);
        feeds = List.copyOf(fewer);
        lost.add(feed.lost());
    }

    boolean any() {
        return !feeds.isEmpty();
    }

    void offer(T value) {
        var all = feeds;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).offer(value);
        }
    }

    /// Whether one of many values is worth making: there is a consumer with room for it.
    boolean want() {
        var all = feeds;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hasRoom()) {
                return true;
            }
        }
        return false;
    }

    /// Counts one of many values that was not made.
    void skip() {
        var all = feeds;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).skip();
        }
    }

    /// Offers one of many values, of which consumers without room forgo some.
    void offerOfMany(T value) {
        var all = feeds;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).offerOfMany(value);
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
