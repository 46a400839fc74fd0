package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import java.util.List;

/// How much was covered, for people.
final class Measures {
    private Measures() {}

    /// The width of the longest name of a machine.
    static int widest(List<CoverageReport> reports) {
        int widest = 0;
        for (var report : reports) {
            widest = Math.max(widest, Cells.width(Safe.line(report.machine().name())));
        }
        return widest;
    }

    static String text(CoverageReport report) {
        return "states " + text(report.states()) + "  transitions " + text(report.transitions());
    }

    /// States and transitions together, in few words.
    static String part(CoverageReport report) {
        var all = report.states().plus(report.transitions());
        return "covered " + all.covered() + "/" + all.total();
    }

    private static String text(Measure measure) {
        return measure.covered() + "/" + measure.total();
    }

    /// A bar of so many cells for states and transitions together.
    static Strip bar(CoverageReport report, int cells) {
        var all = report.states().plus(report.transitions());
        int full = all.total() == 0 ? cells : (int) ((long) cells * all.covered() / all.total());
        return new Strip(cells).add(Style.SUCCESS, "█".repeat(full)).add(Style.FAINT,
                "─".repeat(cells - full));
    }
}
