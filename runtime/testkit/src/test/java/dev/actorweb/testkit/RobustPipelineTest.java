package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.testkit.RobustPipeline.Faults;
import dev.actorweb.testkit.RobustPipeline.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The robust pipeline: everything arrives once and in time, whatever fails.
class RobustPipelineTest {
    private static final Duration RATE = Duration.ofSeconds(1);

    private static Totals expected(int beats, Map<String, Integer> restarts) {
        int fizzBuzz = (beats + 14) / 15;
        int fizz = (beats + 2) / 3 - fizzBuzz;
        int buzz = (beats + 4) / 5 - fizzBuzz;
        return new Totals(beats, Map.of("FizzBuzz", fizzBuzz, "Fizz", fizz, "Buzz", buzz, "Value",
                beats - fizzBuzz - fizz - buzz), restarts);
    }

    @Test
    void nothingIsLostOrDoubledThoughEveryActorFails() throws InterruptedException {
        try (var test = TestSystem.create()) {
            var lines = new ArrayList<String>();
            var totals = RobustPipeline.start(test.system(), RATE, 120, Faults.USUAL, lines::add).await();

            assertThat(totals).isEqualTo(new Outcome.Success<>(expected(120,
                    Map.of("generator", 1, "heartbeat", 1, "worker", 3, "logger", 4))));
            assertThat(lines).hasSize(120).doesNotHaveDuplicates().startsWith(
                    "Msg FizzBuzz (FizzBuzz total: 1)",
                    "Msg Value(1) (Value total: 1)", "Msg Value(2) (Value total: 2)",
                    "Msg Fizz (Fizz total: 1)");
            assertThat(test.deadLetters()).isEmpty();
        }
    }

    @Test
    void itKeepsItsPaceStrictly() {
        try (var test = TestSystem.create()) {
            var lines = new ArrayList<String>();
            var end = RobustPipeline.start(test.system(), RATE, 100, Faults.NONE, lines::add).future();
            for (int second = 1; second <= 100; second++) {
                test.advance(Duration.ofMillis(999));
                assertThat(lines).hasSize(second - 1);
                test.advance(Duration.ofMillis(1));
                assertThat(lines).hasSize(second);
            }
            assertThat(end).isCompletedWithValue(
                    expected(100, Map.of("generator", 0, "heartbeat", 0, "worker", 0, "logger", 0)));
        }
    }

    @Test
    void noScheduleLosesOrDoublesAValue() {
        TestSystem.forEachSeed(200, test -> {
            var lines = new ArrayList<String>();
            var faults = new Faults(2, 3, 4, 3, 5, 4);
            var end = RobustPipeline.start(test.system(), Duration.ofMillis(1), 8, faults, lines::add)
                    .future();
            test.advance(Duration.ofMinutes(1));
            assertThat(end.resultNow().logged()).isEqualTo(8);
            assertThat(end.resultNow().kinds()).isEqualTo(expected(8, Map.of()).kinds());
        });
    }

    @Test
    @Timeout(60)
    void itRunsOnTheRealPool() throws InterruptedException {
        var lines = new ArrayList<String>();
        try (var system = ActorSystem.builder("robust").supervision(Supervision.defaults())
                .logger(new SilentLogger()).create()) {
            var end = RobustPipeline.start(system, Duration.ofMillis(1), 60, Faults.USUAL, lines::add)
                    .await();
            assertThat(end).isEqualTo(new Outcome.Success<>(expected(60,
                    Map.of("generator", 1, "heartbeat", 1, "worker", 3, "logger", 4))));
        }
        assertThat(List.copyOf(new HashSet<>(lines))).hasSize(60);
    }
}
