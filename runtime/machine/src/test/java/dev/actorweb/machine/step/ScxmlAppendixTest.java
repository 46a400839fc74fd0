package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A machine from SCXML does what the procedures of the Recommendation's appendix D do, taken
/// literally: the same actions in the same order, the same states, the same data.
class ScxmlAppendixTest {
    @Test
    void aMachineDoesWhatTheRecommendationSays() {
        Seeds seeds = Seeds.of(400);
        int compared = 0;
        for (int seed : seeds) {
            String text = new RandomScxml(new Random(seed)).text();
            try {
                compared += compare(text, new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
        assertThat(compared).as("steps that ended").isGreaterThan(5 * seeds.given());
    }

    private static int compare(String text, Random random) {
        var reading = MachineReader.read("random.scxml", text);
        assertThat(reading.isClean()).as("%s", reading.problems()).isTrue();
        var machine = reading.machine().orElseThrow();
        var slow = new Recommendation(machine);
        int compared = 0;
        try {
            slow.start();
            var fast = new Simulation(CompiledMachine.of(machine), null, Guards.NONE, _ -> Duration.ZERO);
            List<String> log = new ArrayList<>(fast.start().actions());
            log.addAll(actions(fast.advance(Duration.ZERO)));
            for (int i = 0; i < 15; i++, compared++) {
                assertThat(log).isEqualTo(slow.takeLog());
                assertThat(fast.snapshot().configuration()).isEqualTo(slow.configuration());
                assertThat(fast.snapshot().context().toMap()).isEqualTo(slow.datamodel());
                assertThat(fast.snapshot().isActive()).isEqualTo(slow.isRunning());
                log.clear();
                if (random.nextInt(4) == 0) {
                    Duration time = Duration.ofMillis(random.nextInt(20));
                    slow.advance(time);
                    log.addAll(actions(fast.advance(time)));
                } else {
                    String event = RandomScxml.EVENTS.get(random.nextInt(RandomScxml.EVENTS.size()));
                    slow.send(event);
                    log.addAll(fast.send(Event.of(event)).actions());
                    log.addAll(actions(fast.advance(Duration.ZERO)));
                }
            }
        } catch (Recommendation.Endless endless) {
            return compared; // its end is another test's matter
        }
        return compared;
    }

    private static List<String> actions(List<StepResult> results) {
        Function<StepResult, List<String>> actions = StepResult::actions;
        return results.stream().map(actions).flatMap(List::stream).toList();
    }
}
