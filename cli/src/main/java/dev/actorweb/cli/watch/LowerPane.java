package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.machine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lower half of the screen: the log, the findings, or what was covered.
///
/// @param drivable
///            whether events can be sent
record LowerPane(Board board, Look look, Clock clock, boolean drivable) {
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
        for (var entry : board.log().latest()) {
            if (rows.size() == height) {
                break;
            }
            if (wanted(entry) && left-- <= 0) {
                rows.addFirst(line.of(entry, width));
            }
        }
        if (rows.isEmpty()) {
            rows.add(new Strip(width).add(Style.FAINT, empty()));
        }
        return rows;
    }

    private String empty() {
        if (board.log().count() == 0) {
            return "nothing has happened yet" + (drivable ? "; e sends an event" : "");
        }
        return "nothing" + (look.filter.isEmpty() ? "" : " with `" + look.filter + "`")
                + (look.onlySelected ? " of " + look.selected : "") + " yet; esc shows all";
    }

    private int actorWidth(int width) {
        int widest = 6;
        for (var actor : board.actors()) {
            widest = Math.max(widest, Cells.width(actor.path()));
        }
        return Math.min(widest, Math.max(8, width / 5));
    }

    private boolean wanted(Log.Entry entry) {
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
        var reports = board.conformance().coverage();
        int names = Math.min(width / 3, Measures.widest(reports));
        for (var report : reports) {
            all.add(new Strip(width).add(Style.NAME, report.machine().name(), names).to(names + 2)
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
        list("  not entered: ", names, width, all);
        List<String> ways = new ArrayList<>();
        for (int transition : report.missedTransitions()) {
            ways.add(TransitionText.of(report.machine(), transition));
        }
        list("  not taken: ", ways, width, all);
    }

    /// Some words one after the other, in as many lines as they need.
    private static void list(String heading, List<String> words, int width, List<Strip> all) {
        var line = new Strip(width).add(Style.FAINT, heading);
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i) + (i + 1 < words.size() ? ", " : "");
            if (i > 0 && line.used() + Cells.width(word) > width) {
                all.add(line);
                line = new Strip(width).to(4);
            }
            line.add(Style.FAINT, word);
        }
        if (!words.isEmpty()) {
            all.add(line);
        }
    }

    private List<Strip> window(List<Strip> all, int height) {
        int from = Math.clamp(look.back, 0, Math.max(0, all.size() - height));
        return all.subList(from, Math.min(all.size(), from + height));
    }
}
