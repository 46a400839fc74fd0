package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.diagram.Marks;
import dev.actorweb.analyzer.diagram.Outline;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import java.util.List;

/// Draws a machine small, for a terminal: its states as a tree, and where each leads.
final class SmallDrawing {
    /// More than this nobody looks at in a terminal.
    private static final int MOST_STATES = 40;
    private static final int MOST_WAYS = 3;
    private static final int WIDEST_NAME = 28;

    private final Terminal terminal;

    SmallDrawing(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Report.Analyzed report) {
        if (report.machine().states().size() - 1 > MOST_STATES) {
            return;
        }
        var lines = Outline.of(report.machine(), Marks.of(report));
        int width = 0;
        for (var line : lines) {
            width = Math.max(width,
                    line.branch().length() + Math.min(WIDEST_NAME, Safe.line(line.name()).length()));
        }
        for (var line : lines) {
            terminal.line(drawn(line, width + 2));
        }
    }

    private static Text drawn(Outline.Line line, int width) {
        var name = Safe.line(line.name());
        var text = Text.of(Style.FAINT, line.branch()).add(style(line.style()), name);
        var ways = ways(line.ways());
        if (!ways.isEmpty()) {
            int room = Math.max(1, width - line.branch().length() - name.length());
            text.add(" ".repeat(room)).add(Style.FAINT, ways);
        }
        return text;
    }

    private static String ways(List<String> ways) {
        var shown = ways.size() <= MOST_WAYS
                ? String.join("   ", ways)
                : String.join("   ", ways.subList(0, MOST_WAYS)) + "   … and " + (ways.size() - MOST_WAYS)
                        + " more";
        return Safe.line(shown);
    }

    private static Style style(String mark) {
        return switch (mark) {
            case "unreachable" -> Style.FAINT;
            case "error" -> Style.ERROR;
            case "warning" -> Style.WARNING;
            default -> Style.NAME;
        };
    }
}
