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
        var moments = play(new Random(seed), seed);
        var repetition = new Repetition(machine());
        var before = Duration.ZERO;
        for (var moment : moments) {
            if (moment.isTaken() || moment.before().isEmpty()) {
                repetition.add(observation(moment), moment.at().minus(before));
                before = moment.at();
            }
        }

        var played = Player.play(repetition.scenario("again"), machine());
        assertThat(played.problems()).isEmpty();
        assertThat(played.steps().getLast().snapshot().configuration())
                .isEqualTo(moments.getLast().result().snapshot().configuration());
        assertThat(repetition.scenario("again").steps()).hasSizeGreaterThan(10);
    }

    private static List<Stage.Moment> play(Random random, long seed) {
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
        return moments;
    }

    private static Observation observation(Stage.Moment moment) {
        return Observation.of(moment.event().type(), moment.result().snapshot().configuration())
                .carrying(moment.event().data());
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

    /// A busy machine notes late what it does, and takes events before timers that were due.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatABusyMachineDidCanBeRepeated(long seed) throws Exception {
        var random = new Random(seed);
        var moments = play(random, seed);
        var repetition = new Repetition(machine());
        var before = Duration.ZERO;
        for (var moment : moments) {
            if (moment.isTaken() || moment.before().isEmpty()) {
                var noted = moment.at().plusMillis(random.nextInt(10) == 0 ? random.nextInt(5_000) : 0);
                noted = noted.compareTo(before) < 0 ? before : noted;
                repetition.add(observation(moment), noted.minus(before));
                before = noted;
            }
        }

        var played = Player.play(repetition.scenario("again"), machine());
        assertThat(played.problems()).isEmpty();
    }

    /// What a machine sends itself is not given to it from outside, too.
    @Test
    void anEventThatTheMachineSentItselfIsNotGivenAgain() throws Exception {
        var repetition = new Repetition(CompiledMachine.of(MachineReader
                .read("alarm.yaml",
                        """
                                machine: alarm
                                context: { rings: 0 }
                                initial: set
                                states:
                                  set:
                                    entry: [ { raise: RING, delay: 300 } ]
                                    on: { RING: { target: set, reenter: true, actions: [ { assign: { rings: "rings + 1" } } ] } }
                                """)
                .machine().orElseThrow()));
        repetition.begin(List.of("set"));
        repetition.add(Observation.of("RING", List.of("set")), Duration.ofMillis(295));
        repetition.add(Observation.of("RING", List.of("set")), Duration.ofMillis(100)); // somebody
                                                                                        // else's
        repetition.add(Observation.of("RING", List.of("set")), Duration.ofMillis(210));

        assertThat(repetition.scenario("again").steps()).filteredOn(Scenario.Step.Send.class::isInstance)
                .hasSize(1);
        assertThat(repetition.scenario("again").steps()).filteredOn(Scenario.Step.Advance.class::isInstance)
                .extracting(step -> ((Scenario.Step.Advance) step).time().toMillis())
                .containsExactly(300L, 100L, 200L);
    }
}
