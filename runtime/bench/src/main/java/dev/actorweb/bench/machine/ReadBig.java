package dev.actorweb.bench.machine;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a spec of as many states as one likes, or reads and compiles one: a process to be
/// measured from outside, start-up included.
///
/// /usr/bin/time -f '%U+%S s, %M KB' java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 …
/// ReadBig big.yaml
public final class ReadBig {
    private ReadBig() {}

    /// `FILE` reads it; `FILE STATES` writes it.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        if (arguments.length > 1) {
            Files.writeString(file, spec(Integer.parseInt(arguments[1])));
            return;
        }
        Reading reading = MachineReader.read(file);
        CompiledMachine machine = CompiledMachine.of(reading.machine().orElseThrow());
        System.out.println(machine + ", " + machine.transitionCount() + " transitions");
    }

    private static String spec(int states) {
        StringBuilder text = new StringBuilder("machine: big\ninitial: s0\nstates:\n");
        for (int i = 0; i < states; i++) {
            text.append("  s").append(i).append(":\n    on:\n      A: s").append((7L * i + 1) % states)
                    .append("\n      B: s").append((13L * i + 5) % states).append("\n      C: s")
                    .append((i + 1L) % states).append('\n');
        }
        return text.toString();
    }
}
