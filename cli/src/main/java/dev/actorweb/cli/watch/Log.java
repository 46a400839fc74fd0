package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.rule.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What happened last, as much as is kept of it. For one thread.
final class Log {
    static final int MOST = 2_000;

    /// A line of it.
    ///
    /// @param finding
    ///            what is wrong with the step, if something is
    record Entry(long number, Happening what, Optional<Finding> finding) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;
    private long lastAt;

    Entry add(Happening what, Optional<Finding> finding) {
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        lastAt = Math.max(lastAt, what.at());
        var entry = new Entry(++count, what, finding);
        entries.add(entry);
        return entry;
    }

    /// The latest entries, the oldest first.
    Iterable<Entry> entries() {
        return entries;
    }

    /// The latest entries, the latest first.
    Iterable<Entry> latest() {
        return entries.reversed();
    }

    /// How many there were, also those that are kept no more.
    long count() {
        return count;
    }

    /// The time of the latest that happened, in microseconds.
    long lastAt() {
        return lastAt;
    }
}
