package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import java.time.Duration;

/// Machines in YAML, started; `yes` is a guard that holds, `big` asks for `n`.
final class Simulated {
    private static final Guards BY_NAME = (name, params, situation) -> name.equals("yes")
            || (name.equals("big") && situation.context().get("n") instanceof Long n
                    && params.get("than") instanceof Long than && n > than);

    private Simulated() {}

    static Simulation run(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return new Simulation(CompiledMachine.of(reading.machine().orElseThrow()), null, BY_NAME,
                _ -> Duration.ofSeconds(1));
    }
}
