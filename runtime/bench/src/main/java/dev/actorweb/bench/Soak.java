package dev.actorweb.bench;

import dev.actorweb.bench.soak.Faults;
import dev.actorweb.bench.soak.Traffic;
import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Sends numbered messages through stages that fail at random and are restarted, for as long as one
/// likes, and counts at the end: every message that was sent has arrived exactly once, in the order
/// of its sender, and the accounts of every actor add up. A message whose handling failed is
/// delivered again, so none may be lost; a stage passes it on only after the point where it may
/// fail, so none may be doubled. Beside them goes [Traffic] of other kinds, in the same system.
public final class Soak {
    private static final int LANES = 16;
    private static final int STAGES = 4;
    private static final int ROUND = 100_000;
    private static final int SHOWN = 20;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final SplittableRandom seeds;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicInteger faults = new AtomicInteger();
    private final Faults noted = new Faults();

    private Soak(long seed) {
        seeds = new SplittableRandom(seed);
    }

    /// Runs rounds until the time is over, and ends with 1 if anything was lost or doubled.
    ///
    /// @param arguments
    ///            how many minutes, ten if nothing is said; then the seed
    public static void main(String[] arguments) throws InterruptedException {
        var words = new Arguments(arguments, 2);
        double minutes = words.amount(0, "MINUTES", 10);
        long seed = words.whole(1, "SEED", System.nanoTime());
        System.exit(run(minutes, seed, System.out) ? 0 : 1);
    }

    /// Runs rounds until the time is over, at least one.
    ///
    /// @return whether nothing was lost or doubled
    static boolean run(double minutes, long seed, PrintStream out) throws InterruptedException {
        return new Soak(seed).rounds(minutes, seed, out);
    }

    private boolean rounds(double minutes, long seed, PrintStream out) throws InterruptedException {
        long end = System.nanoTime() + (long) (minutes * TimeUnit.MINUTES.toNanos(1));
        long messages = 0;
        do {
            round();
            messages += (long) LANES * ROUND;
        } while (System.nanoTime() < end && faults() == 0);
        out.printf("%,d messages through %d stages, %,d failures, %d faults (seed %d)%n", messages, STAGES,
                failures.get() + noted.failures(), faults(), seed);
        noted.faults().stream().limit(SHOWN).forEach(out::println);
        return faults() == 0;
    }

    private int faults() {
        return faults.get() + noted.faults().size();
    }

    /// Fails now and then, and passes on what it does not fail at.
    private final class Stage implements Actor<Long> {
        private final ActorRef<Long> next;
        private final SplittableRandom random;

        Stage(ActorRef<Long> next, SplittableRandom random) {
            this.next = next;
            this.random = random;
        }

        @Override
        public void receive(Long number) {
            if (random.nextInt(1000) == 0) {
                failures.incrementAndGet();
                throw new IllegalStateException("on purpose");
            }
            next.tell(number);
        }
    }

    private void round() throws InterruptedException {
        var supervision = Supervision.defaults().backoff(Backoff.none()).limit(Integer.MAX_VALUE,
                Duration.ofDays(1));
        long[] arrived = new long[LANES];
        var missing = new CountDownLatch(LANES);
        List<ActorRef<Long>> all = new ArrayList<>();
        try (var system = ActorSystem.builder("soak").supervision(supervision).logger(new Mute()).create()) {
            var others = traffic(system);
            var entrances = new ArrayList<ActorRef<Long>>();
            for (int lane = 0; lane < LANES; lane++) {
                entrances.add(lane(system, lane, arrived, missing, all));
            }
            try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
                for (int thread = 0; thread < 4; thread++) {
                    int first = thread;
                    threads.execute(() -> {
                        for (long number = 1; number <= ROUND; number++) {
                            for (int lane = first; lane < LANES; lane += 4) {
                                entrances.get(lane).tell(number);
                            }
                        }
                    });
                }
            }
            // only then: an actor that fails while it drains is not restarted
            await(missing, system, all);
            for (int stage = 0; stage <= STAGES; stage++) {
                for (var actor : all) {
                    if (actor.path().toString().endsWith("-" + stage)
                            && !system.stop(actor, LONG).complete()) {
                        faults.incrementAndGet();
                    }
                }
            }
            for (var other : others) {
                other.join();
            }
            for (var actor : all) {
                var accounts = system.statistics(actor);
                if (accounts.sent() != ROUND || accounts.processed() != ROUND || accounts.queued() != 0) {
                    faults.incrementAndGet();
                }
            }
        }
        for (long last : arrived) {
            if (last != ROUND) {
                faults.incrementAndGet();
            }
        }
    }

    private List<Thread> traffic(ActorSystem system) {
        var threads = new ArrayList<Thread>();
        for (var kind : Traffic.all()) {
            var random = seeds.split();
            threads.add(Thread.ofPlatform().name(kind.title()).start(() -> {
                try {
                    kind.run(system, random, noted);
                } catch (Throwable e) { // whatever it is, it is a fault
                    noted.note(kind.title() + ": " + e);
                }
            }));
        }
        return threads;
    }

    /// Waits as long as anything moves, however slow the machine is.
    private void await(CountDownLatch missing, ActorSystem system, List<ActorRef<Long>> all)
            throws InterruptedException {
        long before = -1;
        while (!missing.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
            long processed = all.stream().mapToLong(actor -> system.statistics(actor).processed()).sum();
            if (processed == before) {
                faults.incrementAndGet();
                return;
            }
            before = processed;
        }
    }

    /// Stages in a row, with different mailboxes, and a referee at their end.
    private ActorRef<Long> lane(ActorSystem system, int lane, long[] arrived, CountDownLatch missing,
            List<ActorRef<Long>> all) {
        ActorRef<Long> next = system.spawn("l" + lane + "-" + STAGES, _ -> number -> {
            if (number != arrived[lane] + 1) {
                faults.incrementAndGet();
            }
            arrived[lane] = number;
            if (number == ROUND) {
                missing.countDown();
            }
        });
        all.add(next);
        for (int stage = STAGES - 1; stage >= 0; stage--) {
            var target = next;
            var random = seeds.split();
            var options = SpawnOptions.defaults().redeliveryLimit(100);
            next = system.spawn("l" + lane + "-" + stage,
                    (ActorContext<Long> _) -> new Stage(target, random), stage % 2 == 0
                            ? options
                            : options.mailbox(Mailbox.bounded(64, Overflow.BLOCK)));
            all.add(next);
        }
        return next;
    }
}
