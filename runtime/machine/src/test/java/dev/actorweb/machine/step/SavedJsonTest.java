package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedJsonTest {
    private static final Guards CONSTANT = (name, _, _) -> name.equals("T");

    @Test
    void aSnapshotIsWrittenAsNamesThatPeopleKnow() {
        var machine = machine("""
                machine: player
                context: { volume: 3, last: null }
                initial: p
                states:
                  p:
                    type: parallel
                    on: { OFF: off }
                    states:
                      a: { initial: b, states: { b: {}, c: {} } }
                      d: {}
                      h: { type: history, history: deep }
                  off: { after: { 5s: p.h } }
                """);
        var simulation = new Simulation(machine, null, CONSTANT, _ -> Duration.ZERO);
        simulation.send(Event.of("OFF"));
        simulation.advance(Duration.ofSeconds(2));

        assertThat(SavedJson.write(simulation.save())).isEqualTo("""
                {"schema":"aw/snapshot/1","machine":"player","status":"active","states":["off"],\
                "history":{"p.h":["p.a.b","p.d"]},"context":{"volume":3,"last":null},\
                "timers":[{"id":"xstate.after.5000.player.off","leftNanos":3000000000,\
                "event":{"type":"xstate.after.5000.player.off","data":{}}}],"children":[]}""");
    }

    @Test
    void whatIsReadBackIsWhatWasWrittenAndGoesOnAlike() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            var machine = machine(new RandomSpec(random).text());
            var first = new Simulation(machine, null, CONSTANT, _ -> Duration.ZERO);
            for (int i = 0; i < 12; i++) {
                var saved = first.save();
                var read = SavedJson.read(machine, "s", SavedJson.write(saved), _ -> Optional.empty());
                assertThat(read.problems()).as("seed %d", seed).isEmpty();
                assertThat(read.saved()).as("seed %d", seed).contains(saved);
                var second = Simulation.resume(read.saved().orElseThrow(), CONSTANT, _ -> Duration.ZERO);
                var event = Event.of(RandomSpec.EVENTS.get(random.nextInt(RandomSpec.EVENTS.size())));
                assertThat(second.send(event)).as("seed %d", seed).isEqualTo(first.send(event));
            }
        }
    }

    @Test
    void everyValueComesBack() {
        var machine = machine(
                """
                        context: { a: null, b: null, c: null, d: null, e: null, f: null, g: null, h: null }
                        on: { SET: { actions: [ { assign: { a: event.a, b: event.b, c: event.c, d: event.d, e: event.e, f: event.f, g: event.g, h: event.h } } ] } }
                        """);
        var values = new HashMap<String, Object>(Map.of("a", 1L, "b", 1.0, "c", "x\n\"\\é😀\u0000\u2028", "d",
                Double.NaN, "e",
                List.of(Map.of("$double", "NaN"), Map.of("$map", Map.of("$x", 1L)), List.of()),
                "f", Double.NEGATIVE_INFINITY, "g", Long.MIN_VALUE));
        values.put("h", Map.of("k", 1e300, "l", true));
        var start = Step.initial(machine, null, Guards.NONE).snapshot();
        var saved = new Saved(Step.step(start, new Event("SET", values), Guards.NONE).snapshot(), List.of(),
                List.of());

        assertThat(SavedJson.read(machine, "s", SavedJson.write(saved), _ -> Optional.empty()).saved())
                .contains(saved);
    }

    @Test
    void childrenAndFailuresComeBack() {
        var child = machine("{ machine: child, initial: x, states: { x: {} } }");
        var machine = machine(
                "{ machine: m, context: { n: 0 }, on: { E: { actions: [ { assign: { n: 1 / n } } ] } } }");
        var start = Step.initial(machine, null, Guards.NONE).snapshot();
        var failed = Step.step(start, Event.of("E"), Guards.NONE).snapshot();
        var inner = new Saved(Step.initial(child, null, Guards.NONE).snapshot(), List.of(), List.of());
        var saved = new Saved(failed,
                List.of(new Saved.Timer(Optional.empty(), Duration.ofMillis(5), Event.of("P", "x", 1L),
                        Optional.of("#parent"))),
                List.of(new Saved.Child("c", "worker", Map.of("k", 1L), true, Event.of("E"),
                        Optional.of(inner)),
                        new Saved.Child("s", "service", null, false, Event.of("E"), Optional.empty())));

        var read = SavedJson.read(machine, "s", SavedJson.write(saved),
                src -> src.equals("worker") ? Optional.of(child) : Optional.empty());

        assertThat(read.problems()).isEmpty();
        assertThat(read.saved()).contains(saved);
        assertThat(SavedJson.read(machine, "s", SavedJson.write(saved), _ -> Optional.empty()).problems())
                .extracting(Object::toString).singleElement().asString()
                .endsWith("no machine is known under the name `worker`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
            "aw/snapshot/1~aw/snapshot/9~`schema` must be `aw/snapshot/1`, not `aw/snapshot/9`",
            "\"door\"~\"window\"~`machine` must be `door`, not `window`",
            "\"active\"~\"asleep\"~`status` must be active or done or error, not `asleep`",
            "\"a.b\"~\"a.x\"~`a.x` names no state of `door`",
            "\"a.b\"~\"a\"~`a` is not an atomic state",
            "\"a.b\"~\"a.h\"~`a.h` is a history state, which is never active",
            "\"a.b\"~\"a.b\",\"c\"~these states of `door` cannot be active together",
            "[\"a.b\"]~[]~these states of `door` cannot be active together",
            "\"n\":1~\"m\":1~there is no variable `m`",
            "\"n\":1~\"n\":\"x\"~the variable `n` is of type int",
            "\"n\":1~~`context` needs n",
            "\"history\":{~\"history\":{\"c\":[\"a.b\"]~`c` names no history state of `door`",
            "\"history\":{~\"history\":{\"a.h\":[\"c\"]~`a.h` cannot remember `c`",
            "\"timers\":[~\"timers\":[{\"leftNanos\":-1,\"event\":{\"type\":\"E\"}}~a timer needs `leftNanos`, and not below 0",
            "\"timers\":[~\"timers\":[{\"leftNanos\":1}~`event` is missing",
            "\"timers\":[~\"timers\":[{\"leftNanos\":1,\"event\":{\"type\":\"\"}}~an event needs a name",
            "\"children\":[~\"children\":[7~a child must be a mapping, not a number",
            "\"children\"~\"kids\"~what is saved of a machine has no property `kids`"})
    void whatDoesNotFitTheMachineIsAProblem(String right, String wrong, String message) {
        var machine = machine("""
                machine: door
                context: { n: 1 }
                initial: a
                states: { a: { initial: b, states: { b: {}, d: {}, h: { type: history } } }, c: {} }
                """);
        String text = SavedJson.write(new Simulation(machine, null, CONSTANT, _ -> Duration.ZERO).save());
        assertThat(text).contains(right);

        var read = SavedJson.read(machine, "s", text.replace(right, wrong == null ? "" : wrong),
                _ -> Optional.empty());

        assertThat(read.saved()).isEmpty();
        assertThat(read.problems()).extracting(Object::toString).anySatisfy(problem -> assertThat(problem)
                .startsWith("s:1:").endsWith(message));
    }

    @Test
    void anObjectThatExpressionsDoNotKnowCannotBeSaved() {
        var machine = machine(
                "{ context: { n: null }, on: { E: { actions: [ { assign: { n: event.n } } ] } } }");
        var start = Step.initial(machine, null, Guards.NONE).snapshot();
        var saved = new Saved(
                Step.step(start, Event.of("E", "n", new Thread(() -> {})), Guards.NONE).snapshot(),
                List.of(), List.of());

        assertThatThrownBy(() -> SavedJson.write(saved)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Thread");
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
