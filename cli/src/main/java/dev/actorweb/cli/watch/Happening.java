package dev.actorweb.cli.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that was seen of a system. All texts come from other processes and are untrusted.
sealed interface Happening {
    /// In microseconds since 1970; of a simulation, since its start.
    long at();

    /// A state machine took a step.
    ///
    /// @param from
    ///            the atomic states it was in
    /// @param to
    ///            the atomic states it is in
    /// @param taken
    ///            the numbers of the transitions, where they were told
    /// @param data
    ///            what the event carried, where that was told
    /// @param variables
    ///            the machine's, where they were told
    /// @param number
    ///            of the step in its incarnation; 0 where nobody counts
    /// @param by
    ///            the actor that sent the event; empty where nobody knows
    record Stepped(long at, String actor, String machine, String event, List<String> from, List<String> to,
            List<Integer> taken, Optional<Map<String, @Nullable Object>> data,
            Optional<Map<String, @Nullable Object>> variables, long number, String by)
            implements
                Happening {
        public Stepped {
            from = List.copyOf(from);
            to = List.copyOf(to);
            taken = List.copyOf(taken);
        }
    }

    /// A state machine did not accept an event.
    record Refused(long at, String actor, String event, List<String> in, String reason,
            Optional<Map<String, @Nullable Object>> data) implements Happening {
        public Refused {
            in = List.copyOf(in);
        }
    }

    /// Something else became of an actor, by the protocol's name for it.
    record Lived(long at, String actor, String what, String detail) implements Happening {}

    /// So many events were not told: nobody could keep up, or nobody wanted to.
    record Missed(long at, long count) implements Happening {}

    /// Something that the one who watches did.
    record Noted(long at, String actor, String text, boolean bad) implements Happening {}

    /// Reads an event of the inspection protocol; `Missed` comes before it where it says so.
    static List<Happening> of(Map<String, @Nullable Object> event) {
        List<Happening> read = new ArrayList<>(2);
        long at = event.get("at") instanceof Long micros ? micros : 0;
        if (event.get("dropped") instanceof Long dropped && dropped > 0) {
            read.add(new Missed(at, dropped));
        }
        var actor = text(event.get("actor"));
        var what = text(event.get("event"));
        read.add(switch (what) {
            case "transition" -> new Stepped(at, actor, text(event.get("machine")), text(event.get("on")),
                    texts(event.get("from")), texts(event.get("to")), taken(event.get("taken")),
                    fields(event.get("data")), fields(event.get("context")),
                    event.get("step") instanceof Long step ? step : 0, text(event.get("by")));
            case "refused" -> new Refused(at, actor, text(event.get("on")), texts(event.get("in")),
                    text(event.get("reason")), fields(event.get("data")));
            default -> new Lived(at, actor, what, detail(what, event));
        });
        return read;
    }

    private static String detail(String what, Map<String, @Nullable Object> event) {
        return switch (what) {
            case "failed" -> "during " + event.get("during") + ": " + event.get("cause");
            case "restarted" ->
                "restart " + event.get("restarts") + " after " + EventWords.millis(event.get("pauseMillis"));
            case "stopped", "terminated" -> text(event.get("reason"));
            case "escalated", "timed-out" -> text(event.get("cause"));
            case "dead-letter" -> event.get("message") + ": " + event.get("cause");
            case "dropped", "rejected", "enqueued", "processed" ->
                text(event.get(event.containsKey("text") ? "text" : "message"));
            case "emitted" -> text(event.get("name")) + fields(event.get("data"))
                    .filter(data -> !data.isEmpty()).map(data -> " " + Payload.text(data)).orElse("");
            case "stalled" -> "for " + EventWords.millis(event.get("sinceMillis")) + " in " + event.get("in");
            default -> "";
        };
    }

    /// Text, or nothing for null.
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(list.size());
        for (var item : list) {
            texts.add(text(item));
        }
        return texts;
    }

    private static List<Integer> taken(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<Integer> taken = new ArrayList<>(list.size());
        for (var item : list) {
            var number = item instanceof Map<?, ?> map ? map.get("number") : item;
            if (number instanceof Long at && at >= 0 && at < Integer.MAX_VALUE) {
                taken.add(at.intValue());
            }
        }
        return taken;
    }

    static Optional<Map<String, @Nullable Object>> fields(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(text(name), field));
        return Optional.of(fields);
    }
}
