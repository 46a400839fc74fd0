package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// All consumers of one kind of value. Safe to use from any thread.
final class Feeds<T> {
    private static final Feed<?>[] NONE = {};

    private final Kernel kernel;

    /// How many of many values nobody had room for, so that none was made.
    private final LongSupplier skipped;

    /// Who has room for one of many values.
    final Rooms rooms;

    /// What consumers that are gone have lost.
    private final LongAdder lost = new LongAdder();

    /// A new array with each change; that it is empty is all that offering costs without
    /// a consumer.
    private volatile Feed<T>[] feeds = none();

    Feeds(Kernel kernel, LongSupplier skipped, Rooms.Of values) {
        this.kernel = kernel;
        this.skipped = skipped;
        rooms = new Rooms(values);
    }

    @SuppressWarnings("unchecked") // it is empty
    private static <T> Feed<T>[] none() {
        return (Feed<T>[]) NONE;
    }

    /// @param perSecond
    ///            how many of many values in a second, see [Sluice]
    synchronized Feed<T> add(long perSecond, Consumer<? super T> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        var feed = new Feed<T>(kernel, new Feed.Source(rooms, skipped), perSecond, consumer, this::remove);
        var more = new ArrayList<>(List.of(feeds));
        more.add(feed);
        feed.begin(); // before anybody can cancel it
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

    /// Offers one of many values, of which consumers without room forgo some.
    void offerOfMany(T value) {
        for (var feed : feeds) {
            feed.offerOfMany(value);
        }
    }

    /// Lets no consumer wait any more for what was offered.
    void hurry() {
        for (var feed : feeds) {
            feed.hurry();
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
