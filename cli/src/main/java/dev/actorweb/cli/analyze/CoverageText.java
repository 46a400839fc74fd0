package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.yaml.Position;
import java.util.List;

/// Coverage to people: the figures of each machine, and what was missed, each at its place.
final class CoverageText {
    /// So many missed places of a kind are listed; `--verbose` lists all.
    private static final int MOST = 10;
    private final Terminal terminal;
    private final boolean quiet;
    private final boolean verbose;
    private final Least least;

    CoverageText(Invocation invocation, Least least) {
        this.terminal = invocation.terminal();
        this.quiet = invocation.options().quiet();
        this.verbose = invocation.options().verbose();
        this.least = least;
    }

    void print(List<CoverageReport> reports) {
        for (var report : reports) {
            print(report.machine().name(), report);
        }
    }

    /// The coverage of what is called so.
    void print(String name, CoverageReport report) {
        var machine = report.machine();
        var file = machine.machine().file();
        if (!quiet) {
            var line = Text.of(Style.STRONG, Safe.line(name))
                    .add(" (" + Safe.line(file) + "): covered ").add(figure("states", report.states()))
                    .add(", ").add(figure("transitions", report.transitions()));
            report.pairs().ifPresent(pairs -> line.add(", ").add(figure("pairs", pairs)));
            if (report.goals().unreachable() > 0) {
                line.add(Style.FAINT, "; " + report.goals().unreachable()
                        + (report.goals().unreachable() == 1
                                ? " that no run reaches is"
                                : " that no run reaches are")
                        + " left out");
            }
            terminal.line(line);
            missed(report);
        }
        for (var shortfall : least.shortfalls(report)) {
            terminal.line(Text
                    .of(Style.STRONG, Safe.line(file) + ":" + machine.machine().root().position() + ":")
                    .add(" ").add(Style.ERROR, "error").add(" " + shortfall));
        }
    }

    private static String figure(String what, Measure measure) {
        return measure.covered() + " of " + measure.total() + " " + what + " ("
                + Least.number(measure.percent()) + " %)";
    }

    private void missed(CoverageReport report) {
        var machine = report.machine();
        int listed = 0;
        for (var state : report.missedStates()) {
            if (verbose || listed < MOST) {
                line(state.position(), "state", state.name());
            }
            listed++;
        }
        more(listed, "state");
        listed = 0;
        for (int transition : report.missedTransitions()) {
            if (verbose || listed < MOST) {
                line(machine.transition(transition).position(), "transition",
                        TransitionText.full(machine, transition));
            }
            listed++;
        }
        more(listed, "transition");
        if (verbose) {
            for (var pair : report.missedPairs()) {
                line(machine.transition(pair.second()).position(), "pair",
                        TransitionText.of(machine, pair.first()) + ", "
                                + TransitionText.of(machine, pair.second()));
            }
        }
    }

    private void line(Position place, String kind, String name) {
        terminal.line(Text.of("  ").column(Style.FAINT, place.toString(), 8)
                .add("never visited: " + kind + " ").add(Style.NAME, Safe.line(name)));
    }

    private void more(int listed, String kind) {
        if (!verbose && listed > MOST) {
            terminal.line(Text.of("  ").add(Style.FAINT,
                    "and " + Tally.counted(listed - MOST, kind) + " more (--verbose lists all)"));
        }
    }
}
