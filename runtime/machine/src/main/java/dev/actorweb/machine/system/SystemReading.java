package dev.actorweb.machine.system;

import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;

/// What reading a system file gave.
///
/// @param system
///            there if nothing keeps the system from running
/// @param problems
///            of this file, and of its machines what keeps them from running
/// @param machines
///            the machines as they are written, each once, in the order of their mention
public record SystemReading(Optional<MachineSystem> system, List<Problem> problems, List<Document> machines) {
    public SystemReading {
        problems = List.copyOf(problems);
        machines = List.copyOf(machines);
    }
}
