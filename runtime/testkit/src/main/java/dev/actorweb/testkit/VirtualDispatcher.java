package dev.actorweb.testkit;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs everything on the thread of the test, one step at a time, in virtual time. What is ready
/// runs in an order drawn from the seed, or first come, first served with seed 0. An actor's turn is
/// one message.
///
/// Other threads may hand in steps, as real blocking work does; they never run any.
final class VirtualDispatcher implements Dispatcher {
    private static final int MOST_STEPS = 1_000_000;

    /// How long a test that waits for an answer waits for real work at a time.
    private static final Duration REAL_LIMIT = Duration.ofSeconds(30);

    private record Timer(long due, long number, Runnable task) {}

    private final long seed;
    private final boolean realWork;

    /// Chooses among so many steps that are ready.
    private final IntUnaryOperator order;

    /// Guarded by this, as is all below.
    private final List<Runnable> ready = new ArrayList<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(
            Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    private long timersMade;
    private long now;
    private int working;
    private boolean closed;

    VirtualDispatcher(long seed, boolean realWork, @Nullable Interleaving interleaving) {
        this.seed = seed;
        this.realWork = realWork;
        var random = new SplittableRandom(seed);
        order = interleaving != null ? interleaving : seed == 0 ? _ -> 0 : random::nextInt;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public synchronized void execute(Runnable turn) {
        if (!closed) {
            ready.add(turn);
            notifyAll();
        }
    }

    @Override
    public synchronized Cancellable schedule(Duration delay, Runnable task) {
        var timer = new Timer(due(delay), timersMade++, task);
        if (!closed) {
            timers.add(timer);
        }
        return () -> remove(timer);
    }

    private long due(Duration delay) {
        long nanos = nanos(delay);
        return nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
    }

    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : time.toNanos();
    }

    private synchronized boolean remove(Object step) {
        return step instanceof Timer timer ? timers.remove(timer) : ready.remove(step);
    }

    @Override
    public Cancellable fork(String name, Runnable work) {
        if (realWork) {
            return forkReally(name, work);
        }
        Runnable step = new Runnable() {
            @Override
            public void run() {
                work.run();
            }
        };
        execute(step);
        return () -> remove(step);
    }

    private Cancellable forkReally(String name, Runnable work) {
        count(1);
        var thread = Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                count(-1);
            }
        });
        return () -> {
            thread.interrupt();
            return true;
        };
    }

    private synchronized void count(int more) {
        working += more;
        notifyAll();
    }

    @Override
    public void deliver(Runnable delivery) {
        delivery.run();
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanoTime());
    }

    @Override
    public synchronized void close() {
        closed = true;
        ready.clear();
        timers.clear();
    }

    // Driving.

    /// Runs one step that is ready.
    ///
    /// @return false if none is
    boolean step() {
        Runnable next;
        synchronized (this) {
            if (ready.isEmpty()) {
                return false;
            }
            next = ready.remove(order.applyAsInt(ready.size()));
        }
        next.run();
        return true;
    }

    void runUntilIdle() {
        for (int steps = 0; step(); steps++) {
            if (steps == MOST_STEPS) {
                throw restless();
            }
        }
    }

    private AssertionError restless() {
        return new AssertionError("the actors do not come to rest: " + MOST_STEPS
                + " steps without any time passing (seed " + seed + ")");
    }

    void advance(Duration time) {
        long until;
        synchronized (this) {
            until = due(time);
        }
        runUntilIdle();
        while (fireBefore(until)) {
            runUntilIdle();
        }
        moveTo(until);
    }

    /// Lets time pass without running a step.
    void pass(Duration time) {
        long until;
        synchronized (this) {
            until = due(time);
        }
        while (fireBefore(until)) {
            // each moves the clock
        }
        moveTo(until);
    }

    /// Moves to the next timer that is due by then, and runs it.
    private boolean fireBefore(long until) {
        Timer next;
        synchronized (this) {
            next = timers.peek();
            if (next == null || next.due() > until) {
                return false;
            }
            timers.remove();
            now = Math.max(now, next.due());
        }
        next.task().run();
        return true;
    }

    private synchronized void moveTo(long until) {
        now = Math.max(now, until);
    }

    @Override
    public void help(BooleanSupplier done, Duration limit) {
        long until;
        synchronized (this) {
            until = due(limit);
        }
        int steps = 0;
        while (!done.getAsBoolean()) {
            if (step()) {
                if (steps++ == MOST_STEPS) {
                    throw restless();
                }
                continue;
            }
            if (waitForWork(REAL_LIMIT) || fireBefore(until)) {
                steps = 0;
                continue;
            }
            if (until == Long.MAX_VALUE) {
                throw new AssertionError("the test would wait forever (seed " + seed + ")");
            }
            moveTo(until);
            return;
        }
    }

    /// Waits until blocking work on real threads brings a step or ends.
    ///
    /// @param limit
    ///            in real time
    /// @return false if there is no such work, or not in time
    private synchronized boolean waitForWork(Duration limit) {
        long end = System.nanoTime() + nanos(limit);
        int before = working;
        try {
            while (ready.isEmpty() && working == before) {
                long left = end - System.nanoTime();
                if (before == 0 || left <= 0) {
                    return false;
                }
                wait(left / 1_000_000 + 1);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Runs steps, waiting for real work between them, until a condition holds.
    ///
    /// @param limit
    ///            in real time
    /// @return whether it holds
    boolean runUntil(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + nanos(limit);
        int steps = 0;
        while (!condition.getAsBoolean()) {
            if (step()) {
                if (steps++ == MOST_STEPS) {
                    throw restless();
                }
            } else if (waitForWork(Duration.ofNanos(end - System.nanoTime()))) {
                steps = 0;
            } else {
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}
