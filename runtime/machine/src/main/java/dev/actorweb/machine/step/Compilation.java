package dev.actorweb.machine.step;

import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;

/// What compiling a machine gave.
///
/// @param machine
///            empty when it cannot run
/// @param problems
///            why not
public record Compilation(Optional<CompiledMachine> machine, List<Problem> problems) {
    public Compilation {
        problems = List.copyOf(problems);
    }
}
