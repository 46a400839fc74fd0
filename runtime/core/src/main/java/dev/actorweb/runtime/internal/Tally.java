package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Counts the events one worker did not make. Only that worker counts, anybody reads.
final class Tally {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /// Far enough from either end that no other object is on the same cache lines.
    private static final int MESSAGES = 16;
    private static final int TRANSITIONS = 17;
    private static final int LENGTH = 34;

    private final long[] counts = new long[LENGTH];

    /// How many of the messages handled in the present turn are not among them.
    private long told;

    void message() {
        COUNT.setOpaque(counts, MESSAGES, counts[MESSAGES] + 1);
    }

    void transition() {
        COUNT.setOpaque(counts, TRANSITIONS, counts[TRANSITIONS] + 1);
    }

    /// A turn begins.
    void begin() {
        told = 0;
    }

    /// One of the messages handled in the present turn does not count.
    void told() {
        told++;
    }

    /// The turn is over, in which so many messages were handled.
    void end(long handled) {
        COUNT.setOpaque(counts, MESSAGES, counts[MESSAGES] + handled - told);
    }

    /// Adds what another one has counted.
    void add(Tally other) {
        counts[MESSAGES] += other.messages();
        counts[TRANSITIONS] += other.transitions();
    }

    long transitions() {
        return (long) COUNT.getOpaque(counts, TRANSITIONS);
    }

    long all() {
        return messages() + transitions();
    }

    private long messages() {
        return (long) COUNT.getOpaque(counts, MESSAGES);
    }
}
