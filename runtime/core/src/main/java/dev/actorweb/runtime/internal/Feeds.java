package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// All consumers of one kind of value. Safe to use from any thread.
final class Feeds<T> {
    private static final Feed<?>[] NONE = {};

    private final Kernel kernel;

    /// What consumers that are gone have lost.
    private final LongAdder lost = new LongAdder();

    /// A new array with each change; that it is empty is all that offering costs without
    /// a consumer.
    private volatile Feed<T>[] feeds = none();

    Feeds(Kernel kernel) {
        this.kernel = kernel;
    }

    @SuppressWarnings("unchecked") // it is empty
    private static <T> Feed<T>[] none() {
        return (Feed<T>[]) NONE;
    }

    /// @param perSecond
    ///            how many of many values in a second, see [Sluice]
    synchronized Feed<T> add(long perSecond, Consumer<? super T> consumer) {
        var feed = new Feed<T>(kernel, perSecond, Objects.requireNonNull(consumer, "consumer"), this::remove);
        var more = new ArrayList<>(List.of(feeds));
        more.add(feed);
        feeds = more.toArray(none());
        return feed;
    }

    private synchronized void remove(Feed<T> feed) {
        var fewer = new ArrayList<>(List.of(feeds));
        fewer.remove(feed);
        feeds = fewer.toArray(none());
        lost.add(feed.lost());
    }

    boolean any() {
        return feeds.length > 0;
    }

    void offer(T value) {
        for (var feed : feeds) {
            feed.offer(value);
        }
    }

    /// Whether one of many values is worth making: there is a consumer with room for it.
    boolean want() {
        return haveRoom(feeds);
    }

    private static boolean haveRoom(Feed<?>[] all) {
        for (var feed : all) {
            if (feed.hasRoom()) {
                return true;
            }
        }
        return false;
    }

    /// As [#want()], and counts one of many values that is not made.
    boolean wantOrSkip() {
        var all = feeds;
        if (all.length == 0) {
            return false;
        }
        if (haveRoom(all)) {
            return true;
        }
        skip(all);
        return false;
    }

    /// Counts one of many values that was not made.
    void skip() {
        var all = feeds;
        if (all.length > 0) {
            skip(all);
        }
    }

    private static void skip(Feed<?>[] all) {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.skip(all);
        } else {
            for (var feed : all) {
                feed.skipped(1);
            }
        }
    }

    /// Offers one of many values, of which consumers without room forgo some.
    void offerOfMany(T value) {
        for (var feed : feeds) {
            feed.offerOfMany(value);
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
