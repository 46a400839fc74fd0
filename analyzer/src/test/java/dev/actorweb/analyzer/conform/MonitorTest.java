package dev.actorweb.analyzer.conform;

import static dev.actorweb.analyzer.conform.Watched.DOOR;
import static dev.actorweb.analyzer.conform.Watched.HISTORY;
import static dev.actorweb.analyzer.conform.Watched.RETRY;
import static dev.actorweb.analyzer.conform.Watched.machine;
import static dev.actorweb.analyzer.conform.Watched.started;
import static dev.actorweb.analyzer.conform.Watched.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Stepper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorTest {
    private static final String GUARDED = """
            machine: gate
            initial: shut
            states:
              shut:
                on:
                  TICKET:
                    - { target: open, guard: isValid }
                    - { target: alarm, if: "event.price > 10" }
                    - shut
              open: { on: { PASS: shut } }
              alarm: {}
            """;
    private static final String REGIONS = """
            machine: pair
            type: parallel
            states:
              left: { initial: a, states: { a: { on: { GO: b } }, b: { on: { GO: a } } } }
              right: { initial: x, states: { x: { on: { GO: y, STAY: x } }, y: { on: { BACK: x } } } }
            """;

    private static Deviation deviation(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Deviates.class);
        return ((Judgement.Deviates) judgement).deviation();
    }

    @Test
    void stepsOfTheSpecConformAndCover() {
        var monitor = started(DOOR, "door", "closed");

        assertThat(monitor.observe(step("OPEN", "door", "open")))
                .isEqualTo(new Judgement.Conforms(List.of(0), List.of()));
        assertThat(monitor.observe(step("CLOSE", "door", "closed")))
                .isEqualTo(new Judgement.Conforms(List.of(2), List.of()));
        assertThat(monitor.coverage().entered().cardinality()).isEqualTo(3);
        assertThat(IntStream.range(0, 4).filter(monitor.coverage()::isTaken)).containsExactly(0, 2);
    }

    @Test
    void aStepThatLeadsElsewhereDeviatesWithWhatWasExpectedAndTheWayThere() {
        var monitor = started(DOOR, "door", "closed");
        monitor.observe(step("OPEN", "door", "open"));

        var deviation = deviation(monitor.observe(step("CLOSE", "door", "locked")));

        assertThat(deviation.before()).containsExactly("open");
        assertThat(deviation.expected()).containsExactly(List.of("closed"));
        assertThat(deviation.accepted()).containsExactly("CLOSE");
        assertThat(deviation.trace()).extracting(Observation::event).containsExactly("xstate.init", "OPEN",
                "CLOSE");
        assertThat(deviation.message(List.of("locked")))
                .isEqualTo("in `open`, `CLOSE` led to `locked`, and leads to `closed` by the spec");
    }

    @Test
    void anEventThatIsNotAcceptedDeviates() {
        var deviation = deviation(started(DOOR, "door", "closed").observe(step("CLOSE", "door", "closed")));

        assertThat(deviation.expected()).isEmpty();
        assertThat(deviation.message(List.of("closed"))).endsWith("and is not accepted there");
    }

    @Test
    void afterADeviationWhatWasSeenIsBelieved() {
        var monitor = started(DOOR, "door", "closed");
        monitor.observe(step("OPEN", "door", "locked"));

        assertThat(monitor.observe(step("UNLOCK", "door", "closed"))).isInstanceOf(Judgement.Conforms.class);
    }

    @Test
    void aWrongStartDeviates() {
        var monitor = new Monitor(machine(DOOR));

        assertThat(deviation(monitor.observe(step("xstate.init", "door", "open"))).expected())
                .containsExactly(List.of("closed"));
    }

    @Test
    void variablesAreFollowed() {
        var monitor = started(RETRY, "retry", "trying");
        monitor.observe(step("FAIL", "retry", "trying"));
        monitor.observe(step("FAIL", "retry", "trying"));

        assertThat(deviation(monitor.observe(step("FAIL", "retry", "trying"))).expected())
                .containsExactly(List.of("givenUp"));
    }

    @Test
    void guardsThatOnlyJavaKnowsMayTurnOutEitherWay() {
        var monitor = started(GUARDED, "gate", "shut");

        assertThat(monitor.observe(step("TICKET", "gate", "open"))).isInstanceOf(Judgement.Conforms.class);
        monitor.observe(step("PASS", "gate", "shut"));
        assertThat(monitor.observe(step("TICKET", "gate", "alarm"))).isInstanceOf(Judgement.Conforms.class);
    }

    @Test
    void knownDataDecideGuards() {
        var monitor = started(GUARDED, "gate", "shut");

        var judgement = monitor.observe(new Observation("TICKET", Optional.of(Map.of("price", 3L)),
                List.of("gate", "alarm"), Optional.empty()));

        assertThat(deviation(judgement).expected()).containsExactlyInAnyOrder(List.of("open"),
                List.of("shut"));
    }

    @Test
    void ancestorsMayBeLeftOut() {
        var monitor = started(HISTORY, "on.one");

        assertThat(monitor.observe(step("NEXT", "on.two"))).isInstanceOf(Judgement.Conforms.class);
        assertThat(monitor.observe(step("NEXT", "on.two"))).isInstanceOf(Judgement.Deviates.class);
    }

    @Test
    void variablesThatAreSeenAreCompared() {
        var monitor = started(RETRY, "trying");
        var right = new Observation("FAIL", Optional.empty(), List.of("trying"),
                Optional.of(Map.of("tries", 1L)));
        var wrong = new Observation("FAIL", Optional.empty(), List.of("trying"),
                Optional.of(Map.of("tries", 7L)));

        assertThat(monitor.observe(right)).isInstanceOf(Judgement.Conforms.class);
        assertThat(deviation(monitor.observe(wrong)).message(List.of("trying"))).isEqualTo(
                "in `trying`, `FAIL` led to `trying` as it should, but `tries` is 7 and should be 2");
    }

    @Test
    void variablesThatAreSeenAreRemembered() {
        var monitor = new Monitor(machine(RETRY));
        monitor.observe(new Observation("FAIL", Optional.empty(), List.of("trying"),
                Optional.of(Map.of("tries", 2L))));

        assertThat(deviation(monitor.observe(step("FAIL", "trying"))).expected())
                .containsExactly(List.of("givenUp"));
    }

    @Test
    void historyIsFollowed() {
        var monitor = started(HISTORY, "player", "on", "on.one");
        monitor.observe(step("NEXT", "player", "on", "on.two"));
        monitor.observe(step("OFF", "player", "off"));

        assertThat(deviation(monitor.observe(step("ON", "player", "on", "on.one"))).expected())
                .containsExactly(List.of("on.two"));
    }

    @Test
    void statesOfAnotherVersionAreForeign() {
        var monitor = started(DOOR, "door", "closed");

        assertThat(monitor.observe(step("OPEN", "door", "ajar")))
                .isInstanceOfSatisfying(Judgement.Foreign.class,
                        foreign -> assertThat(foreign.unknown()).containsExactly("ajar"));
    }

    @Test
    void aNameThatIsNoEventDeviates() {
        assertThat(started(DOOR, "door", "closed").observe(step("*", "door", "open")))
                .isInstanceOf(Judgement.Deviates.class);
    }

    @Test
    void aCircleWithoutProgressIsToldOnce() {
        var worker = """
                machine: worker
                initial: idle
                states:
                  idle: { on: { JOB: working } }
                  working: { on: { DONE: delivered, AGAIN: idle } }
                  delivered: { tags: [progress], on: { NEXT: idle } }
                """;
        var monitor = started(worker, "worker", "idle");
        List<List<Observation>> circles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            circles.add(circle(monitor.observe(step("JOB", "worker", "working"))));
            circles.add(circle(monitor.observe(step("AGAIN", "worker", "idle"))));
        }
        for (int i = 0; i < 3; i++) {
            monitor.observe(step("JOB", "worker", "working"));
            monitor.observe(step("DONE", "worker", "delivered"));
            circles.add(circle(monitor.observe(step("NEXT", "worker", "idle"))));
        }

        circles.removeIf(List::isEmpty);
        assertThat(circles.getFirst()).extracting(Observation::event).containsExactly("JOB", "AGAIN");
        assertThat(circles).hasSizeLessThanOrEqualTo(2); // from `idle`, and from `working`
    }

    private static List<Observation> circle(Judgement judgement) {
        return ((Judgement.Conforms) judgement).circle();
    }

    @Test
    void circlesOfAMachineWithoutLabelsAreNoConcern() {
        var monitor = started(DOOR, "door", "closed");
        for (int i = 0; i < 10; i++) {
            assertThat(circle(monitor.observe(step("OPEN", "door", "open")))).isEmpty();
            assertThat(circle(monitor.observe(step("CLOSE", "door", "closed")))).isEmpty();
        }
    }

    /// Random runs of the real step function never deviate, and a step to a state where none of the
    /// spec's steps leads always does.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomRunsConformAndForgedOnesDeviate(long seed) {
        for (var yaml : List.of(DOOR, RETRY, GUARDED, HISTORY, REGIONS)) {
            var random = new Random(seed);
            Guards guards = (_, _, _) -> random.nextBoolean();
            var machine = machine(yaml);
            var stepper = new Stepper(machine, guards);
            var monitor = new Monitor(machine);
            var snapshot = stepper.initial(null).snapshot();
            monitor.observe(Observation.of(Observation.START, names(snapshot)));
            for (int i = 0; i < 200 && snapshot.isActive(); i++) {
                var events = List.copyOf(snapshot.acceptedEvents());
                if (events.isEmpty()) {
                    break;
                }
                var event = Event.of(events.get(random.nextInt(events.size())), "price",
                        random.nextLong(20));
                var result = stepper.step(snapshot, event);
                if (!result.handled()) {
                    continue;
                }
                snapshot = result.snapshot();
                assertThat(monitor.observe(Observation.of(event.type(), names(snapshot))))
                        .as("%s in %s", event, yaml).isInstanceOf(Judgement.Conforms.class);
            }
            assertThat(monitor.observe(Observation.of("FORGED", names(snapshot))))
                    .isInstanceOf(Judgement.Deviates.class);
        }
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.activeStates().stream().map(State::name).toList();
    }
}
