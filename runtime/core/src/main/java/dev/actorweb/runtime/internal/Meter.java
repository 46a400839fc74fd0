package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.Signal;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Measures what the actors of a system do, by an object around each of them; so that a system that
/// is not measured does nothing for it.
final class Meter {
    /// The upper bounds of the histogram of handling times, in nanoseconds.
    static final long[] BOUNDS = {1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
            10_000_000_000L};

    final LongAdder starts = new LongAdder();
    final LongAdder restarts = new LongAdder();
    final LongAdder stops = new LongAdder();
    final LongAdder handled = new LongAdder();
    final LongAdder failed = new LongAdder();

    /// Nanoseconds, of all messages.
    final LongAdder time = new LongAdder();

    /// How many messages took no longer than each bound, but longer than the one before; the last
    /// is for all others.
    final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];

    Meter() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /// Counts an incarnation, and measures it from now on.
    <M> Actor<M> started(Cell<M> cell, Actor<M> actor, boolean again) {
        starts.increment();
        if (again) {
            restarts.increment();
        }
        return around(cell, actor);
    }

    <M> Actor<M> around(Cell<M> cell, Actor<M> actor) {
        return new Measured<>(this, cell, actor);
    }

    /// What the meter was put around.
    static <M> @Nullable Actor<M> inside(@Nullable Actor<M> actor) {
        return actor instanceof Measured<M> measured ? measured.actor : actor;
    }

    private void took(long nanos) {
        time.add(nanos);
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
    }

    private static final class Measured<M> implements Actor<M> {
        private final Meter meter;
        private final Cell<M> cell;
        private final Actor<M> actor;

        Measured(Meter meter, Cell<M> cell, Actor<M> actor) {
            this.meter = meter;
            this.cell = cell;
            this.actor = actor;
        }

        @Override
        public void receive(M message) throws Exception {
            long start = System.nanoTime();
            boolean well = false;
            try {
                actor.receive(message);
                well = true;
            } finally {
                long nanos = System.nanoTime() - start;
                meter.took(nanos);
                (well ? meter.handled : meter.failed).increment();
                cell.worked(nanos);
            }
        }

        @Override
        public void started() throws Exception {
            actor.started();
        }

        @Override
        public void signal(Signal signal) throws Exception {
            actor.signal(signal);
        }

        @Override
        public void stopped() throws Exception {
            meter.stops.increment();
            actor.stopped();
        }
    }
}
