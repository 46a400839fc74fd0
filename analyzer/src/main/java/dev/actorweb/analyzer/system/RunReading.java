package dev.actorweb.analyzer.system;

import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;

/// What came of reading a scenario of a system; it is empty when there are errors.
public record RunReading(Optional<RunScenario> scenario, List<Problem> problems) {
    public RunReading {
        problems = List.copyOf(problems);
    }
}
