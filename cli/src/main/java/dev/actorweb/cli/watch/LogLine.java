package dev.actorweb.cli.watch;

import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of the log.
///
/// @param actorWidth
///            the width of the column for actors
record LogLine(Clock clock, int actorWidth) {
    private static final int ARROW = 5;
    /// With less room than this it is not said where a step began.
    private static final int LEAST = 6;

    Strip of(Log.Entry entry, int width) {
        var what = entry.what();
        int time = clock.width(width) + 2;
        var strip = new Strip(width).add(Style.FAINT, clock.show(what.at(), width)).to(time);
        var actor = actor(what);
        strip.add(Style.NAME, Cells.middle(Safe.line(actor), actorWidth)).to(time + 1 + actorWidth);
        switch (what) {
            case Happening.Stepped step -> {
                boolean bad = entry.finding().isPresent();
                strip.add(bad ? Style.ERROR : Style.SUCCESS, bad ? "✗ " : "→ ");
                step(strip, step, width);
            }
            case Happening.Refused refused ->
                strip.add(Style.WARNING, "× " + EventWords.of(refused.event(), List.of()))
                        .add(data(refused.event(), refused.data()))
                        .add(Style.FAINT, "  not accepted in " + states(refused.in()));
            case Happening.Lived lived -> strip.add(style(lived.what()), "· " + lived.what())
                    .add(Style.FAINT, lived.detail().isEmpty() ? "" : "  " + lived.detail());
            case Happening.Missed missed ->
                strip.add(Style.WARNING, "… " + missed.count() + " events not shown");
            case Happening.Noted noted ->
                strip.add(noted.bad() ? Style.ERROR : Style.PLAIN, "› " + noted.text());
        }
        return strip;
    }

    /// What it was, and from where it led to where. Where there is no room for all of that, only
    /// what it left and entered, and of long names their ends.
    private static void step(Strip strip, Happening.Stepped step, int width) {
        boolean own = EventWords.isOwn(step.event());
        strip.add(own ? Style.PLAIN : Style.STRONG, EventWords.of(step.event(), step.from()));
        var data = data(step.event(), step.data());
        var by = step.by().isEmpty() ? "" : "  by " + step.by();
        var from = states(step.from());
        var to = states(step.to());
        int room = width - strip.used() - ARROW;
        if (!fits(data + from + to, room)) {
            from = states(others(step.from(), step.to()));
            to = states(others(step.to(), step.from()));
        }
        if (!fits(data + from + to + by, room)) {
            by = "";
        }
        int needed = Cells.width(Safe.line(from)) + Cells.width(Safe.line(to));
        strip.add(Style.PLAIN, data, Math.max(room / 3, room - needed));
        int left = width - strip.used() - ARROW - Cells.width(Safe.line(to));
        strip.add("  ").add(Style.FAINT, left < LEAST ? "" : end(from, left) + " ").add(Style.FAINT, "→ ");
        strip.add(end(to, width - strip.used())).add(Style.FAINT, by);
    }

    /// The active states that others have not; all of them if there are none.
    private static List<String> others(List<String> states, List<String> not) {
        var others = states.stream().filter(state -> !not.contains(state)).toList();
        return others.isEmpty() ? states : others;
    }

    /// The actor that it is about; empty if it is about none.
    static String actor(Happening what) {
        return switch (what) {
            case Happening.Stepped step -> step.actor();
            case Happening.Refused refused -> refused.actor();
            case Happening.Lived lived -> lived.actor();
            case Happening.Missed _ -> "";
            case Happening.Noted noted -> noted.actor();
        };
    }

    /// What a filter looks at.
    static String text(Happening what) {
        return switch (what) {
            case Happening.Stepped step -> step.actor() + " " + step.event() + " " + states(step.from())
                    + " " + states(step.to());
            case Happening.Refused refused ->
                refused.actor() + " " + refused.event() + " refused " + states(refused.in());
            case Happening.Lived lived -> lived.actor() + " " + lived.what() + " " + lived.detail();
            case Happening.Missed _ -> "missed";
            case Happening.Noted noted -> noted.actor() + " " + noted.text();
        };
    }

    /// What an event carried; of those that the machine makes itself only what a service gave.
    private static String data(String event, Optional<Map<String, @Nullable Object>> data) {
        if (data.isEmpty() || data.get().isEmpty()) {
            return "";
        }
        if (!EventWords.isOwn(event)) {
            Map<String, @Nullable Object> known = new LinkedHashMap<>(data.get());
            known.values().removeIf(Objects::isNull); // declared, and not sent
            return known.isEmpty() ? "" : " " + Payload.text(known);
        }
        var given = data.get().getOrDefault("output", data.get().get("error"));
        return given == null
                ? ""
                : " " + Payload.text(Map.of(EventWords.isDone(event) ? "output" : "error", given));
    }

    static String states(List<String> states) {
        return states.isEmpty() ? "·" : String.join(", ", states);
    }

    /// The states in so many cells: of one name its end, of several as many as there is room for.
    static String states(List<String> states, int cells) {
        return states.size() > 1 ? states(states) : end(states(states), cells);
    }

    private static boolean fits(String text, int cells) {
        return Cells.fits(Safe.line(text), Math.max(0, cells));
    }

    /// Of a name that is too long the end, if it says where a state is; else the middle is
    /// left out.
    private static String end(String text, int cells) {
        var line = Safe.line(text);
        if (cells < 2 || fits(line, cells)) {
            return line;
        }
        if (line.contains(", ")) { // several: as many as there is room for
            return Cells.fit(line, cells);
        }
        return line.indexOf('.') < 0 ? Cells.middle(line, cells) : "…" + Cells.tail(line, cells - 1);
    }

    private static Style style(String what) {
        return switch (what) {
            case "failed", "escalated", "timed-out", "stalled", "dead-letter" -> Style.ERROR;
            case "restarted", "dropped", "rejected", "back-pressure" -> Style.WARNING;
            default -> Style.FAINT;
        };
    }
}
