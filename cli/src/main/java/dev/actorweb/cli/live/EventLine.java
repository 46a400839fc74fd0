package dev.actorweb.cli.live;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.watch.EventWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// An event of a running system as a line to read.
final class EventLine {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int WIDTH = 13;

    private EventLine() {}

    /// @param width
    ///            of the column of actors
    static Text of(Map<String, @Nullable Object> event, ZoneId zone, int width) {
        var name = String.valueOf(event.get("event"));
        return Text.of(Style.FAINT, time(event.get("at"), zone) + "  ")
                .column(Style.NAME, String.valueOf(event.get("actor")), width).add("  ")
                .column(style(name), name, WIDTH).add(details(name, event))
                .add(Style.FAINT, event.get("by") == null ? "" : "  from " + event.get("by"));
    }

    private static String time(@Nullable Object micros, ZoneId zone) {
        return micros instanceof Long at
                ? CLOCK.format(Instant.ofEpochSecond(at / 1_000_000, at % 1_000_000 * 1_000).atZone(zone))
                : "";
    }

    private static Style style(String event) {
        return switch (event) {
            case "failed", "escalated", "timed-out", "stalled", "dead-letter" -> Style.ERROR;
            case "restarted", "dropped", "rejected", "refused", "back-pressure" -> Style.WARNING;
            case "transition" -> Style.SUCCESS;
            default -> Style.PLAIN;
        };
    }

    private static String details(String name, Map<String, @Nullable Object> event) {
        return switch (name) {
            case "transition" -> what(event) + ": " + names(event.get("from")) + " → "
                    + names(event.get("to"));
            case "log" -> String.valueOf(event.get("text"));
            case "emitted" -> event.get("name") + " " + event.get("data");
            case "refused" -> refused(String.valueOf(event.get("on")), String.valueOf(event.get("reason")));
            case "failed" -> "during " + event.get("during") + ": " + event.get("cause");
            case "restarted" ->
                "restart " + event.get("restarts") + " after " + EventWords.millis(event.get("pauseMillis"));
            case "stopped", "terminated" -> String.valueOf(event.get("reason"));
            case "escalated", "timed-out" -> String.valueOf(event.get("cause"));
            case "dead-letter" -> event.get("message") + ": " + event.get("cause");
            case "enqueued", "processed", "dropped", "rejected" ->
                String.valueOf(event.get(event.containsKey("text") ? "text" : "message"));
            case "stalled" -> "for " + EventWords.millis(event.get("sinceMillis")) + " in " + event.get("in");
            default -> "";
        };
    }

    private static String what(Map<String, @Nullable Object> event) {
        var from = event.get("from") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.<String>of();
        return EventWords.of(String.valueOf(event.get("on")), from);
    }

    /// The event is named once.
    private static String refused(String event, String reason) {
        var name = "`" + event + "` ";
        return reason.startsWith(name)
                ? event + " " + reason.substring(name.length())
                : event + ": " + reason;
    }

    private static String names(@Nullable Object states) {
        var names = new StringJoiner(", ");
        if (states instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        }
        return names.length() == 0 ? "·" : names.toString();
    }
}
