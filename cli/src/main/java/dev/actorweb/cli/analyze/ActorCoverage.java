package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.explore.CoverageGoals;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.system.Replayed;
import dev.actorweb.cli.Invocation;
import dev.actorweb.machine.system.MachineSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What scenarios of a system visit of the machine of one entry under `actors`, all its
/// actors together.
record ActorCoverage(String system, String actor, CoverageReport report) {
    /// The entries of all systems that were played, in order. What the machine can't visit alone,
    /// it can't visit in the system, and does not count.
    static List<ActorCoverage> of(List<Replayed> replayed, Invocation invocation) {
        Map<MachineSystem, Map<String, Coverage>> bySystem = new LinkedHashMap<>();
        for (var one : replayed) {
            var sum = bySystem.computeIfAbsent(one.system(), _ -> new LinkedHashMap<>());
            one.coverage().forEach((actor, coverage) -> sum
                    .computeIfAbsent(actor, _ -> new Coverage(coverage.machine())).add(coverage));
        }
        List<ActorCoverage> all = new ArrayList<>();
        try (var progress = invocation.terminal().progress("exploring")) {
            bySystem.forEach((system, sum) -> sum.forEach((actor, coverage) -> {
                var goals = invocation.flag("--no-explore")
                        ? Goals.of(coverage.machine())
                        : CoverageGoals.of(Explorer.explore(coverage.machine(),
                                ExploreOptions.bounds(invocation), Given.NOTHING,
                                ExploreOptions.observer(progress)));
                all.add(new ActorCoverage(system.name(), actor, new CoverageReport(goals, coverage)));
            }));
        }
        return all;
    }

    /// `system/actor`.
    String name() {
        return system + "/" + actor;
    }
}
