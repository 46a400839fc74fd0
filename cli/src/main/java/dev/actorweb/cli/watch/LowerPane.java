package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.machine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lower half of the screen: the log, the findings, or what was covered.
record LowerPane(Board board, Look look, Clock clock) {
    List<Strip> rows(int width, int height) {
        return switch (look.pane) {
            case EVENTS -> events(width, height);
            case FINDINGS -> findings(width, height);
            case COVERAGE -> coverage(width, height);
        };
    }

    // ---- events

    private List<Strip> events(int width, int height) {
        List<Strip> rows = new ArrayList<>();
        int left = look.back;
        var line = new LogLine(clock, actorWidth(width));
        for (var entry : board.latest()) {
            if (rows.size() == height) {
                break;
            }
            if (wanted(entry) && left-- <= 0) {
                rows.addFirst(line.of(entry, width));
            }
        }
        if (rows.isEmpty()) {
            rows.add(new Strip(width).add(Style.FAINT, look.filter.isEmpty() && !look.onlySelected
                    ? "nothing has happened yet"
                    : "nothing that fits the filter"));
        }
        return rows;
    }

    private int actorWidth(int width) {
        int widest = 6;
        for (var actor : board.actors()) {
            widest = Math.max(widest, actor.path().length());
        }
        return Math.min(widest, Math.max(8, width / 5));
    }

    private boolean wanted(Board.Entry entry) {
        if (look.onlySelected && !LogLine.actor(entry.what()).equals(look.selected)) {
            return false;
        }
        return look.filter.isEmpty() || LogLine.text(entry.what()).toLowerCase(Locale.ROOT)
                .contains(look.filter.toLowerCase(Locale.ROOT));
    }

    // ---- findings

    private List<Strip> findings(int width, int height) {
        List<Strip> all = new ArrayList<>();
        for (var finding : board.conformance().findings().reversed()) {
            var text = Safe.line(finding.message());
            all.add(new Strip(width).add(Style.ERROR, "✗ ").add(Style.FAINT, finding.rule() + " ")
                    .add(text));
            for (int at = width - 8; at < text.length(); at += width - 4) {
                all.add(new Strip(width)
                        .add("    " + text.substring(at, Math.min(text.length(), at + width - 4))));
            }
            finding.hint().ifPresent(hint -> all.add(new Strip(width).add(Style.FAINT, "    " + hint)));
        }
        if (all.isEmpty()) {
            boolean judged = board.actors().stream().anyMatch(actor -> actor.spec().isPresent());
            all.add(new Strip(width).add(judged ? Style.SUCCESS : Style.FAINT, judged
                    ? "✓ every step conforms to its spec"
                    : "no actor has shown its spec; nothing is checked"));
        }
        return window(all, height);
    }

    // ---- coverage

    private List<Strip> coverage(int width, int height) {
        List<Strip> all = new ArrayList<>();
        for (var report : board.conformance().coverage()) {
            all.add(new Strip(width).add(Style.NAME, report.machine().name()).add("  ")
                    .add(Measures.bar(report, 20))
                    .add("  ").add(Measures.text(report)));
            missed(report, width, all);
        }
        if (all.isEmpty()) {
            all.add(new Strip(width).add(Style.FAINT, "no actor has shown its spec"));
        }
        return window(all, height);
    }

    private static void missed(CoverageReport report, int width, List<Strip> all) {
        List<String> names = new ArrayList<>();
        for (State state : report.missedStates()) {
            names.add(state.name());
        }
        if (!names.isEmpty()) {
            all.add(new Strip(width).add(Style.FAINT, "  not entered: " + String.join(", ", names)));
        }
        List<String> ways = new ArrayList<>();
        for (int transition : report.missedTransitions()) {
            ways.add(report.machine().source(transition).key() + " → "
                    + LogLine.states(report.machine().targets(transition).stream().map(State::key).toList()));
        }
        if (!ways.isEmpty()) {
            all.add(new Strip(width).add(Style.FAINT, "  not taken: " + String.join(", ", ways)));
        }
    }

    private List<Strip> window(List<Strip> all, int height) {
        int from = Math.clamp(look.back, 0, Math.max(0, all.size() - height));
        return all.subList(from, Math.min(all.size(), from + height));
    }
}
