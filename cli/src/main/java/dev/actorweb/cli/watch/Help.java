package dev.actorweb.cli.watch;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The keys, in one line and in full.
final class Help {
    private static final String GAP = "   ";

    private Help() {}

    /// A key and what it does.
    ///
    /// @param rank
    ///            where there is no room for all, those of the lowest rank are left out
    private record Hint(int rank, String key, String what) {
        int width() {
            return Cells.width(key) + 1 + Cells.width(what) + GAP.length();
        }
    }

    /// The line at the bottom.
    static Strip keys(Layout.Title title, boolean replay, int width) {
        List<Hint> keys = new ArrayList<>(List.of(new Hint(5, "↑↓", "actor")));
        if (replay) {
            keys.addAll(List.of(new Hint(7, "space", "play"), new Hint(6, "←→", "step"),
                    new Hint(4, "+-", "speed"), new Hint(3, "g", "go to")));
        } else if (title.drivable()) {
            keys.add(new Hint(7, "e", "send"));
        }
        keys.addAll(List.of(new Hint(4, "tab", "pane"), new Hint(2, "/", "filter"),
                new Hint(0, "o", "only it")));
        if (!replay) {
            keys.add(new Hint(1, "p", "pause"));
        }
        keys.addAll(List.of(new Hint(8, "?", "help"), new Hint(9, "q", "quit")));
        return line(keys, width);
    }

    /// The line at the bottom while something is typed.
    static Strip typing(boolean sends, int width) {
        return line(sends
                ? List.of(new Hint(4, "enter", "send"), new Hint(3, "tab", "complete"),
                        new Hint(1, "↑↓", "earlier"), new Hint(2, "esc", "back"))
                : List.of(new Hint(2, "enter", "take it"), new Hint(1, "esc", "leave it")), width);
    }

    private static Strip line(List<Hint> hints, int width) {
        List<Hint> fitting = new ArrayList<>(hints);
        while (fitting.size() > 1
                && fitting.stream().mapToInt(Hint::width).sum() + 1 - GAP.length() > width) {
            fitting.remove(fitting.stream().min(Comparator.comparingInt(Hint::rank)).orElseThrow());
        }
        var strip = new Strip(width).add(" ");
        for (var hint : fitting) {
            strip.add(Style.STRONG, hint.key).add(Style.FAINT, " " + hint.what)
                    .add(hint.equals(fitting.getLast()) ? "" : GAP);
        }
        return strip;
    }

    /// All keys and signs.
    static List<Strip> rows(Layout.Title title, boolean replay, int width) {
        List<String> lines = new ArrayList<>(List.of("", "up, down (k, j)", "select an actor",
                "e, enter", title.drivable()
                        ? "send the selected actor an event; tab completes it"
                        : "off: this only reads (--live drives a running system)",
                "tab", "events, findings of the conformance check, coverage",
                "/", "show only events that contain a text; empty shows all",
                "o", "show only events of the selected actor", "page up, page down", "scroll the lower half",
                "[ ]", "scroll the chart", "end", "back to the latest"));
        if (title.live()) {
            lines.addAll(List.of(":restart, :stop", "instead of an event: restart the actor, or end it"));
        }
        lines.addAll(replay
                ? List.of("space", "play and pause", "left, right (b, n)", "one step back, one step on",
                        "+ -",
                        "faster, slower", "g", "go to a step (120), a part (50%) or a time (1:30)", "home",
                        "to the beginning")
                : List.of("p, space", "pause; what happens meanwhile is shown later"));
        lines.addAll(List.of("ctrl-l", "draw everything anew", "q, ctrl-c", "quit; what is watched goes on",
                "?", "close this help"));
        List<Strip> rows = new ArrayList<>();
        rows.add(new Strip(width));
        for (int i = 1; i + 1 < lines.size(); i += 2) {
            rows.add(new Strip(width).add("  ").add(Style.STRONG, lines.get(i)).to(24).add(lines.get(i + 1)));
        }
        rows.add(new Strip(width));
        rows.add(new Strip(width).add("  ").add(Style.SUCCESS, "● active").add("  ")
                .add(Style.LIT, "» the last transition").add("  entered  ")
                .add(Style.FAINT, "never entered").add("  ▶ begins  ◎ final"));
        rows.add(new Strip(width).add("  ").add(Style.SUCCESS, "→ step").add("   ")
                .add(Style.WARNING, "× event not accepted").add("   ")
                .add(Style.ERROR, "✗ not as the spec says"));
        return rows;
    }
}
