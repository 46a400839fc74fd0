package dev.actorweb.testkit;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Termination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An [ActorSystem] under the control of a test: the same cells, mailboxes and supervision, but
/// everything runs on the thread of the test, one message at a time, when the test says so, and time
/// stands still until the test moves it.
///
/// ```java
/// try (var test = TestSystem.create()) {
///     var probe = test.<Integer>probe("probe");
///     ActorRef<Counter.Message> counter = test.spawn("counter", _ -> new Counter());
///     counter.tell(new Add(2));
///     counter.tell(new Read(probe.ref()));
///     probe.expectMessage(2);
/// }
/// ```
///
/// With seed 0 actors take turns first come, first served. Any other seed draws the order at random,
/// the same each time; [#forEachSeed] tries many. Blocking work
/// ([dev.actorweb.runtime.ActorContext#pipeToSelf]) is one step on the thread of the test, too,
/// unless [Builder#workOnThreads()].
///
/// Not safe for use by several threads.
public final class TestSystem implements AutoCloseable {
    private final long seed;
    private final VirtualDispatcher dispatcher;
    private final ActorSystem system;
    private final Log log = new Log();
    private final List<DeadLetter> deadLetters = Collections.synchronizedList(new ArrayList<>());
    private final List<RuntimeEvent> events = Collections.synchronizedList(new ArrayList<>());

    private TestSystem(Builder builder) {
        seed = builder.seed;
        dispatcher = new VirtualDispatcher(seed, builder.workOnThreads, builder.interleaving);
        var described = ActorSystem.builder(builder.name).dispatcher(dispatcher)
                .supervision(builder.supervision).logger(log);
        system = (builder.metered ? described.metered() : described).create();
        system.deadLetters().subscribe(deadLetters::add);
        system.observe(Interest.MESSAGES, 0, events::add);
    }

    /// A system with seed 0.
    public static TestSystem create() {
        return create(0);
    }

    /// A system whose actors take turns in the order drawn from a seed.
    public static TestSystem create(long seed) {
        return builder().seed(seed).create();
    }

    /// Begins to describe a system.
    public static Builder builder() {
        return new Builder();
    }

    /// Plays a scenario with many seeds, each in a fresh system.
    ///
    /// @param runs
    ///            how many, from seed 1 on
    /// @throws AssertionError
    ///             at the first failure, naming the seed that repeats it and the order in which
    ///             things happened
    /// @throws IllegalArgumentException
    ///             for less than one run
    public static void forEachSeed(int runs, Consumer<TestSystem> scenario) {
        atLeastOne(runs);
        for (long seed = 1; seed <= runs; seed++) {
            var verdict = "failed with seed " + seed;
            play(create(seed), scenario, () -> verdict);
        }
    }

    private static void atLeastOne(int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException(runs + " runs would prove nothing");
        }
    }

    /// Plays a scenario in every possible order of steps, each in a fresh system. Their number
    /// grows quickly: this is for a few actors and messages.
    ///
    /// @param limit
    ///            how many orders at most
    /// @return how many there are
    /// @throws AssertionError
    ///             at the first failure, with the choices for [#replay] and the order in which
    ///             things happened; or if there are more than `limit`
    /// @throws IllegalArgumentException
    ///             for a limit of less than one
    public static int forEachInterleaving(int limit, Consumer<TestSystem> scenario) {
        atLeastOne(limit);
        var interleaving = new Interleaving();
        int runs = 0;
        do {
            if (runs == limit) {
                throw new AssertionError(
                        "there are more than " + limit + " interleavings; all of those tried held");
            }
            play(interleaving, scenario);
            runs++;
        } while (interleaving.next());
        return runs;
    }

    /// Plays a scenario in the order that [#forEachInterleaving] has named.
    public static void replay(int[] choices, Consumer<TestSystem> scenario) {
        play(Interleaving.of(choices), scenario);
    }

    private static void play(Interleaving interleaving, Consumer<TestSystem> scenario) {
        var builder = builder();
        builder.interleaving = interleaving;
        play(builder.create(), test -> {
            try {
                scenario.accept(test);
            } finally {
                interleaving.finish();
            }
        }, () -> "failed in the interleaving " + interleaving);
    }

    /// Plays a scenario and closes its system.
    private static void play(TestSystem fresh, Consumer<TestSystem> scenario, Supplier<String> verdict) {
        List<RuntimeEvent> events = List.of();
        try (fresh) {
            try {
                scenario.accept(fresh);
            } catch (Throwable e) {
                events = fresh.events();
                throw e;
            }
        } catch (Throwable e) {
            throw new AssertionError(verdict.get() + ": " + e.getMessage() + Steps.of(events), e);
        }
    }

    /// The system itself.
    public ActorSystem system() {
        return system;
    }

    /// What it was created with.
    public long seed() {
        return seed;
    }

    /// Starts a top-level actor; its first turn comes when the test runs some.
    public <M> ActorRef<M> spawn(String name, ActorFactory<M> factory) {
        return system.spawn(name, factory);
    }

    /// Starts a top-level actor; its first turn comes when the test runs some.
    public <M> ActorRef<M> spawn(String name, ActorFactory<M> factory, SpawnOptions options) {
        return system.spawn(name, factory, options);
    }

    /// Starts an actor that keeps what it is sent, for the test to look at.
    public <M> Probe<M> probe(String name) {
        return new Probe<>(this, name);
    }

    // Running.

    /// Runs one step: a message, the start of an actor, or a piece of blocking work.
    ///
    /// @return false if nothing is ready
    public boolean step() {
        return dispatcher.step();
    }

    /// Runs until nothing is ready. Time does not pass.
    ///
    /// @throws AssertionError
    ///             if the actors keep each other busy without end
    public void runUntilIdle() {
        dispatcher.runUntilIdle();
    }

    /// Lets time pass: runs until idle, then to each timer that is due, in order, and again until
    /// idle.
    ///
    /// @throws IllegalArgumentException
    ///             if the time is negative
    public void advance(Duration time) {
        dispatcher.advance(notNegative(time));
    }

    /// Lets time pass while all actors are busy elsewhere: timers that are due send their messages,
    /// but nobody handles one.
    public void pass(Duration time) {
        dispatcher.pass(notNegative(time));
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, not by " + time);
        }
        return time;
    }

    /// Runs until a condition holds, waiting for work on real threads where there is any.
    ///
    /// @param limit
    ///            in real time, for that waiting
    /// @return whether it holds
    /// @throws AssertionError
    ///             if the actors keep each other busy without end, and it does not hold
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        return dispatcher.runUntil(condition, limit);
    }

    // Looking.

    /// All dead letters so far.
    public List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /// All that the runtime has logged so far. The loggers of the actors themselves
    /// ([dev.actorweb.runtime.ActorContext#logger()]) are not part of it.
    public List<LogLine> logged() {
        return log.lines();
    }

    /// All events so far, those about messages included.
    public List<RuntimeEvent> events() {
        return List.copyOf(events);
    }

    /// All events of one kind so far.
    public <E extends RuntimeEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Stops the system in virtual time.
    ///
    /// @throws AssertionError
    ///             if the thread is interrupted
    public Termination stop(Duration deadline) {
        try {
            return system.stop(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Stops the system, whatever its actors do.
    @Override
    public void close() {
        system.close();
    }

    /// The description of a system to be created.
    public static final class Builder {
        private String name = "test";
        private long seed;
        private boolean workOnThreads;
        private boolean metered;
        private @Nullable Interleaving interleaving;
        private Supervision supervision = Supervision.defaults();

        private Builder() {}

        /// Names it otherwise than `test`.
        public Builder name(String other) {
            name = other;
            return this;
        }

        /// Draws the order of turns from a seed; 0 is first come, first served.
        public Builder seed(long other) {
            seed = other;
            return this;
        }

        /// Supervises the top-level actors in another way.
        public Builder supervision(Supervision other) {
            supervision = other;
            return this;
        }

        /// Measures its actors, see [ActorSystem.Builder#metered()]; in real time, not in virtual.
        public Builder metered() {
            metered = true;
            return this;
        }

        /// Runs blocking work on real virtual threads, which can be interrupted; the results still
        /// come as steps. Waiting for them is [TestSystem#runUntil].
        public Builder workOnThreads() {
            workOnThreads = true;
            return this;
        }

        /// Creates the system.
        public TestSystem create() {
            return new TestSystem(this);
        }
    }
}
