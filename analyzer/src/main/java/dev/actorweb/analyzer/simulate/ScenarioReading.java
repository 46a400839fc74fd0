package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;

/// What reading a scenario gave.
///
/// @param scenario
///            empty when there are errors among the problems
public record ScenarioReading(Optional<Scenario> scenario, List<Problem> problems) {
    public ScenarioReading {
        problems = List.copyOf(problems);
    }
}
