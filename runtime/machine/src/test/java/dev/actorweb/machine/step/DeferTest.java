package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.yaml.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events that are kept until a state takes them.
class DeferTest {
    private static final CompiledMachine PRINTER = machine("""
            machine: printer
            context: { pages: 0 }
            initial: idle
            states:
              idle:
                on: { PRINT: { target: busy, actions: { assign: { pages: event.pages } } } }
              busy:
                defer: [PRINT, "JOB.*"]
                on: { DONE: idle, OFF: off }
              off: {}
            """);
    private final Simulation printer = new Simulation(PRINTER);

    @Test
    void whatNobodyTakesIsKeptAndTakenLaterInOrder() {
        printer.send(print(1));
        StepResult kept = printer.send(print(2));
        printer.send(print(3));

        assertThat(kept.handled()).isTrue();
        assertThat(kept.transitions()).isEmpty();
        assertThat(printer.snapshot()).hasToString("[busy] {pages=1} deferred [PRINT, PRINT]");

        StepResult done = printer.send(Event.of("DONE"));

        assertThat(printer.snapshot()).hasToString("[busy] {pages=2} deferred [PRINT]");
        assertThat(done.transitions()).hasSize(2);
        assertThat(done.effects()).containsExactly(new Effect.Recall(print(2), true));
        printer.send(Event.of("DONE"));
        assertThat(printer.snapshot()).hasToString("[busy] {pages=3}");
    }

    @Test
    void whatNoStateDefersAnyMoreIsRefused() {
        printer.send(print(1));
        printer.send(print(2));
        printer.send(Event.of("JOB.x.y"));

        StepResult off = printer.send(Event.of("OFF"));

        assertThat(off.effects()).containsExactly(new Effect.Recall(print(2), false),
                new Effect.Recall(Event.of("JOB.x.y"), false));
        assertThat(printer.snapshot().deferred()).isEmpty();
    }

    @Test
    void whatIsNeitherTakenNorDeferredIsNotAccepted() {
        StepResult result = printer.send(Event.of("DONE"));

        assertThat(result.handled()).isFalse();
        assertThat(result.snapshot().deferred()).isEmpty();
        assertThat(printer.snapshot().acceptedEvents()).containsExactly("PRINT");
        printer.send(print(1));
        assertThat(printer.snapshot().acceptedEvents()).containsExactly("DONE", "OFF", "PRINT", "JOB.*");
    }

    @Test
    void aTransitionAnywhereComesBeforeDeferral() {
        var outer = new Simulation(machine("""
                initial: a
                on: { X: { actions: seen } }
                states:
                  a: { defer: X }
                """));

        assertThat(outer.send(Event.of("X")).actions()).containsExactly("seen");
        assertThat(outer.snapshot().deferred()).isEmpty();
    }

    @Test
    void aForbiddenEventIsNotKept() {
        var forbidden = new Simulation(machine("""
                initial: a
                defer: X
                states:
                  a: { on: { X: null } }
                """));

        forbidden.send(Event.of("X"));

        assertThat(forbidden.snapshot().deferred()).isEmpty();
    }

    @Test
    void anotherRegionMayTakeWhatOneDefers() {
        var regions = new Simulation(machine("""
                type: parallel
                states:
                  a: { defer: X }
                  b: { on: { X: { actions: seen } } }
                """));

        assertThat(regions.send(Event.of("X")).actions()).containsExactly("seen");
        assertThat(regions.snapshot().deferred()).isEmpty();
    }

    @Test
    void raisedEventsAndDelaysAreDeferredToo() {
        var raising = new Simulation(machine("""
                initial: a
                states:
                  a:
                    defer: [R, T]
                    entry: [ { raise: R }, { raise: T, delay: 1s } ]
                    on: { GO: b }
                  b: { on: { R: { actions: r }, T: { actions: t } } }
                """));
        raising.advance(Duration.ofSeconds(2));
        assertThat(raising.snapshot().deferred()).containsExactly(Event.of("R"), Event.of("T"));

        assertThat(raising.send(Event.of("GO")).actions()).containsExactly("r", "t");
    }

    @Test
    void whatTheMachineMakesItselfIsNotDeferred() {
        var failing = new Simulation(machine("""
                initial: a
                defer: "*"
                states:
                  a: { invoke: { src: s, id: i } }
                """));

        failing.send(Event.failed("i", "broken"));

        assertThat(failing.snapshot().status()).isEqualTo(Snapshot.Status.ERROR);
    }

    @Test
    void tooManyDeferredEventsAreAnErrorThatNamesTheLimit() {
        printer.send(print(0));
        for (int i = 0; i < Step.DEFERRED_LIMIT; i++) {
            printer.send(print(i));
        }
        assertThat(printer.snapshot().isActive()).isTrue();

        printer.send(Event.of("JOB.one"));

        assertThat(printer.snapshot().failure().map(Failure::message))
                .contains("more than 1000 deferred events; nobody takes `PRINT`");
        assertThat(printer.snapshot().deferred()).hasSize(Step.DEFERRED_LIMIT);
    }

    @Test
    void takingAgainForEverEndsAsAnError() {
        var endless = new Simulation(
                machine("""
                        initial: a
                        states:
                          a: { defer: X, entry: { raise: X }, on: { GO: b }, always: { target: b, if: event.type == 'X' } }
                          b: { on: { X: a } }
                        """));

        endless.send(Event.of("GO"));

        assertThat(endless.snapshot().failure().map(Failure::message).orElse("")).contains("microsteps");
    }

    @Test
    void aSnapshotWithOtherDeferredEventsIsAnotherOne() {
        printer.send(print(1));
        Snapshot none = printer.snapshot();
        Snapshot one = printer.send(print(2)).snapshot();
        Snapshot other = Step.step(none, print(3), Guards.NONE).snapshot();

        assertThat(one).isNotEqualTo(none).isNotEqualTo(other)
                .isEqualTo(Step.step(none, print(2), Guards.NONE).snapshot())
                .hasSameHashCodeAs(Step.step(none, print(2), Guards.NONE).snapshot());
    }

    @Test
    void whatIsDeferredIsSavedAndPacked() {
        printer.send(print(1));
        printer.send(print(2));
        printer.send(Event.of("JOB.x", Map.of("deep", List.of(1L, Map.of("a", true)))));
        String json = SavedJson.write(printer.save());

        assertThat(json).contains("\"deferred\":[{\"type\":\"PRINT\",\"data\":{\"pages\":2}},");
        var read = SavedJson.read(PRINTER, "saved.json", json, _ -> Optional.empty());
        assertThat(read.problems()).isEmpty();
        assertThat(read.saved().orElseThrow()).isEqualTo(printer.save());
        var packer = new SnapshotPacker(PRINTER);
        assertThat(packer.unpack(packer.pack(printer.snapshot()))).isEqualTo(printer.snapshot());
        var packing = new Packing(PRINTER);
        packing.add(printer.snapshot());
        packing.read(packing.bytes().clone(), 0, packing.size());
        assertThat(packing.nextSnapshot()).isEqualTo(printer.snapshot());
    }

    @Test
    void deferredEventsThatDoNotFitTheMachineAreNotRead() {
        String json = SavedJson.write(printer.save()).replace("\"timers\"",
                "\"deferred\":[{\"type\":\"A\"},{\"data\":{}},7],\"timers\"");
        var other = machine(
                "{ machine: printer, context: { pages: 0 }, initial: idle, states: { idle: {} } }");

        assertThat(SavedJson.read(PRINTER, "s", json, _ -> Optional.empty()).problems())
                .extracting(Problem::message)
                .containsExactly("an event needs `type`", "an event needs a name",
                        "an event must be a mapping, not a number");
        assertThat(SavedJson.read(other, "s", json, _ -> Optional.empty()).problems())
                .extracting(Problem::message)
                .contains("no state of `printer` defers events");
    }

    @Test
    void descriptorsThatCannotBeDeferredAreProblemsWithTheirPlaces() {
        assertThat(problems("""
                initial: a
                states:
                  a: { defer: [ "", "x*y", xstate.done.state.a, { a: b } ], on: { A: a } }
                  b: { deffer: A }
                """)).containsExactlyInAnyOrder("SC011 3:17 an event needs a name",
                "SC011 3:21 `x*y` never matches an event",
                "SC011 3:28 `xstate.done.state.a` cannot be deferred: the machine makes it itself",
                "SC011 3:49 `defer` must be text or a list of text, not a mapping",
                "SC011 4:8 a state has no property `deffer`");
    }

    @Test
    void theDialectOfScxmlHasNoDeferral() {
        var reading = MachineReader.read("m", "{ dialect: scxml, initial: a, states: { a: { defer: X } } }");

        assertThat(CompiledMachine.compile(reading.machine().orElseThrow()).problems())
                .extracting(Problem::message)
                .containsExactly("`defer` has no meaning in SCXML's dialect");
    }

    @Test
    void whatIsRefusedLetsTransitionsWithoutEventLookAtItAsAnyEventDoes() {
        var simulation = new Simulation(machine("""
                initial: a
                states:
                  a: { defer: [X, Y], on: { GO: b } }
                  b: { always: { if: event.type == 'Y', target: c } }
                  c: { on: { X: d } }
                  d: {}
                """));
        simulation.send(Event.of("Y"));
        simulation.send(Event.of("X"));
        simulation.send(Event.of("GO"));

        assertThat(simulation.snapshot().configuration()).containsExactly("d");
    }

    private static Event print(long pages) {
        return Event.of("PRINT", "pages", pages);
    }

    private static List<String> problems(String text) {
        return MachineReader.read("m", text).problems().stream()
                .map(problem -> problem.code() + " " + problem.position() + " " + problem.message()).toList();
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
