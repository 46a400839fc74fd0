package dev.actorweb.runtime.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks after turns that take long: what waits behind one in its worker's hand is given to another
/// worker as well, a thread that seems lost is replaced if nobody else is left to do the work, and
/// after the limit the actor is reported, once.
///
/// Giving a turn to two workers does no harm, because a turn begins once; so workers need no
/// synchronization with this thread. It looks every few milliseconds while there is work, and sleeps
/// with the workers.
@SuppressWarnings("ReferenceEquality") // turns are told apart by identity
final class Watchdog {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);

    /// After how many looks a worker counts as lost.
    private static final int LOST = 10;

    /// After how many looks without any work it sleeps deeply.
    private static final int QUIET = 200;

    private final Pool pool;
    private final String name;
    private final long limit;

    private volatile @Nullable Thread thread;
    private volatile boolean asleep;
    private volatile boolean ended;

    /// When it looked last, while it does so every few milliseconds.
    private volatile long lookedAt;
    private volatile boolean looking;

    /// What is known of each worker. Only for the thread.
    private final Map<Worker, Sight> sights = new WeakHashMap<>();

    /// One worker, as it was seen.
    private static final class Sight {
        private long turns = -1;
        private long since;
        private int looks;

        /// How many messages the actor whose turn it is had handled, and whose it is.
        private long handled;
        private @Nullable Cell<?> cell;

        private boolean reported;
        private @Nullable Runnable rescued;
    }

    Watchdog(Pool pool, String name, Duration limit) {
        this.pool = pool;
        this.name = name;
        this.limit = Nanos.of(limit);
    }

    /// Looks from now on. Called under the lock of the pool.
    ///
    /// Where there is no memory for that, it begins with the next worker.
    void begin() {
        try {
            beginOnce();
        } catch (OutOfMemoryError e) {
            thread = null;
        }
    }

    private void beginOnce() {
        var running = thread;
        if (running == null && !ended) {
            running = new Thread(null, this::run, name, 0, false);
            running.setDaemon(true);
            running.start();
            thread = running;
        }
    }

    /// Called whenever a worker is woken.
    void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    /// Nanoseconds on the clock that never jumps, a few milliseconds ago at most: good enough for
    /// how long an actor has lived, and cheaper than its birth.
    long roughTime() {
        return looking ? lookedAt : System.nanoTime();
    }

    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    /// Whatever happens, this thread goes on: nobody looks after it.
    private void run() {
        for (boolean over = false; !over;) {
            try {
                watch();
                over = true;
            } catch (Throwable e) {
                LockSupport.parkNanos(this, PERIOD);
            } finally {
                looking = false;
            }
        }
    }

    private void watch() {
        int quiet = 0;
        while (!ended || pool.workers().length > 0) {
            lookedAt = System.nanoTime();
            looking = true;
            LockSupport.parkNanos(this, PERIOD);
            quiet = look() ? 0 : quiet + 1;
            if (quiet > QUIET) {
                looking = false;
                if (left()) {
                    return;
                }
                sleepDeeply();
                quiet = 0;
            }
        }
    }

    private void sleepDeeply() {
        asleep = true;
        while (asleep && !look() && !ended && pool.workers().length > 0) {
            LockSupport.parkNanos(this, Pool.KEEP_ALIVE);
        }
        asleep = false;
    }

    /// Ends this thread if there is nobody to look after.
    private boolean left() {
        synchronized (pool) {
            if (pool.workers().length > 0) {
                return false;
            }
            thread = null;
            return true;
        }
    }

    /// @return whether anybody works
    private boolean look() {
        boolean anybody = false;
        boolean allLost = true;
        for (var worker : pool.workers()) {
            var sight = sights.computeIfAbsent(worker, _ -> new Sight());
            long turns = worker.turns();
            if (sight.turns != turns) {
                sight.turns = turns;
                sight.since = System.nanoTime();
                sight.looks = 0;
                sight.reported = false;
                sight.rescued = null;
                sight.cell = null;
                anybody = true;
            } else if ((turns & 1) != 0) {
                anybody = true;
                sight.looks++;
                lookCloser(worker, sight);
            }
            allLost &= sight.looks >= LOST;
        }
        pool.mend();
        if (allLost && pool.hasWork()) {
            pool.spare(1);
        }
        return anybody;
    }

    private void lookCloser(Worker worker, Sight sight) {
        var waiting = worker.next();
        if (waiting != null && waiting != sight.rescued) {
            sight.rescued = waiting;
            pool.rescue(waiting);
        }
        var cell = worker.cell();
        long handled = cell == null ? 0 : cell.handled();
        if (cell != sight.cell || handled != sight.handled) { // a turn may have many messages
            sight.cell = cell;
            sight.handled = handled;
            sight.since = System.nanoTime();
            sight.reported = false;
        } else if (!sight.reported && System.nanoTime() - sight.since >= limit) {
            sight.reported = true;
            if (cell != null) {
                cell.kernel.trouble.stalled(cell, Duration.ofNanos(System.nanoTime() - sight.since),
                        List.of(worker.getStackTrace()));
            }
        }
    }
}
