package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.cli.Style;

/// How much was covered, for people.
final class Measures {
    private Measures() {}

    static String text(CoverageReport report) {
        return "states " + text(report.states()) + "  transitions " + text(report.transitions());
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
