package dev.actorweb.runtime;

import dev.actorweb.runtime.internal.Kernel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A tree of actors with a dispatcher to run them. Safe to use from any thread.
///
/// Creating one starts no thread; those that its actors need are daemons. Ending one is [#stop], or
/// [#close()], which waits up to ten seconds.
public final class ActorSystem implements AutoCloseable {
    private static final long USUAL_RATE = 100_000;

    private final Kernel kernel;

    @SuppressWarnings("this-escape") // the kernel only keeps it
    private ActorSystem(Builder builder) {
        kernel = new Kernel(this, builder.name, builder.dispatcher, builder.supervision, builder.logger,
                builder.stallLimit,
                new Kernel.Capacities(builder.recentDeadLetters, builder.remoteEntries, builder.metered));
    }

    /// Creates a system with the default dispatcher.
    ///
    /// @param name
    ///            the first part of all its paths; the rules for names of actors hold
    /// @throws IllegalArgumentException
    ///             if the name breaks them
    public static ActorSystem create(String name) {
        return builder(name).create();
    }

    /// Begins to describe a system.
    ///
    /// @param name
    ///            the first part of all its paths; the rules for names of actors hold
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /// The name it was created with.
    public String name() {
        return kernel.name();
    }

    /// Starts a top-level actor with default options; see the other form.
    public <M> ActorRef<M> spawn(String name, ActorFactory<M> factory) {
        return spawn(name, factory, SpawnOptions.defaults());
    }

    /// Starts a top-level actor. It may be sent messages at once; its name is free again when it
    /// has ended.
    ///
    /// @throws IllegalArgumentException
    ///             if the name is empty, has a `/` or a control or invisible character, begins with
    ///             `$`, is `.` or `..`, or is longer than 255 characters
    /// @throws IllegalStateException
    ///             if an actor of that name lives, or the system is stopping
    public <M> ActorRef<M> spawn(String name, ActorFactory<M> factory, SpawnOptions options) {
        return kernel.spawn(name, factory, options);
    }

    /// Starts a top-level actor without a name of its own, with default options; see the
    /// other form.
    public <M> ActorRef<M> spawn(ActorFactory<M> factory) {
        return spawn(factory, SpawnOptions.defaults());
    }

    /// Starts a top-level actor without a name of its own, which is cheaper: its path says `$` and
    /// which one it is of all top-level actors, `actor://shop/$7`.
    ///
    /// @throws IllegalStateException
    ///             if the system is stopping
    public <M> ActorRef<M> spawn(ActorFactory<M> factory, SpawnOptions options) {
        return kernel.spawn(factory, options);
    }

    /// Ends an actor for good, as its parent would: after the message it is handling.
    ///
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system
    public void stop(ActorRef<?> actor) {
        kernel.stop(actor);
    }

    /// Ends an actor for good and waits for it: it and all below handle what waits in their
    /// mailboxes first, children before their parents. The time is used as by the other form, but
    /// for each actor's own [SpawnOptions#stopTimeout()]; who has not stopped at the deadline is
    /// named.
    ///
    /// @param deadline
    ///            for the whole, more than nothing
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system, or the deadline not positive
    /// @throws IllegalStateException
    ///             if called by an actor of this system; that is what [ActorContext#retire] is for
    public Termination stop(ActorRef<?> actor, Duration deadline) throws InterruptedException {
        return kernel.stop(actor, deadline);
    }

    /// Tells once why an actor has ended for good; at once if it has. Called by any thread, even in
    /// the turn of the actor itself, so it must be quick; what it throws is logged.
    ///
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system
    public void whenEnded(ActorRef<?> actor, Consumer<StopReason> consumer) {
        kernel.whenEnded(actor, consumer);
    }

    /// Gives an actor a fresh incarnation from its factory, as if it had failed: what waits in its
    /// mailbox stays. At once and alone, whatever its supervision says, and without counting as a
    /// failure.
    ///
    /// @param deadline
    ///            for the stop and the start, more than nothing
    /// @return whether a new incarnation was started in time; false too if the actor has ended, or
    ///         is being stopped or restarted already
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system, or the deadline not positive
    /// @throws IllegalStateException
    ///             if the actor is [RestartPolicy#TEMPORARY]; or in an actor of this system, which
    ///             must not wait for that
    public boolean restart(ActorRef<?> actor, Duration deadline) throws InterruptedException {
        return kernel.restart(actor, deadline);
    }

    /// Sends a question and returns the answer to come.
    ///
    /// ```java
    /// Outcome<Integer> total = system.ask(counter, Read::new, ofSeconds(1)).await();
    /// ```
    ///
    /// @param question
    ///            makes the message from the reference to reply to
    /// @param deadline
    ///            how long the answer may take, more than nothing
    /// @throws IllegalArgumentException
    ///             if the deadline is not positive
    public <M, R> Ask<R> ask(ActorRef<M> target, Function<ActorRef<R>, M> question, Duration deadline) {
        return kernel.ask(target, question, deadline);
    }

    /// Finds a living actor by its path, `actor://node/parent/child` or `parent/child`.
    public Optional<ActorRef<?>> lookup(String path) {
        return kernel.lookup(path);
    }

    /// All living actors, parents before their children, siblings in the order of their start.
    public List<ActorRef<?>> actors() {
        return kernel.actors();
    }

    /// The accounts of an actor of this system, living or ended.
    ///
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system
    public ActorStatistics statistics(ActorRef<?> actor) {
        return kernel.statistics(actor);
    }

    /// What makes the incarnations of an actor of this system.
    ///
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system
    public ActorFactory<?> factory(ActorRef<?> actor) {
        return kernel.factory(actor);
    }

    /// A picture of all living actors, the top-level ones first. Each actor is looked at for
    /// itself, while the others go on.
    public List<ActorNode> tree() {
        return kernel.tree();
    }

    /// The metrics of this system in the text format of Prometheus (0.0.4), to be served as
    /// `text/plain; version=0.0.4`. Each series has the name of the system as its label `system`.
    /// The texts of several systems are to be served each for itself, not as one. Counts of messages
    /// and restarts by actor are always there, for up to 1,000 actors; times and sums over actors
    /// that have ended only if the system is [Builder#metered()].
    public String metrics() {
        return kernel.metrics();
    }

    /// Whether an actor lives in this system, or did.
    boolean owns(ActorRef<?> actor) {
        return kernel.owns(actor);
    }

    /// How many messages wait for an actor, as far as this system knows.
    long load(ActorRef<?> actor) {
        return kernel.owns(actor) ? kernel.statistics(actor).queued() : 0;
    }

    /// Logs that a router could not choose.
    void noRoute(ActorRef<?> router, Throwable cause) {
        kernel.trouble().noRoute(router, cause);
    }

    /// Who offers which service.
    public Directory directory() {
        return kernel.directory();
    }

    /// The topic for a type of messages and a name; the same for each call with the same two.
    ///
    /// @throws IllegalArgumentException
    ///             if the name is not one for an actor
    public <M> Topic<M> topic(Class<M> type, String name) {
        return kernel.topic(type, name);
    }

    /// Messages nobody will handle.
    public DeadLetters deadLetters() {
        return kernel.deadLetters();
    }

    /// Tells an observer what happens from now on, buffering up to 8,192 events it has not yet
    /// taken, in their order, on a thread of its own. Of transitions and messages it is told 100,000
    /// in a second at most, and it is woken every two milliseconds at most, so that it does not slow
    /// down what it observes.
    public Observation observe(Interest interest, RuntimeObserver observer) {
        return observe(interest, USUAL_RATE, observer);
    }

    /// As the other form, with another limit. What there is no room for is not even made, and
    /// counts as lost.
    ///
    /// @param perSecond
    ///            how many transitions and messages the observer is told in a second at most; 0 for
    ///            as many as it can take, and each at once, at the cost of the actors
    /// @throws IllegalArgumentException
    ///             if the limit is negative
    public Observation observe(Interest interest, long perSecond, RuntimeObserver observer) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("negative limit " + perSecond);
        }
        return kernel.observe(interest, perSecond, observer);
    }

    /// Whether anybody observes this system, so that a [RuntimeEvent] is worth making.
    public boolean observed() {
        return kernel.observed();
    }

    /// Whether an event that is of interest so is worth making: somebody observes such, and has
    /// room for it now. If there are only observers without room, the event counts as lost to them.
    public boolean observed(Interest interest) {
        return kernel.observed(interest);
    }

    /// What runs the actors, and the time they live in.
    public Dispatcher dispatcher() {
        return kernel.dispatcher();
    }

    /// Stops all actors, the last started first, each after the messages that wait in its mailbox,
    /// and waits for it. An actor that waits for its restart ends at once. When three quarters of
    /// the time are over, all that are left are told to stop after the message in hand; who has not
    /// stopped at the deadline is named, and nobody waits for it any more: it takes no messages, and
    /// the questions that are open fail.
    ///
    /// @param deadline
    ///            for the whole, more than nothing
    /// @throws IllegalArgumentException
    ///             if the deadline is not positive
    /// @throws IllegalStateException
    ///             if called by an actor of this system
    /// @throws InterruptedException
    ///             if the thread is interrupted while it waits: the actors go on stopping, and
    ///             another call waits for them again
    public Termination stop(Duration deadline) throws InterruptedException {
        return kernel.stop(deadline);
    }

    /// Stops with a deadline of ten seconds, and logs the actors that did not stop.
    @Override
    public void close() {
        kernel.close();
    }

    /// The description of a system to be created.
    public static final class Builder {
        private final String name;
        private @Nullable Dispatcher dispatcher;
        private Supervision supervision = Supervision.defaults();
        private System.@Nullable Logger logger;
        private Duration stallLimit = Duration.ofSeconds(10);
        private int recentDeadLetters = 100;
        private int remoteEntries = 10_000;
        private boolean metered;

        private Builder(String name) {
            this.name = name;
        }

        /// Runs the actors by another dispatcher than a pool of its own with as many daemon threads
        /// as there are processors, two at least.
        public Builder dispatcher(Dispatcher other) {
            dispatcher = Objects.requireNonNull(other, "dispatcher");
            return this;
        }

        /// Supervises the top-level actors in another way than the default. One that has to be
        /// given up ends; the others go on.
        public Builder supervision(Supervision other) {
            supervision = Objects.requireNonNull(other, "supervision");
            return this;
        }

        /// Logs failures to another logger than `System.getLogger("dev.actorweb.runtime")`, which
        /// is touched when the first actor fails and not before.
        public Builder logger(System.Logger other) {
            logger = Objects.requireNonNull(other, "logger");
            return this;
        }

        /// Reports a [RuntimeEvent.Stalled], and logs it, when an actor on the default dispatcher
        /// takes longer than that for a message; ten seconds if nothing else is said.
        ///
        /// @throws IllegalArgumentException
        ///             if the time is not positive
        public Builder stallLimit(Duration limit) {
            Objects.requireNonNull(limit, "limit");
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("stall limit " + limit + " is not positive");
            }
            stallLimit = limit;
            return this;
        }

        /// Measures how long actors take for their messages, for [ActorSystem#metrics()] and
        /// [ActorStatistics#processingTime()]: two looks at the clock and three counters for
        /// each message.
        public Builder metered() {
            metered = true;
            return this;
        }

        /// Remembers another number of dead letters than 100, see [DeadLetters#recent()].
        ///
        /// @throws IllegalArgumentException
        ///             if it is negative
        public Builder recentDeadLetters(int most) {
            recentDeadLetters = notNegative(most);
            return this;
        }

        /// Remembers another number of actors elsewhere than 10,000, see [Directory#learn].
        ///
        /// @throws IllegalArgumentException
        ///             if it is negative
        public Builder remoteEntries(int most) {
            remoteEntries = notNegative(most);
            return this;
        }

        private static int notNegative(int number) {
            if (number < 0) {
                throw new IllegalArgumentException(number + " is negative");
            }
            return number;
        }

        /// Creates the system.
        ///
        /// @throws IllegalArgumentException
        ///             if its name breaks the rules for names of actors
        public ActorSystem create() {
            return new ActorSystem(this);
        }
    }
}
