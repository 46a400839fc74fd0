package dev.actorweb.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What it costs an actor that tells another one to be observed. All observers take turns in one
/// process, a fraction of a second each, so that what else the computer does meets all of
/// them alike.
public final class Observed {
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final int MESSAGES = 100_000;
    private static final int WARM_UP = 4;

    /// Who looks on, and how many events in a second it wants to be told at most; 0 for all.
    private enum Observer {
        NOBODY("nobody", null, 0), NOBODY_AGAIN("nobody, again", null, 0), LIFECYCLE("lifecycle",
                Interest.LIFECYCLE, 100_000), TRANSITIONS("transitions", Interest.TRANSITIONS, 100_000), ONE(
                        "messages, one a second", Interest.MESSAGES,
                        1), SOME("messages, 10,000 a second", Interest.MESSAGES, 10_000), MANY(
                                "messages, 100,000 a second", Interest.MESSAGES,
                                100_000), ALL("messages, no limit", Interest.MESSAGES, 0);

        private final String label;
        private final @Nullable Interest interest;
        private final long perSecond;

        Observer(String label, @Nullable Interest interest, long perSecond) {
            this.label = label;
            this.interest = interest;
            this.perSecond = perSecond;
        }
    }

    /// What one observer's turn took.
    ///
    /// @param wakes
    ///            how often a thread of the process slept and was woken
    /// @param moves
    ///            how often one lost its processor to another
    private record Round(long messages, double seconds, double cpu, long events, long wakes, long moves) {}

    private final Finish finish = new Finish();
    private final ActorSystem system = ActorSystem.create("observed");
    private long told;
    private int count;
    private final ActorRef<Object> counter = system.spawn("counter", _ -> _ -> {
        if (++count == MESSAGES) {
            count = 0;
            finish.arrive();
        }
    });
    private final ActorRef<Integer> sender = system.spawn("sender", _ -> number -> {
        for (int i = 0; i < number; i++) {
            counter.tell("");
        }
    });

    private Observed() {}

    /// Measures and prints.
    ///
    /// @param arguments
    ///            how many rounds, and the seconds of each observer in a round
    public static void main(String[] arguments) throws InterruptedException {
        var words = new Arguments(arguments, 2);
        int rounds = words.count(0, "ROUNDS", 30);
        double seconds = words.amount(1, "SECONDS", 0.2);
        var observed = new Observed();
        print(observed.run(rounds, seconds));
        observed.system.close();
    }

    private Map<Observer, List<Round>> run(int rounds, double seconds) throws InterruptedException {
        Map<Observer, List<Round>> measured = new EnumMap<>(Observer.class);
        for (int i = -WARM_UP; i < rounds; i++) {
            for (var observer : Observer.values()) {
                var round = round(observer, seconds);
                if (i >= 0) {
                    measured.computeIfAbsent(observer, _ -> new ArrayList<>()).add(round);
                }
            }
        }
        return measured;
    }

    private Round round(Observer observer, double seconds) throws InterruptedException {
        told = 0;
        if (observer.interest == null) {
            return measure(seconds);
        }
        RuntimeObserver count = _ -> told++;
        Observation observation = system.observe(observer.interest, observer.perSecond, count);
        try {
            return measure(seconds);
        } finally {
            observation.cancel();
        }
    }

    private Round measure(double seconds) throws InterruptedException {
        long wakes = switches("voluntary_ctxt_switches:");
        long moves = switches("nonvoluntary_ctxt_switches:");
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long messages = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            finish.expect(1);
            sender.tell(MESSAGES);
            finish.await();
            messages += MESSAGES;
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new Round(messages, took, (PROCESS.getProcessCpuTime() - cpu) / 1e9, told,
                switches("voluntary_ctxt_switches:") - wakes,
                switches("nonvoluntary_ctxt_switches:") - moves);
    }

    /// How often the threads of this process were switched; 0 where the kernel does not tell.
    private static long switches(String kind) {
        if (!Files.isDirectory(THREADS)) {
            return 0;
        }
        try (var threads = Files.newDirectoryStream(THREADS)) {
            long sum = 0;
            for (var thread : threads) {
                for (var line : Files.readAllLines(thread.resolve("status"))) {
                    if (line.startsWith(kind)) {
                        sum += Long.parseLong(line.substring(kind.length()).strip());
                    }
                }
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(Map<Observer, List<Round>> measured) {
        double alone = median(measured.get(Observer.NOBODY), round -> round.seconds / round.messages);
        double aloneCpu = median(measured.get(Observer.NOBODY), round -> round.cpu / round.messages);
        System.out.println(
                "| observer | ns a message | beside nobody | CPU ns a message | beside nobody | told a second"
                        + " | wake-ups a second | preemptions a second |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        measured.forEach((observer, rounds) -> {
            double time = median(rounds, round -> round.seconds / round.messages);
            double cpu = median(rounds, round -> round.cpu / round.messages);
            System.out.printf(Locale.ROOT,
                    "| %s | %.1f | %+.1f %% | %.1f | %+.1f %% | %,.0f | %,.0f | %,.0f |%n", observer.label,
                    time * 1e9, 100 * (time / alone - 1), cpu * 1e9, 100 * (cpu / aloneCpu - 1),
                    median(rounds, round -> round.events / round.seconds),
                    median(rounds, round -> round.wakes / round.seconds),
                    median(rounds, round -> round.moves / round.seconds));
        });
    }

    private static double median(@Nullable List<Round> rounds, ToDoubleFunction<Round> figure) {
        if (rounds == null) {
            throw new IllegalStateException("nothing measured");
        }
        List<Double> figures = new ArrayList<>();
        rounds.forEach(round -> figures.add(figure.applyAsDouble(round)));
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }
}
