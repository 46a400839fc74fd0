package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotPackerTest {
    private static final Guards CONSTANT = (name, _, _) -> name.equals("T");

    @Test
    void whatIsPackedIsUnpackedAndEqualBytesMeanEqualSnapshots() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            var machine = machine(new RandomSpec(random).text());
            var packer = new SnapshotPacker(machine);
            var stepper = new Stepper(machine, CONSTANT);
            Map<List<Byte>, Snapshot> seen = new HashMap<>();
            var snapshot = stepper.initial(null).snapshot();
            for (int i = 0; i < 15 && snapshot.status() != Snapshot.Status.ERROR; i++) {
                byte[] packed = packer.pack(snapshot);
                assertThat(packer.unpack(packed)).as("seed %d", seed).isEqualTo(snapshot);
                for (var other : seen.entrySet()) {
                    assertThat(other.getKey().equals(list(packed)))
                            .isEqualTo(other.getValue().equals(snapshot));
                }
                seen.put(list(packed), snapshot);
                String event = RandomSpec.EVENTS.get(random.nextInt(RandomSpec.EVENTS.size()));
                snapshot = stepper.step(snapshot, Event.of(event)).snapshot();
            }
        }
    }

    @Test
    void everyKindOfValueIsPacked() {
        var machine = machine(
                """
                        context: { a: null, b: true, c: -70000, d: 1.5, e: "x\\uD83D\\u0000é", f: [1, [null]], g: { k: { l: m } } }
                        """);
        var snapshot = Step.initial(machine, null, Guards.NONE).snapshot();
        var packer = new SnapshotPacker(machine);

        assertThat(packer.unpack(packer.pack(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void aSmallMachineTakesFewBytes() {
        var machine = machine("{ context: { n: 3 }, initial: a, states: { a: {} } }");

        assertThat(new SnapshotPacker(machine).pack(Step.initial(machine, null, Guards.NONE).snapshot()))
                .containsExactly(0, 1, 1, 3, 6);
    }

    @Test
    void damagedBytesAreRefused() {
        var machine = machine("{ context: { s: hello, l: [1, 2] }, initial: a, states: { a: {} } }");
        var packer = new SnapshotPacker(machine);
        byte[] packed = packer.pack(Step.initial(machine, null, Guards.NONE).snapshot());

        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> packer.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);
        assertThatThrownBy(() -> packer.unpack(longer)).isInstanceOf(IllegalArgumentException.class);
        byte[] elsewhere = packed.clone();
        elsewhere[2] = 7;
        assertThatThrownBy(() -> packer.unpack(elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMachineThatFailedIsNotPacked() {
        var machine = machine("{ context: { n: 0 }, entry: [ { assign: { n: 1 / n } } ] }");
        var failed = Step.initial(machine, null, Guards.NONE).snapshot();

        assertThatThrownBy(() -> new SnapshotPacker(machine).pack(failed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Byte> list(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
