package dev.actorweb.cli.watch;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The keys, in one line and in full.
final class Help {
    private static final String GAP = "   ";
    private static final int COLUMN = 22;

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
    ///
    /// @param hidden
    ///            whether there is more of the chart than is shown
    static Strip keys(Layout.Title title, boolean replay, boolean hidden, int width) {
        List<Hint> keys = new ArrayList<>(List.of(new Hint(5, "↑↓ a", "actor")));
        if (replay) {
            keys.addAll(List.of(new Hint(7, "space", "play"), new Hint(6, "←→", "step"),
                    new Hint(4, "+-", "speed"), new Hint(3, "g", "go to")));
        } else if (title.drivable()) {
            keys.add(new Hint(7, "e", "send"));
        }
        if (hidden) {
            keys.add(new Hint(6, "[ ]", "unfold"));
        }
        keys.addAll(List.of(new Hint(4, "tab", "pane"), new Hint(2, "/", "filter"),
                new Hint(1, "o", "only it")));
        if (!replay) {
            keys.add(new Hint(0, "p", "pause"));
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
        List<Strip> rows = new ArrayList<>();
        rows.add(new Strip(width));
        for (var entry : entries(title, replay)) {
            rows.add(new Strip(width).add("  ").add(Style.STRONG, entry.key).to(COLUMN).add(entry.what));
        }
        rows.add(new Strip(width));
        rows.add(new Strip(width).add("  ").add(Style.ACTIVE, "● active").add("  ")
                .add(Style.LIT, "» the last transition").add("  entered  ")
                .add(Style.FAINT, "never entered").add("  ▶ begins  ◎ final"));
        rows.add(new Strip(width).add("  ").add(Style.SUCCESS, "→ step").add("   ")
                .add(Style.WARNING, "× event not accepted").add("   ")
                .add(Style.ERROR, "✗ not as the spec says").add("   ↻ leads nowhere else"));
        rows.add(new Strip(width).add("  ").add(Style.SUCCESS, "door").add(Style.FAINT, " › ")
                .add(Style.ACTIVE, "open")
                .add("  folded, with the active state in it   ").add(Style.FAINT, "+3")
                .add("  states folded"));
        return rows;
    }

    private record Entry(String key, String what) {}

    private static List<Entry> entries(Layout.Title title, boolean replay) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("up, down (k, j)", "select an actor"));
        entries.add(new Entry("a", "select an actor by its name"));
        if (replay) {
            entries.add(new Entry("space, p", "play and pause"));
            entries.add(new Entry("left, right (b, n)", "one step back, one step on"));
            entries.add(new Entry("+ -", "faster, slower"));
            entries.add(new Entry("g", "go to a step (120), a part (50%) or a time (1:30)"));
            entries.add(new Entry("home, end", "to the beginning, to the latest"));
        } else {
            entries.add(new Entry("e, enter", title.drivable()
                    ? "send the selected actor an event; tab completes it"
                    : "off: this only reads (--live drives a running system)"));
            if (title.live()) {
                entries.add(
                        new Entry(":restart, :stop", "instead of an event: restart the actor, or end it"));
            } else if (title.drivable()) {
                entries.add(new Entry(":done, :fail", "instead of an event: end a service that runs"));
                entries.add(new Entry(":wait 30s", "let time pass at once"));
            }
            entries.add(new Entry("p, space", "pause; what happens meanwhile is shown later"));
        }
        entries.add(new Entry("tab, shift-tab", "events, findings of the conformance check, coverage"));
        entries.add(new Entry("/", "show only events that contain a text; empty shows all"));
        entries.add(new Entry("o", "show only events of the selected actor"));
        entries.add(new Entry("page up, page down", "scroll the lower half"));
        entries.add(new Entry("[ ]", "unfold the state before, the next one; or scroll"));
        if (!replay) {
            entries.add(new Entry("end", "back to the latest"));
        }
        entries.add(new Entry("esc", "all events again, everything where it was"));
        entries.add(new Entry("ctrl-l", "draw everything anew"));
        entries.add(new Entry("ctrl-z", "to the shell; fg comes back"));
        entries.add(new Entry("q, ctrl-c",
                "quit" + (title.mode().startsWith("live") ? "; what is watched goes on" : "")));
        entries.add(new Entry("?", "close this help"));
        return entries;
    }
}
