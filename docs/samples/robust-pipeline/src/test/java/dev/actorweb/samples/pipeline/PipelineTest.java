package dev.actorweb.samples.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.actorweb.runtime.Outcome;
import dev.actorweb.testkit.TestSystem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Everything arrives once and in time, whatever fails.
class PipelineTest {
    private static final Duration RATE = Duration.ofSeconds(1);

    private static Options options(int beats, String faults) {
        return new Options(RATE, beats, Faults.of(faults));
    }

    private static Map<String, Integer> restarts(int heartbeat, int generator, int worker, int logger) {
        return Map.of("heartbeat", heartbeat, "generator", generator, "worker", worker, "logger", logger);
    }

    @Test
    void nothingIsLostOrDoubledThoughEveryActorFails() throws InterruptedException {
        try (var test = TestSystem.create()) {
            var lines = new ArrayList<String>();
            var pipeline = Pipeline.start(test.system(), new Options(RATE, 120, Faults.usual()), lines::add);

            assertEquals(
                    new Outcome.Success<>(new Tally(120,
                            Map.of("FizzBuzz", 8, "Fizz", 32, "Buzz", 16, "Value", 64), 0, 3, true)),
                    pipeline.end().await());
            assertEquals(restarts(1, 1, 3, 4), pipeline.restarts());
            assertEquals(List.of("FizzBuzz (FizzBuzz total: 1)", "Value(1) (Value total: 1)",
                    "Value(2) (Value total: 2)", "Fizz (Fizz total: 1)"), lines.subList(0, 4));
            assertEquals(120, new HashSet<>(lines).size());
            assertEquals(120, lines.size());
            assertEquals(List.of(), test.deadLetters());
        }
    }

    @Test
    void keepsItsPaceStrictly() {
        try (var test = TestSystem.create()) {
            var lines = new ArrayList<String>();
            var pipeline = Pipeline.start(test.system(), options(100, "none"), lines::add);
            var end = pipeline.end().future();
            for (int second = 1; second <= 100; second++) {
                test.advance(Duration.ofMillis(999));
                assertEquals(second - 1, lines.size());
                test.advance(Duration.ofMillis(1));
                assertEquals(second, lines.size());
            }
            assertEquals(100, end.resultNow().written());
            assertEquals(restarts(0, 0, 0, 0), pipeline.restarts());
        }
    }

    @Test
    void aFailureDelaysAValueByItsRestartsAndNoneComesBeforeItsBeat() {
        try (var test = TestSystem.create()) {
            var lines = new ArrayList<String>();
            Pipeline.start(test.system(), new Options(RATE, 60, Faults.usual()), lines::add);
            for (int second = 1; second <= 60; second++) {
                test.advance(Duration.ofMillis(500));
                assertEquals(second - 1, lines.size());
                test.advance(Duration.ofMillis(500));
                assertTrue(lines.size() <= second);
            }
            test.advance(Duration.ofMillis(500));
            assertEquals(60, lines.size());
        }
    }

    @Test
    void noScheduleLosesOrDoublesAValue() {
        TestSystem.forEachSeed(200, test -> {
            var lines = new ArrayList<String>();
            var options = new Options(Duration.ofMillis(1), 8,
                    Faults.of("heartbeat@3x2,generator@2,worker@4x3,logger@5x5"));
            var end = Pipeline.start(test.system(), options, lines::add).end().future();
            test.advance(Duration.ofMinutes(1));

            assertEquals(8, lines.size());
            assertEquals(new Tally(8, Map.of("FizzBuzz", 1, "Fizz", 2, "Buzz", 1, "Value", 4), 0, 3, true),
                    end.resultNow());
        });
    }

    @Test
    void aPoisonMessageIsADeadLetterAndTheRestGoesOn() throws InterruptedException {
        try (var test = TestSystem.create()) {
            var pipeline = Pipeline.start(test.system(), options(10, "generator@4x9"), _ -> {});

            assertEquals(new Outcome.Success<>(
                    new Tally(10, Map.of("FizzBuzz", 1, "Fizz", 3, "Buzz", 1, "Value", 4), 1, 0, true)),
                    pipeline.end().await());
            assertEquals(1, test.deadLetters().size());
            assertEquals(4,
                    ((Generator.Message.Request) test.deadLetters().getFirst().message()).number());
        }
    }

    @Test
    void endsInOrderBeforeItsTime() {
        try (var test = TestSystem.create()) {
            var lines = new ArrayList<String>();
            var pipeline = Pipeline.start(test.system(), options(100, "worker@2x2"), lines::add);
            var end = pipeline.end().future();
            test.advance(RATE.multipliedBy(3));
            pipeline.finish();
            test.advance(RATE);

            assertEquals(3, lines.size());
            assertEquals(3, end.resultNow().written());
            assertEquals(List.of(), test.deadLetters());
        }
    }

    @Test
    void runsOnThreadsAndSaysWhatHappened() throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();

        assertTrue(Main.run(new Options(Duration.ofMillis(1), 60, Faults.usual()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));

        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(List.of(
                "Total: 60 values (FizzBuzz 4, Fizz 16, Buzz 8, Value 32), 0 missing, 3 repeated and ignored",
                "Restarts: {heartbeat=1, generator=1, worker=3, logger=4}"), lines.subList(60, 62));
        assertTrue(err.toString(StandardCharsets.UTF_8)
                .contains("worker fails on purpose at 33, 2 of 3"));
    }
}
