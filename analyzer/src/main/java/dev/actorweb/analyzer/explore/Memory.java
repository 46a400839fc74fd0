package dev.actorweb.analyzer.explore;

/// Watches the heap, so that an exploration ends before memory does.
public final class Memory {
    private static final long RESERVE = 24L << 20;
    private final Runtime runtime = Runtime.getRuntime();
    private long cleanedAt;

    /// Whether a store of states might not be able to grow any more.
    ///
    /// @param table
    ///            the bytes of what is doubled when it is full
    /// @param all
    ///            the bytes of all it holds
    public boolean isShort(long table, long all) {
        long needed = RESERVE + 3 * table + all / 8;
        if (free() > needed) {
            return false;
        }
        long used = runtime.totalMemory() - runtime.freeMemory();
        if (used - cleanedAt > runtime.maxMemory() / 64) {
            System.gc(); // what looks used may be garbage; asked for a few times at most
            cleanedAt = runtime.totalMemory() - runtime.freeMemory();
        }
        return free() <= needed;
    }

    private long free() {
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
