package dev.actorweb.runtime.internal;

import java.util.concurrent.atomic.LongAdder;

/// Counts durations by their order of magnitude. Safe to use from any thread.
final class Histogram {
    /// The upper bounds, in nanoseconds.
    static final long[] BOUNDS = {1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
            10_000_000_000L};

    /// Nanoseconds of all.
    private final LongAdder time = new LongAdder();

    /// How many took no longer than each bound, but longer than the one before; the last is for
    /// all others.
    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void add(long nanos) {
        time.add(nanos);
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
    }

    /// How many of one bucket.
    long of(int bucket) {
        return buckets[bucket].sum();
    }

    double seconds() {
        return time.sum() / 1e9;
    }
}
