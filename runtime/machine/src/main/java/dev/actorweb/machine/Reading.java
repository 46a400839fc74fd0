package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;

/// What reading a spec gave.
///
/// @param machine
///            empty when the text holds no machine at all; otherwise there, even with problems
/// @param problems
///            what could not be represented: unknown or misplaced properties, values of the wrong
///            kind, duplicate keys, expressions that don't parse
public record Reading(Optional<Machine> machine, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }

    /// Whether there is a machine and no error.
    public boolean isClean() {
        for (Problem problem : problems) {
            if (problem.isError()) {
                return false;
            }
        }
        return machine.isPresent();
    }
}
