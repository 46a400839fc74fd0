package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.explore.CoverageGoals;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `--coverage` and `--coverage-min`: what the scenarios have visited of their machines.
final class CoverageOptions {
    private CoverageOptions() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Options.flag("--coverage",
                "tell which states, transitions and pairs of transitions the scenarios cover"));
        spec.addOption(Options.value("--coverage-min", "PERCENT",
                "end with exit code 1 if the scenarios cover less of the states and transitions: 80, or "
                        + "states=100,transitions=80,pairs=50"));
    }

    static boolean isAsked(Invocation invocation) {
        return invocation.flag("--coverage") || invocation.option("--coverage-min").isPresent();
    }

    static Least least(Invocation invocation) {
        var text = invocation.option("--coverage-min");
        if (text.isEmpty()) {
            return Least.NOTHING;
        }
        return Least.parse(text.get()).orElseThrow(() -> UserError.usage(
                "--coverage-min needs percentages, not '" + Safe.line(text.get()) + "'",
                "for instance --coverage-min 80, or --coverage-min states=100,transitions=80,pairs=50"));
    }

    /// One for each machine, over all that was played on it.
    static List<CoverageReport> reports(Stage stage, List<Played> played, Invocation invocation) {
        List<CoverageReport> reports = new ArrayList<>();
        try (var progress = invocation.terminal().progress("exploring")) {
            for (var machine : stage.machines()) {
                var goals = invocation.flag("--no-explore")
                        ? Goals.of(machine)
                        : CoverageGoals.of(Explorer.explore(machine, ExploreOptions.bounds(invocation),
                                GivenOption.of(invocation), ExploreOptions.observer(progress)));
                reports.add(new CoverageReport(goals, of(machine, played)));
            }
        }
        return reports;
    }

    /// What was visited of one machine.
    static Coverage of(CompiledMachine machine, List<Played> played) {
        var coverage = new Coverage(machine);
        for (var one : played) {
            if (one.machine() == machine) {
                coverage.add(one.coverage());
            }
        }
        return coverage;
    }
}
