package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Seeds;
import dev.actorweb.machine.export.Exported;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.step.RandomSpec.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What is written of a machine, in any format, behaves as the machine does: the same actions in
/// the same order, the same states, after each of some random events.
class RoundTripTest {
    /// The last two mean another thing to SCXML.
    private static final List<String> EVENTS = List.of("A", "B", "A.b", "x.y");
    private static final Guards CONSTANT = (name, _, _) -> name.startsWith("T");

    @Test
    void yamlBehavesAlike() {
        each(60, random -> new RandomSpec(random).text(), Format.YAML);
    }

    @Test
    void xstateBehavesAlike() {
        each(60, random -> new RandomSpec(random, Form.NAMES).text(), Format.XSTATE);
    }

    @Test
    void scxmlBehavesAlike() {
        assertThat(each(60, random -> new RandomScxml(random).text(), Format.SCXML)).isZero();
    }

    @Test
    void xstateAsScxmlBehavesAlike() {
        double refused = each(150, random -> new RandomSpec(random, Form.COMMON).text(), Format.SCXML);
        assertThat(refused).as("share of machines that SCXML cannot express").isBetween(0.01, 0.5);
    }

    /// Gives the share of machines that the format refuses.
    private static double each(int least, Function<Random, String> made, Format format) {
        Seeds seeds = Seeds.of(least);
        int refused = 0;
        for (int seed : seeds) {
            String text = made.apply(new Random(seed));
            Machine machine = MachineReader.read("m", text).machine().orElseThrow();
            Exported exported = Exporter.export(machine, format);
            String written = exported.text().orElse("");
            if (format == Format.SCXML && exported.text().isEmpty()) {
                refused++;
                continue;
            }
            try {
                assertThat(exported.text()).as("%s", exported.problems()).isPresent();
                var reading = MachineReader.read("written", written);
                assertThat(reading.isClean()).as("%s", reading.problems()).isTrue();
                if (machine.dialect() != Dialect.SCXML || ends(machine, new Random(seed))) {
                    compare(machine, reading.machine().orElseThrow(), new Random(seed));
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text + "\nwritten: " + written, e);
            }
        }
        return (double) refused / seeds.given();
    }

    /// Whether every step has an end. A machine that invokes one without an end again and again
    /// does each time all the steps that are allowed.
    private static boolean ends(Machine machine, Random random) {
        var slow = new Recommendation(machine);
        try {
            slow.start();
            for (int i = 0; i < 15; i++) {
                slow.advance(Duration.ofMillis(7));
                slow.send(EVENTS.get(random.nextInt(4)));
            }
            return true;
        } catch (Recommendation.Endless _) {
            return false;
        }
    }

    private static void compare(Machine machine, Machine written, Random random) {
        Simulation one = simulation(machine);
        Simulation other = simulation(written);
        List<String> first = new ArrayList<>(names(one.start()));
        List<String> second = new ArrayList<>(names(other.start()));
        for (int i = 0; i < 15; i++) {
            settle(one, first);
            settle(other, second);
            boolean endless = other.snapshot().status() == Snapshot.Status.ERROR;
            if (endless && machine.dialect() != written.dialect()) {
                return; // an `always` that changes nothing, which only XState takes but once
            }
            assertThat(one.snapshot().status()).as("%s", first).isEqualTo(other.snapshot().status());
            if (endless) {
                return;
            }
            assertThat(second).isEqualTo(first);
            assertThat(paths(other)).as("after %s", first).isEqualTo(paths(one));
            String event = EVENTS.get(random.nextInt(machine.dialect() == written.dialect() ? 4 : 2));
            first.add(event);
            second.add(event);
            first.addAll(names(one.send(Event.of(event))));
            second.addAll(names(other.send(Event.of(event))));
        }
    }

    private static Simulation simulation(Machine machine) {
        return new Simulation(CompiledMachine.of(machine), null, CONSTANT, _ -> Duration.ofMillis(10));
    }

    private static void settle(Simulation simulation, List<String> log) {
        simulation.advance(Duration.ofMillis(7)).forEach(result -> log.addAll(names(result)));
    }

    /// An action of another format is a call there.
    private static List<String> names(StepResult result) {
        return result.actions();
    }

    private static List<String> paths(Simulation simulation) {
        return simulation.snapshot().configuration();
    }
}
