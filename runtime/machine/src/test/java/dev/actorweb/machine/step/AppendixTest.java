package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Seeds;
import dev.actorweb.machine.State;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The step function does what the standard's own procedures do, taken literally.
class AppendixTest {
    private static final Guards CONSTANT = (name, _, _) -> name.equals("T");

    @Test
    void aStepDoesWhatTheAppendixSays() {
        assertSame(RandomSpec.Form.ALL);
    }

    @Test
    void whatIsDeferredIsTakenInOrderAsSoonAsItCanBe() {
        assertSame(RandomSpec.Form.DEFERRING);
    }

    private static void assertSame(RandomSpec.Form form) {
        int compared = 0;
        Seeds seeds = Seeds.of(120);
        for (int seed : seeds) {
            String text = new RandomSpec(new Random(seed), form).text();
            try {
                compared += compare(text, new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
        assertThat(compared).as("steps that ended").isGreaterThan(5 * seeds.given());
    }

    private static int compare(String text, Random random) {
        var reading = MachineReader.read("random", text);
        assertThat(reading.problems()).isEmpty();
        var machine = reading.machine().orElseThrow();
        var slow = new Appendix(machine);
        var stepper = new Stepper(CompiledMachine.of(machine), CONSTANT);
        int compared = 0;
        try {
            var log = slow.start();
            var result = stepper.initial(null);
            for (int i = 0; i < 12; i++, compared++) {
                var snapshot = result.snapshot();
                assertThat(result.actions()).isEqualTo(log);
                assertThat(Arrays.stream(snapshot.active).mapToObj(machine::state).map(State::path))
                        .isEqualTo(slow.configuration());
                assertThat(snapshot.context().toMap()).isEqualTo(slow.datamodel());
                assertThat(snapshot.isActive()).isEqualTo(slow.isRunning());
                assertThat(snapshot.deferred().stream().map(Event::type)).isEqualTo(slow.deferred());
                String event = RandomSpec.EVENTS.get(random.nextInt(RandomSpec.EVENTS.size()));
                log = slow.send(event);
                result = stepper.step(snapshot, Event.of(event));
            }
        } catch (Appendix.Endless endless) {
            return compared; // its end is another test's matter
        }
        return compared;
    }
}
