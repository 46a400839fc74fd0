package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Seeds;
import dev.actorweb.machine.ecmascript.EventData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Recommendation.Received> received = new ArrayList<>();
        try {
            slow.start();
            var fast = new Simulation(CompiledMachine.of(machine), null, Guards.NONE, _ -> Duration.ZERO);
            List<String> inside = new ArrayList<>();
            fast.observeWithin((_, _, result) -> inside.addAll(result.actions()));
            slow.takeInside(); // what was done before somebody listened
            fast.observe((event, _) -> received.add(received(event)));
            List<String> log = new ArrayList<>(fast.start().actions());
            log.addAll(actions(fast.advance(Duration.ZERO)));
            for (int i = 0; i < 15; i++, compared++) {
                assertThat(received).isEqualTo(slow.takeReceived());
                boolean running = slow.isRunning();
                assertThat(log).isEqualTo(slow.takeLog());
                assertThat(fast.snapshot().configuration()).isEqualTo(slow.configuration());
                assertThat(fast.snapshot().context().toMap()).isEqualTo(slow.datamodel());
                assertThat(fast.snapshot().isActive()).isEqualTo(slow.isRunning());
                log.clear();
                received.clear();
                if (i > 0) {
                    assertThat(inside).containsExactlyInAnyOrderElementsOf(slow.takeInside());
                }
                slow.takeInside();
                inside.clear();
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
                if (!running) {
                    received.clear(); // nobody was there to take it
                }
            }
        } catch (Recommendation.Endless endless) {
            return compared; // its end is another test's matter
        }
        return compared;
    }

    /// An event as the document sees it; where from and by which `<send>` is told by the sender.
    private static Recommendation.Received received(Event event) {
        Event seen = ScxmlEvents.translated(event);
        Map<String, Object> data = new LinkedHashMap<>(seen.data());
        data.remove(EventData.ORIGIN);
        data.remove(EventData.SEND_ID);
        data.computeIfPresent("reason", (_, _) -> "");
        return new Recommendation.Received(seen.type(), data);
    }

    private static List<String> actions(List<StepResult> results) {
        Function<StepResult, List<String>> actions = StepResult::actions;
        return results.stream().map(actions).flatMap(List::stream).toList();
    }
}
