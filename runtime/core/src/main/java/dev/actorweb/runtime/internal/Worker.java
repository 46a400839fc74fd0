package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One thread of a [Pool]. It runs first whom the actor now running woke last: its message is still
/// warm in this core's cache, and a dialogue of two actors never leaves the core. After a streak of
/// those the others have their turns.
@SuppressWarnings("ReferenceEquality") // turns are told apart by identity
final class Worker extends Thread {
    /// How many turns in succession may come from [Desk#next].
    private static final int STREAK = 64;

    /// How long a worker waits for more work of the actor it has just run, in pauses of the
    /// processor: about a microsecond, or one pause of [Pauses] if that is longer.
    private static final int LINGER = 64;

    /// After how many turns those from outside come first.
    private static final int FAIRNESS = 61;

    private static final VarHandle TURNS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TURNS = lookup.findVarHandle(Worker.class, "turns", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final RunQueue queue = new RunQueue();

    /// The events that were not made during its turns.
    final Tally skips = new Tally();

    private final Pool pool;

    /// What runs now and next. Written here alone; the watchdog hands the next one to another
    /// worker, in addition, when the present turn takes too long.
    private final Desk desk = new Desk();
    private final Patience patience = new Patience();
    private final Pauses pauses = new Pauses();
    private int streak;

    /// How many turns in succession were of the same actor.
    private int lingered;

    /// How many turns have begun or ended; odd while one runs.
    private long turns;

    /// Whether it looks for work at other places; counted by the pool.
    private boolean searching;

    /// Whether it sleeps; guarded by the pool.
    private volatile boolean idle;

    /// @param searching
    ///            whether the pool counts it as one that looks for work already
    Worker(Pool pool, String name, boolean searching) {
        super(null, null, name, 0, false);
        this.pool = pool;
        this.searching = searching;
        setDaemon(true);
    }

    boolean belongsTo(@Nullable Pool owner) {
        return pool == owner;
    }

    /// Takes a turn from the one that runs now. Only for this thread.
    void add(Runnable turn) {
        var former = desk.next();
        if (turn == desk.present()) {
            queue.add(turn);
            pool.signal();
        } else {
            desk.next(turn);
            if (former != null) {
                queue.add(former);
                pool.signal();
            }
        }
    }

    @Override
    public void run() {
        try {
            for (var turn = await(); turn != null; turn = await()) {
                TURNS.setOpaque(this, turns + 1);
                desk.present(turn);
                try {
                    turn.run();
                } catch (Throwable e) {
                    pool.lost(turn); // it could not even deal with its own failure; there will be
                                     // others
                }
                if (isInterrupted()) {
                    Thread.interrupted(); // an actor has set it, and the next one has nothing to do
                                          // with it
                }
                TURNS.setOpaque(this, turns + 1);
            }
        } finally {
            pool.left(this);
        }
    }

    /// Waits a moment for more work of the turn that has just ended, as long as there is no other.
    boolean lingers(Turn turn, int handled) {
        if (desk.next() != null || ++lingered > STREAK) {
            lingered = 0;
            return false;
        }
        int pause = pauses.next(handled);
        for (int i = 0; i <= LINGER; i += pause + 1) {
            if (pool.hasWork()) {
                return false;
            }
            for (int j = 0; j < pause; j++) {
                Thread.onSpinWait();
            }
            if (turn.hasWork()) {
                TURNS.setOpaque(this, turns + 2);
                return true;
            }
        }
        return false;
    }

    /// Waits for a turn, also where there is no memory to look for one.
    ///
    /// @return null when this thread is not needed any more
    private @Nullable Runnable await() {
        while (true) {
            try {
                return take();
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(this, Pool.MOMENT);
            }
        }
    }

    private @Nullable Runnable take() {
        var turn = desk.next();
        if (turn != null) {
            if (++streak < STREAK) {
                desk.clearNext();
                return turn;
            }
            queue.add(turn); // before it leaves the desk, since there may be no memory for that
            desk.clearNext();
        }
        streak = 0;
        turn = turns % (2 * FAIRNESS) == 0 ? pool.entrance.take() : null;
        if (turn == null) {
            turn = queue.take();
        }
        if (turn == null) {
            turn = pool.entrance.take();
        }
        if (turn == null) {
            return search();
        }
        if (searching) {
            found();
        }
        return turn;
    }

    /// Looks for work everywhere for a while, and then sleeps.
    private @Nullable Runnable search() {
        desk.present(null);
        queue.clean();
        long start = System.nanoTime();
        while (true) {
            if (!searching) {
                searching = pool.beginSearch();
            }
            var turn = searching ? spin() : pool.find(this, 0);
            if (turn != null) {
                if (searching) {
                    found();
                }
                patience.waited(System.nanoTime() - start);
                return turn;
            }
            if (!sleep()) {
                return null;
            }
        }
    }

    private @Nullable Runnable spin() {
        long start = System.nanoTime();
        for (int i = 0; i % 8 != 0 || System.nanoTime() - start < patience.nanos(); i++) {
            var turn = pool.find(this, i & Integer.MAX_VALUE);
            if (turn != null) {
                return turn;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    private void found() {
        searching = false;
        pool.endSearch();
    }

    /// Sleeps until there may be work.
    ///
    /// @return false if nobody needed this worker for a long time
    private boolean sleep() {
        pool.rest(this, searching);
        searching = false;
        if (pool.hasWork() && pool.unrest(this)) {
            return true;
        }
        long limit = System.nanoTime() + Pool.KEEP_ALIVE;
        while (idle) {
            Thread.interrupted();
            long left = limit - System.nanoTime();
            if (left > 0 && !pool.closed()) {
                LockSupport.parkNanos(this, left);
            } else if (pool.unrest(this)) {
                return false;
            }
        }
        searching = true;
        return true;
    }

    void beginWait() {
        var waiting = desk.next();
        if (waiting != null) {
            desk.clearNext();
            queue.add(waiting);
        }
        pool.spare(1);
    }

    void endWait() {
        pool.spare(-1);
    }

    // For the pool, under its lock.

    void idle(boolean now) {
        idle = now;
    }

    boolean idle() {
        return idle;
    }

    // For the watchdog.

    /// How many turns have begun or ended; odd while one runs.
    long turns() {
        return (long) TURNS.getOpaque(this);
    }

    @Nullable
    Runnable next() {
        return desk.next();
    }

    // For Running.

    /// The cell whose turn this thread runs, if any.
    @Nullable
    Cell<?> cell() {
        return desk.present() instanceof Cell<?> cell ? cell : null;
    }

    /// Whether this thread runs that turn.
    boolean runs(Object turn) {
        return desk.present() == turn;
    }

    /// Notes the cell whose turn begins, if that is not the turn this worker took: a dispatcher may
    /// run one within another.
    ///
    /// @return the cell whose turn went on so far, or the same
    @Nullable
    Cell<?> enter(Cell<?> now) {
        var former = cell();
        if (former != now) {
            desk.present(now);
        }
        return former;
    }

    /// Notes again what [#enter] has returned.
    void leave(@Nullable Cell<?> former) {
        if (desk.present() != former) {
            desk.present(former);
        }
    }
}
