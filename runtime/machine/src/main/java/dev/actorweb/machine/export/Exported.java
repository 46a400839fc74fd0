package dev.actorweb.machine.export;

import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;

/// What writing a machine gave.
///
/// @param text
///            empty when the format cannot express the machine's behaviour
/// @param problems
///            errors: what the format cannot express; warnings: what it does not keep, without
///            effect on the behaviour
public record Exported(Optional<String> text, List<Problem> problems) {
    public Exported {
        problems = List.copyOf(problems);
    }
}
