package dev.actorweb.analyzer.system;

/// Watches the heap, so that an exploration ends before memory does.
final class Memory {
    private static final long RESERVE = 24L << 20;
    private final Runtime runtime = Runtime.getRuntime();
    private long cleanedAt;

    /// Whether the store might not be able to grow any more.
    boolean isShort(StateStore store) {
        long needed = RESERVE + 3 * store.tableBytes() + store.bytes() / 8;
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
