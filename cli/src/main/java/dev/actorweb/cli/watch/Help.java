package dev.actorweb.cli.watch;

import dev.actorweb.cli.Style;
import java.util.ArrayList;
import java.util.List;

/// The keys, in one line and in full.
final class Help {
    private Help() {}

    /// The line at the bottom.
    static Strip keys(Layout.Title title, boolean replay, int width) {
        List<String> keys = new ArrayList<>(List.of("↑↓", "actor"));
        if (replay) {
            keys.addAll(List.of("space", "play", "←→", "step", "+-", "speed", "g", "go to"));
        } else if (title.drivable()) {
            keys.addAll(List.of("e", "send event"));
        }
        keys.addAll(List.of("tab", "pane", "/", "filter", "o", "only it"));
        if (!replay) {
            keys.addAll(List.of("p", "pause"));
        }
        keys.addAll(List.of("?", "help", "q", "quit"));
        return line(keys, width);
    }

    /// The line at the bottom while something is typed.
    static Strip typing(int width) {
        return line(List.of("enter", "send", "tab", "complete", "↑↓", "earlier", "esc", "back"), width);
    }

    private static Strip line(List<String> keys, int width) {
        var strip = new Strip(width).add(" ");
        for (int i = 0; i < keys.size(); i += 2) {
            strip.add(Style.STRONG, keys.get(i)).add(Style.FAINT, " " + keys.get(i + 1) + "   ");
        }
        return strip;
    }

    /// All keys and signs.
    static List<Strip> rows(Layout.Title title, boolean replay, int width) {
        List<String> lines = new ArrayList<>(List.of("", "up, down (k, j)", "select an actor",
                "e, enter", title.drivable()
                        ? "send the selected actor an event: NAME {\"field\": value}; tab completes"
                        : "sending is off: this only reads (--live drives a running system)",
                "tab", "events, findings of the conformance check, coverage",
                "/", "show only events that contain a text; empty shows all",
                "o", "show only events of the selected actor", "page up, page down", "scroll below",
                "[ ]", "scroll the chart", "end", "back to the latest"));
        lines.addAll(replay
                ? List.of("space", "play and pause", "left, right (b, n)", "one step back, one step on",
                        "+ -",
                        "faster, slower", "g", "go to a step (120), a part (50%) or a time (1:30)", "home",
                        "to the beginning")
                : List.of("p, space", "pause: look in peace; what happens meanwhile is shown later"));
        lines.addAll(List.of("ctrl-l", "draw everything anew", "q, ctrl-c", "quit; what is watched goes on",
                "?", "close this help"));
        List<Strip> rows = new ArrayList<>();
        rows.add(new Strip(width));
        for (int i = 1; i + 1 < lines.size(); i += 2) {
            rows.add(new Strip(width).add("  ").add(Style.STRONG, lines.get(i)).to(24).add(lines.get(i + 1)));
        }
        rows.add(new Strip(width));
        rows.add(new Strip(width).add("  ").add(Style.SUCCESS, "● active").add("   ")
                .add(Style.LIT, "» the last transition").add("   entered   ")
                .add(Style.FAINT, "never entered").add("   ▶ begins   ◎ final"));
        rows.add(new Strip(width).add("  ").add(Style.SUCCESS, "→ step").add("   ")
                .add(Style.WARNING, "× event not accepted").add("   ")
                .add(Style.ERROR, "✗ not as the spec says"));
        return rows;
    }
}
