package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {
    /// Two regions that can be entered in either order.
    private static CompiledMachine regions(String initial) {
        return CompiledMachine.of(MachineReader.read("m.yaml",
                """
                        machine: m
                        context: { n: 0 }
                        initial: p
                        states:
                          p:
                            type: parallel
                            states:
                              r: { initial: a, states: { a: { on: { R: b } }, b: { initial: %1$s, states: { c: {} } } } }
                              q: { initial: a, states: { a: { on: { Q: b } }, b: { initial: %1$s, states: { c: {} } } } }
                        """
                        .formatted(initial))
                .machine().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"c | true", "{ target: c, actions: [ { log: entered } ] } | true",
            "{ target: c, actions: [ { assign: { n: 1 } } ] } | false",
            "{ target: c, actions: [ { choose: [ { actions: [ { raise: X } ] } ] } ] } | false"})
    void theOrderOfRegionsIsForgottenWhereTheirActionsDoNotInterfere(String initial, boolean forgotten) {
        var machine = regions(initial);
        var packing = new Packing(machine);

        assertThat(Arrays.equals(packed(packing, machine, "R", "Q"), packed(packing, machine, "Q", "R")))
                .isEqualTo(forgotten);
    }

    private static byte[] packed(Packing packing, CompiledMachine machine, String... events) {
        var snapshot = Step.initial(machine, null, Guards.NONE).snapshot();
        for (String event : events) {
            snapshot = Step.step(snapshot, Event.of(event), Guards.NONE).snapshot();
        }
        packing.clear();
        packing.add(snapshot);
        return Arrays.copyOf(packing.bytes(), packing.size());
    }
}
