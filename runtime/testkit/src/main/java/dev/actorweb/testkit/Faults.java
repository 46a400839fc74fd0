package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Makes an actor fail at chosen moments. Deliveries are counted from 1 over all incarnations,
/// redeliveries included; each fault strikes once. To be set up before the actor runs; not safe for
/// use by several threads.
///
/// ```java
/// var worker = test.spawn("worker", new Faults().crashAt(3).dropAt(5).around(Worker::new));
/// ```
///
public final class Faults {
    /// What an injected crash throws.
    public static final class InjectedFailure extends RuntimeException {
        private InjectedFailure(String message) {
            super(message);
        }
    }

    private final Set<Integer> crashes = new HashSet<>();
    private final Set<Integer> lateCrashes = new HashSet<>();
    private final Set<Integer> drops = new HashSet<>();
    private final Set<Integer> duplicates = new HashSet<>();
    private final Set<Integer> startCrashes = new HashSet<>();
    private final Map<Integer, Duration> delays = new HashMap<>();
    private @Nullable SplittableRandom random;
    private double share;
    private int deliveries;
    private int starts;

    /// No faults yet.
    public Faults() {}

    /// Throws instead of handling a delivery.
    public Faults crashAt(int delivery) {
        crashes.add(positive(delivery));
        return this;
    }

    /// Throws after the actor has handled a delivery, but before that is committed.
    public Faults crashAfter(int delivery) {
        lateCrashes.add(positive(delivery));
        return this;
    }

    /// Loses a delivery on the way.
    public Faults dropAt(int delivery) {
        drops.add(positive(delivery));
        return this;
    }

    /// Brings a message a second time, behind those that wait; that is a delivery of its own.
    public Faults duplicateAt(int delivery) {
        duplicates.add(positive(delivery));
        return this;
    }

    /// Sends a message to the actor once more after a while, instead of delivering it now; also if
    /// the actor crashes meanwhile. That is a delivery of its own.
    public Faults delayAt(int delivery, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + " is negative");
        }
        delays.put(positive(delivery), delay);
        return this;
    }

    /// Throws in a start, counted from 1 over all incarnations.
    public Faults crashAtStart(int start) {
        startCrashes.add(positive(start));
        return this;
    }

    /// Throws in a share of all deliveries, at random but the same for the same seed.
    ///
    /// @param of0to1
    ///            the share
    /// @throws IllegalArgumentException
    ///             if the share is not from 0 to 1
    public Faults crashRandomly(double of0to1, long seed) {
        if (!(of0to1 >= 0 && of0to1 <= 1)) {
            throw new IllegalArgumentException("a share of " + of0to1 + " is not between 0 and 1");
        }
        share = of0to1;
        random = new SplittableRandom(seed);
        return this;
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("faults are counted from 1, not " + number);
        }
        return number;
    }

    /// The factory, with these faults in what it makes. For one actor only: the count is
    /// this object's.
    public <M> ActorFactory<M> around(ActorFactory<M> factory) {
        return context -> new Faulty<>(context, factory.create(context));
    }

    private final class Faulty<M> implements Actor<M> {
        private final ActorContext<M> context;
        private final Actor<M> actor;

        Faulty(ActorContext<M> context, Actor<M> actor) {
            this.context = context;
            this.actor = actor;
        }

        @Override
        public void receive(M message) throws Exception {
            int delivery = ++deliveries;
            if (crashes.contains(delivery) || (random != null && random.nextDouble() < share)) {
                throw new InjectedFailure("crash at delivery " + delivery);
            }
            if (duplicates.contains(delivery)) {
                context.self().tell(message);
            }
            var delay = delays.get(delivery);
            if (delay != null) {
                later(delay, message);
            } else if (!drops.contains(delivery)) {
                actor.receive(message);
            }
            if (lateCrashes.contains(delivery)) {
                throw new InjectedFailure("crash after delivery " + delivery);
            }
        }

        /// As a slow network would: a crash in between changes nothing.
        private void later(Duration delay, M message) {
            var self = context.self();
            var dispatcher = context.system().dispatcher();
            dispatcher.schedule(delay, () -> dispatcher.fork("aw-fault", () -> self.tell(message)));
        }

        @Override
        public void started() throws Exception {
            int start = ++starts;
            if (startCrashes.contains(start)) {
                throw new InjectedFailure("crash at start " + start);
            }
            actor.started();
        }

        @Override
        public void stopped() throws Exception {
            actor.stopped();
        }

        @Override
        public void signal(Signal signal) throws Exception {
            actor.signal(signal);
        }
    }
}
