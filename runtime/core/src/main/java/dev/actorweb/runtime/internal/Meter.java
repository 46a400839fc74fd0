package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.Signal;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Measures what the actors of a system do, by an object around each of them; so that a system that
/// is not measured does nothing for it.
final class Meter {
    final LongAdder starts = new LongAdder();
    final LongAdder restarts = new LongAdder();
    final LongAdder stops = new LongAdder();
    final LongAdder handled = new LongAdder();
    final LongAdder failed = new LongAdder();

    /// How long handling a message took.
    final Histogram receiving = new Histogram();

    /// How long messages waited in their mailboxes: a sample, one message at a time for each actor.
    final Histogram waiting = new Histogram();

    /// A message whose waiting is measured.
    record Sample(Envelope envelope, long since) {}

    /// A message is on its way into a mailbox.
    void comes(Address<?> actor, Envelope envelope) {
        var holder = actor.extras();
        if (holder.sample == null) {
            holder.sample = new Sample(envelope, System.nanoTime());
        }
    }

    /// A message has come out of its mailbox, or got lost.
    ///
    /// @param handled
    ///            whether the actor has it in its hand for the first time
    @SuppressWarnings("ReferenceEquality") // this very message
    void leaves(Address<?> actor, Envelope envelope, boolean handled) {
        var holder = actor.extras();
        var sample = holder.sample;
        if (sample != null && sample.envelope == envelope) {
            holder.sample = null;
            if (handled) {
                waiting.add(System.nanoTime() - sample.since);
            }
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
                meter.receiving.add(nanos);
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
