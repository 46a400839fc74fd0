package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.yaml.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of replaying a scenario on a system.
///
/// @param trace
///            the run, as far as it went
/// @param findings
///            what is wrong with it
/// @param problems
///            where the system can't do what the scenario says, or an expectation does not hold
/// @param coverage
///            what was visited, by the names of the entries under `actors`
public record Replayed(RunScenario scenario, MachineSystem system, Trace trace, List<Finding> findings,
        List<Problem> problems, Map<String, Coverage> coverage) {
    /// The code of a step that the system can't take.
    public static final String IMPOSSIBLE = "impossible";
    /// The code of a condition that does not hold.
    public static final String EXPECTATION = "expectation";

    public Replayed {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        coverage = Collections.unmodifiableMap(new LinkedHashMap<>(coverage));
    }
}
