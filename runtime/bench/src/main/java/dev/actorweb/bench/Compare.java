package dev.actorweb.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the workloads for all peers in turn, several rounds, and prints the medians with our speed
/// as a multiple of Pekko's: the faster one of its default and its tuned dispatcher. What it
/// measures it tells standard error as it goes; when it is interrupted it prints the table as far as
/// it got.
public final class Compare {
    /// So long do the compilers take for the largest of the libraries.
    private static final long WARM_UP_SECONDS = 4;

    private static final String PACKAGE = "dev.actorweb.bench.";

    /// The peers by their parameter, and how the table calls them.
    private enum Column {
        aw("aw"), pekko("Pekko"), pekkoTuned("Pekko tuned"), castor("castor"), fibry("fibry"), vertx(
                "Vert.x");

        private final String title;

        Column(String title) {
            this.title = title;
        }
    }

    /// What is measured, how it is called, and how many times Pekko's speed it is to reach.
    private record Row(String benchmark, String title, double goal) {}

    private static final List<Row> ROWS = List.of(
            new Row("Tell.outsideToActor", "tell, outside thread to actor", 1.8),
            new Row("Tell.actorToActor", "tell, actor to actor", 3),
            new Row("Tell.fanIn", "fan-in, 8 actors to one", 1.3),
            new Row("Tell.fanOut", "fan-out to 10,000 actors", 1.5),
            new Row("Tell.bounded", "bounded mailbox, sender waits", 2),
            new Row("PingPong.onePair", "ping-pong, one pair", 3),
            new Row("PingPong.pairs64", "ping-pong, 64 pairs", 3),
            new Row("Ask.pipelined", "ask, pipelined", 4),
            new Row("Ask.sequential", "ask, one after another", 1),
            new Row("Spawn.spawnTellStop", "spawn + tell + stop", 5),
            new Row("SpawnNamed.spawnTellStop", "spawn + tell + stop, named", 5),
            new Row("Skynet.million", "skynet, 1 million actors (ms)", 3));

    /// Guarded by this, as is the next one.
    private final Map<String, List<Double>> scores = new LinkedHashMap<>();
    private boolean printed;

    private Compare() {}

    /// Measures and prints the table.
    ///
    /// @param arguments
    ///            a part of the names of the workloads, or nothing for all; then the number of
    ///            rounds; then the seconds each measurement lasts
    public static void main(String[] arguments) throws RunnerException {
        var words = new Arguments(arguments, 3);
        var pattern = words.text(0, "");
        int rounds = words.count(1, "ROUNDS", 3);
        int seconds = words.count(2, "SECONDS", 3);
        if (ROWS.stream().noneMatch(row -> row.benchmark.contains(pattern))) {
            throw Arguments.refuse("a part of one of %s, not `%s`"
                    .formatted(ROWS.stream().map(Row::benchmark).toList(), pattern));
        }
        var compare = new Compare();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> compare.print(System.out)));
        for (int round = 1; round <= rounds; round++) {
            for (var row : ROWS) {
                if (row.benchmark.contains(pattern)) {
                    System.err.printf("%d/%d %s:", round, rounds, row.title);
                    compare.measure(row, seconds, System.err);
                }
            }
        }
        compare.print(System.out);
    }

    private void measure(Row row, int seconds, PrintStream progress) throws RunnerException {
        for (var peer : Column.values()) {
            double score = measure(row, peer, seconds);
            if (!Double.isNaN(score)) {
                progress.printf(" %s %.1f", peer.title, score);
                progress.flush();
                synchronized (this) {
                    scores.computeIfAbsent(key(row, peer), _ -> new ArrayList<>()).add(score);
                }
            }
        }
        progress.println();
    }

    /// @return not a number if the peer cannot do this
    private static double measure(Row row, Column peer, int seconds) throws RunnerException {
        var options = new OptionsBuilder();
        var flags = System.getenv("AW_BENCH_JVM");
        if (flags != null) {
            options.jvmArgsAppend(flags.isBlank() ? new String[0] : flags.strip().split(" +"));
        }
        options.include(java.util.regex.Pattern.quote(PACKAGE + row.benchmark) + "$")
                .param("peer", peer.name())
                .warmupIterations(2).warmupTime(TimeValue.seconds(WARM_UP_SECONDS / 2))
                .measurementIterations(seconds).measurementTime(TimeValue.seconds(1)).forks(1)
                .shouldFailOnError(false).verbosity(VerboseMode.SILENT);
        var results = new Runner(options.build()).run();
        return results.isEmpty() ? Double.NaN : results.iterator().next().getPrimaryResult().getScore();
    }

    private static String key(Row row, Column peer) {
        return row.benchmark + " " + peer;
    }

    private double median(Row row, Column peer) {
        var all = scores.get(key(row, peer));
        if (all == null) {
            return Double.NaN;
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// Prints the table, once.
    private synchronized void print(PrintStream out) {
        if (printed) {
            return;
        }
        printed = true;
        out.println("| ns per operation | "
                + Arrays.stream(Column.values()).map(peer -> peer.title).collect(Collectors.joining(" | "))
                + " | × Pekko | goal | × best peer |");
        out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (var row : ROWS) {
            double[] all = Arrays.stream(Column.values()).mapToDouble(peer -> median(row, peer)).toArray();
            if (Arrays.stream(all).allMatch(Double::isNaN)) {
                continue;
            }
            var line = new StringBuilder("| ").append(row.title);
            for (double score : all) {
                line.append(Double.isNaN(score) ? " | –" : " | %.1f".formatted(score));
            }
            double pekko = least(Arrays.copyOfRange(all, 1, 3));
            double best = least(Arrays.copyOfRange(all, 1, all.length));
            out.println(line.append(
                    String.format(Locale.ROOT, " | %.2f | %.1f | %.2f |", pekko / all[0], row.goal,
                            best / all[0])));
        }
    }

    /// The fastest of those that were measured; not a number if none was.
    private static double least(double[] scores) {
        return Arrays.stream(scores).filter(score -> !Double.isNaN(score)).min().orElse(Double.NaN);
    }
}
