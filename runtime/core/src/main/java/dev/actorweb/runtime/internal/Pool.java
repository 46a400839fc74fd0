package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The threads that run turns: as many workers as there are processors, each with a queue of its
/// own from which idle ones steal. They start when there is work and end when there was none for a
/// while.
///
/// Whoever makes work visible wakes a worker, unless one is looking for work already; the last one
/// that stops looking, because it found some, looks whether there is more and wakes the next. This
/// is how Go's scheduler and Tokio's avoid both idle processors and storms of wake-ups; see D.
/// Vyukov, "Scalable Go Scheduler Design Doc". A worker that looks for work spins a little before it
/// sleeps, since waking a thread costs more than most turns.
final class Pool {
    static final long KEEP_ALIVE = TimeUnit.SECONDS.toNanos(10);

    /// How long to wait for memory before the next try.
    static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);

    private static final int FEWEST_THREADS = 2;

    /// How many more threads there may be in place of those whose turns do not return.
    private static final int MOST_SPARES = 256;

    private static final VarHandle SEARCHING;

    static {
        try {
            SEARCHING = MethodHandles.lookup().findVarHandle(Pool.class, "searching", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Entrance entrance = new Entrance();

    private final String name;
    private final int parallelism = Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors());

    /// How many workers look for work.
    private volatile int searching;

    final Watchdog watchdog;

    /// All workers; replaced under the lock.
    private volatile Worker[] workers = {};

    /// Whether there is nobody to wake: all workers are awake and there may be no more.
    private volatile boolean allAwake;

    private volatile boolean closed;

    /// A system whose turns were not all handed over, for want of memory.
    private volatile @Nullable Kernel poor;

    /// Guarded by this, as are those below: the workers that sleep, the last one to fall
    /// asleep last.
    private final List<Worker> resting = new ArrayList<>();
    private int named;
    private int spares;

    /// The events that workers which are gone did not make; guarded by itself.
    private final Tally skipped = new Tally();

    /// @param stallLimit
    ///            how long a turn may take before it is reported
    Pool(String name, Duration stallLimit) {
        this.name = name;
        watchdog = new Watchdog(this, "aw-" + name + "-watchdog", stallLimit);
    }

    /// Runs a turn soon.
    void execute(Runnable turn) {
        if (Thread.currentThread() instanceof Worker worker && worker.belongsTo(this)) {
            worker.add(turn);
        } else if (!closed) {
            entrance.add(turn);
            signal();
        }
    }

    /// Sees to it that somebody finds the work that was just made visible.
    void signal() {
        VarHandle.fullFence();
        if (searching == 0 && !allAwake) {
            wakeOne();
        }
    }

    private void wakeOne() {
        if (!SEARCHING.compareAndSet(this, 0, 1)) {
            return;
        }
        Worker sleeper = null;
        synchronized (this) {
            if (!resting.isEmpty()) {
                sleeper = resting.removeLast();
                sleeper.idle(false);
            } else if (workers.length < parallelism + spares) {
                start();
                return;
            }
            allAwake = resting.isEmpty() && workers.length >= parallelism + spares;
        }
        if (sleeper == null) {
            endSearch();
        } else {
            LockSupport.unpark(sleeper);
            watchdog.wake();
        }
    }

    /// Starts one more thread. If there can be none, those that there are find the work later.
    private void start() {
        var former = workers;
        try {
            var worker = new Worker(this, "aw-" + name + "-" + ++named, true);
            var more = Arrays.copyOf(former, former.length + 1);
            more[former.length] = worker;
            workers = more;
            allAwake = resting.isEmpty() && more.length >= parallelism + spares;
            worker.start();
        } catch (Throwable e) {
            workers = former;
            allAwake = false;
            SEARCHING.getAndAdd(this, -1);
            if (former.length == 0) {
                throw e;
            }
            return;
        }
        watchdog.begin();
    }

    // For the workers.

    /// Whether one more may look for work: no more than half of them at a time.
    boolean beginSearch() {
        if (2 * searching >= workers.length) {
            return false;
        }
        SEARCHING.getAndAdd(this, 1);
        return true;
    }

    /// Work was found.
    void endSearch() {
        if ((int) SEARCHING.getAndAdd(this, -1) == 1 && hasWork()) {
            signal();
        }
    }

    /// Looks for work in the places of others.
    @Nullable
    Runnable find(Worker finder, int round) {
        var turn = entrance.take();
        if (turn != null) {
            return turn;
        }
        var all = workers;
        for (int i = 0; i < all.length; i++) {
            var other = all[(i + round) % all.length];
            if (other != finder) {
                turn = other.queue.steal(finder.queue);
                if (turn != null) {
                    return turn;
                }
            }
        }
        return null;
    }

    boolean hasWork() {
        if (!entrance.isEmpty()) {
            return true;
        }
        for (var worker : workers) {
            if (!worker.queue.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Enters a worker among the sleepers. It is to look for work once more before it sleeps.
    void rest(Worker worker, boolean wasSearching) {
        synchronized (this) {
            resting.addLast(worker);
            worker.idle(true);
            allAwake = false;
        }
        if (wasSearching) {
            SEARCHING.getAndAdd(this, -1);
        }
        VarHandle.fullFence();
    }

    /// Takes a worker out of the sleepers again.
    ///
    /// @return false if somebody else has woken it, and counted it as one that looks for work
    synchronized boolean unrest(Worker worker) {
        if (!worker.idle()) {
            return false;
        }
        resting.remove(worker);
        worker.idle(false);
        allAwake = resting.isEmpty() && workers.length >= parallelism + spares;
        return true;
    }

    /// A worker's thread ends. Another one takes its place only if this is noted, for which there
    /// may be no memory at the moment.
    void left(Worker worker) {
        for (boolean gone = false; !gone;) {
            try {
                remove(worker);
                gone = true;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(this, MOMENT);
            }
        }
        if (hasWork()) {
            signal();
        }
    }

    private synchronized void remove(Worker worker) {
        var fewer = new ArrayList<>(List.of(workers));
        fewer.remove(worker);
        synchronized (skipped) {
            workers = fewer.toArray(new Worker[0]);
            skipped.add(worker.skips);
        }
        allAwake = false;
    }

    /// How many events of a kind all workers did not make so far.
    long skipped(ToLongFunction<Tally> kind) {
        synchronized (skipped) {
            long sum = kind.applyAsLong(skipped);
            for (var worker : workers) {
                sum += kind.applyAsLong(worker.skips);
            }
            return sum;
        }
    }

    /// A turn could not deal with its own failure: it may be one that nobody hands over again.
    void lost(Runnable turn) {
        if (turn instanceof Cell<?> cell) {
            poor = cell.kernel;
        }
    }

    // For the watchdog.

    /// Hands over again what was not, if that happened.
    void mend() {
        var system = poor;
        if (system != null) {
            poor = null;
            try {
                system.mend();
            } catch (Throwable e) {
                poor = system;
                throw e;
            }
        }
    }

    Worker[] workers() {
        return workers;
    }

    /// Hands a turn to whoever has time for it.
    void rescue(Runnable turn) {
        entrance.add(turn);
        signal();
    }

    /// Allows one more thread, because one does not come back from its turn for a while, or
    /// one less.
    void spare(int more) {
        synchronized (this) {
            spares = Math.min(spares + more, MOST_SPARES);
            allAwake = resting.isEmpty() && workers.length >= parallelism + spares;
        }
        signal();
    }

    boolean closed() {
        return closed;
    }

    /// Lets the threads end when there is nothing left to run.
    void close() {
        closed = true;
        watchdog.end();
        for (var worker : workers) {
            LockSupport.unpark(worker);
        }
    }
}
