package dev.actorweb.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.actorweb.bench.Arguments;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.StatechartActor;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What it costs a running machine that its system is open for inspection, and that a client in
/// another process follows it: throughput, and events per CPU-second of the observed process. All
/// cases take turns in one process.
public final class Inspected {
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private static final Message.Send TOGGLE = new Message.Send(Event.of("TOGGLE"));
    private static final int WARM_UP = 5;

    private final ActorSystem system = ActorSystem.create("inspected");
    private final ActorRef<Message> toggle = system.spawn("toggle",
            StatechartActor.factory(Specs.compiled(Specs.TOGGLE), Bindings.NONE, null));
    private final Process client;
    private final BufferedReader told;

    /// Who looks on.
    private enum Watcher {
        NOBODY("nobody", ""), OPEN("nobody, but open", ""), LIFECYCLE("lifecycle",
                "lifecycle 50000"), TRANSITIONS(
                        "transitions",
                        "transitions 50000"), MESSAGES("messages", "messages 50000"), ALL_TRANSITIONS(
                                "transitions, no limit", "transitions 0"), ALL_MESSAGES("messages, no limit",
                                        "messages 0");

        private final String label;
        private final String events;

        Watcher(String label, String events) {
            this.label = label;
            this.events = events;
        }
    }

    /// @param steps
    ///            of the machine
    /// @param events
    ///            that reached the client
    private record Round(long steps, double seconds, double cpu, long events) {}

    private Inspected() throws IOException {
        client = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                InspectedClient.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        told = client.inputReader(StandardCharsets.US_ASCII);
    }

    /// Measures and prints.
    ///
    /// @param arguments
    ///            how many rounds, and the seconds of each case in a round
    public static void main(String[] arguments) throws Exception {
        var words = new Arguments(arguments, 2);
        int rounds = words.count(0, "ROUNDS", 25);
        double seconds = words.amount(1, "SECONDS", 0.25);
        new Inspected().run(rounds, seconds);
    }

    private void run(int rounds, double seconds) throws Exception {
        Map<Watcher, List<Round>> measured = new LinkedHashMap<>();
        for (int i = -WARM_UP; i < rounds; i++) {
            for (var watcher : Watcher.values()) {
                var round = round(watcher, seconds);
                if (i >= 0) {
                    measured.computeIfAbsent(watcher, _ -> new ArrayList<>()).add(round);
                }
            }
        }
        client.outputWriter(StandardCharsets.US_ASCII).close();
        system.close();
        print(measured);
    }

    private Round round(Watcher watcher, double seconds) throws Exception {
        Path folder = Files.createTempDirectory("awb").resolve("aw");
        @Nullable
        Inspection inspection = watcher == Watcher.NOBODY ? null : Inspection.open(system, folder);
        try {
            if (inspection != null && !watcher.events.isEmpty()) {
                say(inspection.endpoint().socket() + " " + watcher.events);
                told.readLine(); // it follows
            }
            var round = measure(seconds);
            if (watcher.events.isEmpty()) {
                return round;
            }
            say("stop");
            long events = Long.parseLong(told.readLine());
            return new Round(round.steps, round.seconds, round.cpu, events);
        } finally {
            if (inspection != null) {
                inspection.close();
                Files.deleteIfExists(folder);
            }
            Files.deleteIfExists(folder.getParent());
        }
    }

    private void say(String line) throws IOException {
        var writer = client.outputWriter(StandardCharsets.US_ASCII);
        writer.write(line + "\n");
        writer.flush();
    }

    /// Sends in portions, so that the mailbox stays short, as it is where events come from outside.
    private Round measure(double seconds) throws InterruptedException {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long steps = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            for (int i = 0; i < 1_000; i++) {
                toggle.tell(TOGGLE);
            }
            system.<Message, Snapshot>ask(toggle, Message.Query::new, Duration.ofSeconds(30)).await();
            steps += 1_000;
        }
        return new Round(steps, (System.nanoTime() - start) / 1e9,
                (PROCESS.getProcessCpuTime() - cpu) / 1e9, 0);
    }

    private static void print(Map<Watcher, List<Round>> measured) {
        double alone = median(measured.get(Watcher.NOBODY), round -> round.steps / round.seconds);
        double aloneCpu = median(measured.get(Watcher.NOBODY), round -> round.cpu / round.steps);
        System.out
                .println("| watched by | steps a second | of those unwatched | CPU ns a step | events to the"
                        + " client a second | events per CPU-second |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        measured.forEach((watcher, rounds) -> {
            double steps = median(rounds, round -> round.steps / round.seconds);
            double cpu = median(rounds, round -> round.cpu / round.steps);
            double events = median(rounds, round -> round.events / round.seconds);
            double perCpu = median(rounds,
                    round -> round.events / (round.cpu - aloneCpu * round.steps));
            System.out.printf("| %s | %,.0f | %.1f %% | %.0f | %,.0f | %s |%n",
                    watcher.label, steps, 100 * steps / alone, cpu * 1e9,
                    events,
                    events < 1_000 || perCpu <= 0
                            ? "–"
                            : String.format(java.util.Locale.ROOT, "%,.0f", perCpu));
        });
    }

    private static double median(@Nullable List<Round> rounds,
            java.util.function.ToDoubleFunction<Round> figure) {
        if (rounds == null) {
            throw new IllegalStateException("nothing measured");
        }
        List<Double> figures = new ArrayList<>();
        rounds.forEach(round -> figures.add(figure.applyAsDouble(round)));
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }
}
