package dev.actorweb.analyzer.system;

import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The second thread of an exploration. The first one works out what can follow; this one knows
/// what is known already, which costs half as much to as much, and gives back what is new. Both keep
/// the order, so that every state has the number that it has with one thread, and the shortest runs
/// are the same.
final class Companion implements AutoCloseable {
    private static final int AHEAD = 8;
    private final StateStore store;
    private final int most;
    private final Supplier<Boolean> isShort;
    private final BlockingQueue<Batch> in = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<Batch> out = new LinkedBlockingQueue<>();
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD + 2);
    private final Batch nothing;
    private Batch fresh;
    private Recent recent;
    private final Thread thread;
    private final Batch end;
    private volatile @Nullable Ending ending;
    private volatile @Nullable Throwable failure;
    private volatile int size;

    /// @param most
    ///            it ends after so many states
    /// @param isShort
    ///            whether memory is
    Companion(StateStore store, int most, Supplier<Boolean> isShort) {
        this.store = store;
        this.most = most;
        this.isShort = isShort;
        this.size = store.size();
        this.end = new Batch(store.layout());
        this.nothing = new Batch(store.layout());
        this.fresh = new Batch(store.layout());
        this.recent = new Recent(store.layout());
        this.thread = Thread.ofPlatform().daemon().name("aw-explore").start(this::run);
    }

    /// How many states there are, roughly.
    int size() {
        return size;
    }

    /// What ended it, if something did.
    @Nullable
    Ending ending() {
        return ending;
    }

    /// Hands over what was found, without hashes; it may be known.
    void put(Batch found) {
        uninterrupted(() -> {
            in.put(found);
            return found;
        });
    }

    /// An empty batch to fill: those that were handed over come back.
    Batch empty(Layout layout) {
        Batch used = free.poll();
        return used == null || used.layout() != layout ? new Batch(layout) : used;
    }

    /// Does it even when somebody interrupts: this thread never waits for long, and whoever asks
    /// finds the interruption afterwards.
    private static <T> T uninterrupted(Callable<T> wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.call();
                } catch (InterruptedException again) {
                    interrupted = true;
                } catch (Exception unforeseen) {
                    throw new IllegalStateException(unforeseen);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What of the earliest batch that was not yet asked for is new.
    Batch take() {
        Batch fresh = uninterrupted(out::take);
        Throwable why = failure;
        if (why != null) {
            throw new IllegalStateException("the second thread of the exploration failed", why);
        }
        return fresh;
    }

    private void run() {
        try {
            for (Batch batch = in.take(); batch != end; batch = in.take()) {
                out.put(ending == null ? fresh(batch) : nothing);
                batch.clear(0);
                free.offer(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError full) {
            ending = Ending.MEMORY;
            drain();
        } catch (Throwable why) {
            failure = why;
            drain();
        }
    }

    /// Lets nobody wait for ever.
    private void drain() {
        ArrayDeque<Batch> rest = new ArrayDeque<>();
        try {
            do {
                in.drainTo(rest);
                out.put(nothing);
            } while (in.take() != end);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch fresh(Batch found) {
        if (fresh.layout() != found.layout()) {
            fresh = new Batch(found.layout());
            recent = new Recent(found.layout());
        }
        found.sift(recent);
        fresh.clear(store.size());
        store.addAll(found, fresh);
        size = store.size();
        if (size > most) {
            ending = Ending.STATES;
        } else if (isShort.get()) {
            ending = Ending.MEMORY;
        }
        return fresh.size() == 0 ? nothing : fresh.trimmed();
    }

    /// Ends it; after that the store is the caller's again.
    @Override
    public void close() {
        put(end);
        uninterrupted(() -> {
            thread.join();
            return end;
        });
    }
}
