package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A pipeline that fails again and again and loses nothing: a heartbeat paces a worker, which takes
/// numbers from a generator and hands FizzBuzz to a logger. Each of the four fails at a number of
/// its own. Every message is numbered and every state is a [Snapshot]: what a restart repeats is
/// known by its number, so that each value is logged once.
///
/// Runs as `java … dev.actorweb.testkit.RobustPipeline --rate 10 --beats 60`.
final class RobustPipeline {
    /// What came out.
    ///
    /// @param kinds
    ///            how many entries of each kind
    /// @param restarts
    ///            of each actor
    record Totals(int logged, Map<String, Integer> kinds, Map<String, Integer> restarts) {}

    /// Where the actors fail, and how often.
    record Faults(int generatorAt, int heartbeatAt, int workerAt, int workerTimes, int loggerAt,
            int loggerTimes) {
        static final Faults NONE = new Faults(-1, -1, -1, 0, -1, 0);
        static final Faults USUAL = new Faults(12, 7, 33, 3, 41, 4);
    }

    private static final SpawnOptions OPTIONS = SpawnOptions.defaults().redeliveryLimit(5)
            .mailbox(Mailbox.bounded(64, Overflow.BLOCK));

    private final ActorSystem system;
    private final Duration rate;
    private final int beats;
    private final Consumer<String> output;

    /// How often each actor has failed on purpose.
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private final ActorRef<Take> generator;
    private final ActorRef<Logging> logger;
    private final ActorRef<Work> worker;
    private final ActorRef<Boolean> heartbeat;

    private RobustPipeline(ActorSystem system, Duration rate, int beats, Faults faults,
            Consumer<String> output) {
        this.system = system;
        this.rate = rate;
        this.beats = beats;
        this.output = output;
        generator = system.spawn("generator", _ -> new Generator(faults), OPTIONS);
        logger = system.spawn("logger", context -> new Logger(context, faults), OPTIONS);
        worker = system.spawn("worker", context -> new Worker(context, faults), OPTIONS);
        heartbeat = system.spawn("heartbeat", context -> new Heartbeat(context, faults), OPTIONS);
    }

    /// Starts it.
    ///
    /// @return comes when the last value is logged
    static Ask<Totals> start(ActorSystem system, Duration rate, int beats, Faults faults,
            Consumer<String> output) {
        var pipeline = new RobustPipeline(system, rate, beats, faults, output);
        return system.ask(pipeline.logger, Logging.WhenDone::new,
                rate.multipliedBy(beats + 1L).plus(Duration.ofMinutes(1)));
    }

    private void fail(String who, int times) {
        if (failures.merge(who, 1, Integer::sum) <= times) {
            throw new IllegalStateException(who + " fails on purpose");
        }
    }

    /// Asks the generator for the value of a beat.
    private record Take(int number, ActorRef<Work> replyTo) {}

    private sealed interface Work {
        record Beat(int number) implements Work {}

        record Value(int number) implements Work {}
    }

    private sealed interface Logging {
        record Entry(int number, String kind) implements Logging {}

        record WhenDone(ActorRef<Totals> replyTo) implements Logging {}
    }

    private final class Generator implements Actor<Take> {
        private final Faults faults;

        Generator(Faults faults) {
            this.faults = faults;
        }

        @Override
        public void receive(Take take) {
            if (take.number == faults.generatorAt) {
                fail("generator", 1);
            }
            take.replyTo.tell(new Work.Value(take.number));
        }
    }

    private final class Heartbeat implements Actor<Boolean> {
        private final ActorContext<Boolean> context;
        private final Faults faults;
        private final Snapshot<Integer> count;

        Heartbeat(ActorContext<Boolean> context, Faults faults) {
            this.context = context;
            this.faults = faults;
            count = context.snapshot(0);
            context.scheduleAtFixedRate(rate, true);
        }

        @Override
        public void receive(Boolean tick) {
            int number = count.get();
            if (number == beats) {
                context.stopSelf();
                return;
            }
            if (number == faults.heartbeatAt) {
                fail("heartbeat", 1);
            }
            worker.tell(new Work.Beat(number));
            count.set(number + 1);
        }
    }

    private final class Worker implements Actor<Work> {
        private final ActorContext<Work> context;
        private final Faults faults;

        /// The number that comes next.
        private final Snapshot<Integer> next;

        Worker(ActorContext<Work> context, Faults faults) {
            this.context = context;
            this.faults = faults;
            next = context.snapshot(0);
        }

        @Override
        public void receive(Work work) {
            switch (work) {
                case Work.Beat(int number) -> generator.tell(new Take(number, context.self()));
                case Work.Value(int number) -> {
                    if (number < next.get()) {
                        return; // a restart repeated it
                    }
                    logger.tell(new Logging.Entry(number, kind(number)));
                    next.set(number + 1);
                    if (number == faults.workerAt) {
                        fail("worker", faults.workerTimes);
                    }
                }
            }
        }

        private static String kind(int number) {
            return number % 15 == 0
                    ? "FizzBuzz"
                    : number % 3 == 0 ? "Fizz" : number % 5 == 0 ? "Buzz" : "Value";
        }
    }

    private final class Logger implements Actor<Logging> {
        private record State(int next, Map<String, Integer> kinds) {
            State plus(String kind) {
                var more = new TreeMap<>(kinds);
                more.merge(kind, 1, Integer::sum);
                return new State(next + 1, Map.copyOf(more));
            }
        }

        private final ActorContext<Logging> context;
        private final Faults faults;
        private final Snapshot<State> state;

        Logger(ActorContext<Logging> context, Faults faults) {
            this.context = context;
            this.faults = faults;
            state = context.snapshot(new State(0, Map.of()));
        }

        @Override
        public void receive(Logging message) {
            switch (message) {
                case Logging.Entry(int number, var kind) -> {
                    if (number < state.get().next) {
                        return; // the worker's restart repeated it
                    }
                    state.set(state.get().plus(kind));
                    if (number == faults.loggerAt) {
                        fail("logger", faults.loggerTimes);
                    }
                    output.accept("Msg " + (kind.equals("Value") ? "Value(" + number + ")" : kind)
                            + " (" + kind + " total: " + state.get().kinds.get(kind) + ")");
                    context.unstashAll();
                }
                case Logging.WhenDone(var replyTo) -> {
                    if (state.get().next < beats) {
                        context.stash();
                    } else {
                        replyTo.tell(new Totals(state.get().next, state.get().kinds, restarts()));
                    }
                }
            }
        }
    }

    private Map<String, Integer> restarts() {
        var restarts = new TreeMap<String, Integer>();
        for (ActorRef<?> actor : new ActorRef<?>[]{generator, heartbeat, worker, logger}) {
            restarts.put(actor.path().name(), system.statistics(actor).restarts());
        }
        return restarts;
    }

    public static void main(String[] args) throws InterruptedException {
        int rate = 1000;
        int beats = 120;
        for (int i = 0; i < args.length; i += 2) {
            int value = i + 1 < args.length && args[i + 1].matches("[0-9]{1,8}")
                    ? Integer.parseInt(args[i + 1])
                    : 0;
            switch (args[i]) {
                case "--rate", "-r" -> rate = value;
                case "--beats", "-b" -> beats = value;
                default -> value = 0;
            }
            if (value == 0) {
                System.err.println(
                        "usage: RobustPipeline [--rate MILLISECONDS] [--beats NUMBER], both at least 1");
                System.exit(2);
            }
        }
        try (var system = ActorSystem.create("robust")) {
            var end = start(system, Duration.ofMillis(rate), beats, Faults.USUAL, IO::println).await();
            switch (end) {
                case Outcome.Success<Totals>(var totals) -> IO.println("Total: " + totals.logged + " "
                        + new TreeMap<>(totals.kinds) + ", restarts " + totals.restarts);
                case Outcome.Failure<Totals>(var cause) -> throw new IllegalStateException(cause);
            }
        }
    }
}
