package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.explore.Bounds;
import dev.actorweb.analyzer.explore.Observer;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Progress;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// How far machines are explored, as the command line says it.
final class ExploreOptions {
    private ExploreOptions() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Options.under("Exploration", Options.value("--max-states", "N",
                "explore at most so many states of a machine with its variables, history and timers (250000)")));
        spec.addOption(
                Options.duration("--time-limit", "explore at most so long: 500ms, 30s, 5m (10s)"));
        spec.addOption(Options.value("--bound", "N", "explore at most so many steps from the start"));
        spec.addOption(Options.flag("--no-explore", "judge by structure alone"));
    }

    /// Whether somebody set a bound: then running into it is the result.
    static boolean isBounded(Invocation invocation) {
        return invocation.option("--max-states").isPresent() || invocation.option("--time-limit").isPresent()
                || invocation.option("--bound").isPresent();
    }

    static Bounds bounds(Invocation invocation) {
        var bounds = Bounds.DEFAULT;
        var states = number(invocation, "--max-states", 1);
        if (states.isPresent()) {
            bounds = bounds.withStates(states.get());
        }
        var depth = number(invocation, "--bound", 0);
        if (depth.isPresent()) {
            bounds = bounds.withDepth(depth.get());
        }
        var time = invocation.duration("--time-limit");
        if (time.isPresent()) {
            bounds = bounds.withTime(time.get());
        }
        return bounds;
    }

    private static Optional<Integer> number(Invocation invocation, String option, int least) {
        var text = invocation.option(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text.get().replace("_", ""));
            if (number >= least) {
                return Optional.of(number);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw UserError.usage(option + " needs a whole number from " + least + " to " + Integer.MAX_VALUE
                + ", not '" + Safe.line(text.get()) + "'", "for instance " + option + " 100000");
    }

    /// The analysis, with exploration unless it is switched off.
    static Analysis apply(Analysis analysis, Invocation invocation, Progress progress) {
        return invocation.flag("--no-explore")
                ? analysis
                : analysis.explore(bounds(invocation), GivenOption.of(invocation), observer(progress));
    }

    /// Shows how an exploration goes on.
    static Observer observer(Progress progress) {
        return new Observer() {
            private final long start = System.nanoTime();

            @Override
            public boolean goesOn(int found, int visited, int depth) {
                if ((visited & 0x3fff) == 0x3fff) {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    progress.update(String.format(Locale.ROOT,
                            "exploring: %,d states, %,.0f a second, depth %,d, %,d to do", found,
                            visited / seconds, depth, found - visited));
                }
                return true;
            }
        };
    }
}
