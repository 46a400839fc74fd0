package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.Signal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Makes an actor fail at chosen moments. Deliveries are counted from 1 over all incarnations,
/// redeliveries included; each fault strikes once. To be set up before the actor runs; not safe for
/// use by several threads. A delivery that does not exist, such as 0, is refused by an
/// `IllegalArgumentException`.
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
    ///
    /// @param delay
    ///            in virtual time, not negative
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

    /// The factory, with these faults in what it makes, and in what that becomes. For one actor
    /// only: the count is this object's.
    public <M> ActorFactory<M> around(ActorFactory<M> factory) {
        return context -> new Faulty<>(context, factory.create(faulty(context)));
    }

    /// The faults that have not struck, because there were not as many deliveries or starts; in
    /// words, such as `crash at delivery 3`. A test that ends with some has not shown what it was
    /// meant to.
    public List<String> outstanding() {
        var left = new ArrayList<String>();
        list(left, "crash at start ", startCrashes, starts);
        list(left, "crash at delivery ", crashes, deliveries);
        list(left, "crash after delivery ", lateCrashes, deliveries);
        list(left, "drop of delivery ", drops, deliveries);
        list(left, "duplicate of delivery ", duplicates, deliveries);
        list(left, "delay of delivery ", delays.keySet(), deliveries);
        return List.copyOf(left);
    }

    private static void list(List<String> left, String kind, Set<Integer> faults, int sofar) {
        faults.stream().filter(fault -> fault > sofar).sorted().forEach(fault -> left.add(kind + fault));
    }

    /// The context, but that who becomes another does so with these faults.
    @SuppressWarnings("unchecked") // the proxy is one of that interface, and its actor takes the
                                   // same messages
    private <M> ActorContext<M> faulty(ActorContext<M> context) {
        return (ActorContext<M>) Proxy.newProxyInstance(Faults.class.getClassLoader(),
                new Class<?>[]{ActorContext.class},
                (_, method, arguments) -> {
                    try {
                        return method.getName().equals("become")
                                ? method.invoke(context, new Faulty<>(context,
                                        (Actor<M>) Objects.requireNonNull(arguments[0], "next")))
                                : method.invoke(context, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
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
