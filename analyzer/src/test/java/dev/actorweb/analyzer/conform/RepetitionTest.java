package dev.actorweb.analyzer.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.analyzer.conform.Repetition.NotRepeatableException;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.Stage;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {
    private static final String GATE = """
            machine: gate
            context: { passed: 0 }
            initial: shut
            states:
              shut:
                on:
                  TICKET:
                    - { target: asking, guard: isValid }
                    - { target: alarm, if: "event.price > 10" }
                    - shut
              asking:
                invoke: { src: bank, onDone: open, onError: shut }
                after: { 5s: alarm }
              open:
                on: { PASS: { target: shut, actions: [ { assign: { passed: "passed + 1" } } ] } }
                after: { 2s: shut }
              alarm: { after: { 1s: shut } }
            """;

    private static CompiledMachine machine() {
        return CompiledMachine.of(MachineReader.read("gate.yaml", GATE).machine().orElseThrow());
    }

    /// What a machine did by chance, the simulator does again.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomRunsCanBeRepeated(long seed) throws Exception {
        var random = new Random(seed);
        List<Stage.Moment> moments = new ArrayList<>();
        var stage = new Stage(machine(), Given.NOTHING, OptionalLong.of(seed), moments::add);
        for (int i = 0; i < 100; i++) {
            switch (random.nextInt(4)) {
                case 0 -> stage.advance(Duration.ofMillis(random.nextInt(3_000)));
                case 1 -> stage.answer("", "bank", random.nextBoolean(), (long) random.nextInt(5));
                case 2 -> stage.send("", Event.of("PASS"));
                default -> stage.send("", Event.of("TICKET", "price", (long) random.nextInt(20)));
            }
        }

        var repetition = new Repetition(machine());
        var before = Duration.ZERO;
        for (var moment : moments) {
            if (moment.isTaken() || moment.before().isEmpty()) {
                repetition
                        .add(Observation.of(moment.event().type(), moment.result().snapshot().configuration())
                                .carrying(moment.event().data()), moment.at().minus(before));
                before = moment.at();
            }
        }

        var played = Player.play(repetition.scenario("again"), machine());
        assertThat(played.problems()).isEmpty();
        assertThat(played.steps().getLast().snapshot().configuration())
                .isEqualTo(stage.snapshot().configuration());
        assertThat(repetition.scenario("again").steps()).hasSizeGreaterThan(10);
    }

    @Test
    void whatBeginsInTheMiddleCannotBeRepeated() {
        assertThatThrownBy(() -> new Repetition(machine()).begin(List.of("open")))
                .isInstanceOf(NotRepeatableException.class).hasMessageContaining("begins in open");
    }

    @Test
    void aDeviationCannotBeRepeated() throws Exception {
        var repetition = new Repetition(machine());
        repetition.begin(List.of("shut"));

        assertThatThrownBy(() -> repetition.add(Observation.of("PASS", List.of("open")), Duration.ZERO))
                .isInstanceOf(NotRepeatableException.class).hasMessageContaining("not accepted there");
    }

    @Test
    void aRestartCannotBeRepeated() throws Exception {
        var repetition = new Repetition(machine());
        repetition.begin(List.of("shut"));
        repetition.add(Observation.of("TICKET", List.of("shut")), Duration.ZERO);

        assertThatThrownBy(
                () -> repetition.add(Observation.of("xstate.init", List.of("shut")), Duration.ZERO))
                .isInstanceOf(NotRepeatableException.class).hasMessageContaining("started anew");
    }

    /// Moments are noted after the step that sets a timer: the next may seem to come too early.
    @Test
    void aTimerThatSeemsToFireEarlyFiresWhenItIsDue() throws Exception {
        var repetition = new Repetition(machine());
        repetition.begin(List.of("shut"));
        repetition.add(Observation.of("TICKET", List.of("alarm")).carrying(Map.of("price", 11L)),
                Duration.ofMillis(7));
        repetition.add(Observation.of("xstate.after.1000.gate.alarm", List.of("shut")),
                Duration.ofNanos(999_900_000));

        assertThat(repetition.scenario("again").steps()).contains(
                new Scenario.Step.Advance(Duration.ofSeconds(1), false, Given.NOTHING, Position.START));
        assertThat(Player.play(repetition.scenario("again"), machine()).problems()).isEmpty();
    }

    /// One that comes much too early was not the timer of this spec.
    @Test
    void aTimerThatFiresMuchTooEarlyIsNotMended() throws Exception {
        var repetition = new Repetition(machine());
        repetition.begin(List.of("shut"));
        repetition.add(Observation.of("TICKET", List.of("alarm")).carrying(Map.of("price", 11L)),
                Duration.ZERO);
        repetition.add(Observation.of("xstate.after.1000.gate.alarm", List.of("shut")),
                Duration.ofMillis(900));

        assertThat(Player.play(repetition.scenario("again"), machine()).problems()).isNotEmpty();
    }
}
