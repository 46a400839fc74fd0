package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events and their data on one line, as people type them and as they are shown, wherever that is:
/// `ORDER {"item":"book"}`. What is shown can be typed again.
public final class EventText {
    private static final int LONGEST = 10_000;
    private final StringBuilder out = new StringBuilder();

    private EventText() {}

    /// An event as it was typed.
    ///
    /// @param problem
    ///            why the data can't be read
    public record Typed(String event, Map<String, @Nullable Object> data, Optional<String> problem) {}

    /// An event with its data, if it has any.
    public static String of(String event, Map<String, ? extends @Nullable Object> data) {
        return data.isEmpty() ? event : event + " " + value(data);
    }

    /// A value, as JSON on one line; of a very long one the beginning.
    public static String value(@Nullable Object value) {
        EventText text = new EventText();
        text.write(value);
        return text.out.length() <= LONGEST ? text.out.toString() : text.out.substring(0, LONGEST) + "…";
    }

    /// Reads a name and, behind it, an object.
    public static Typed read(String text) {
        String typed = text.strip();
        int end = typed.indexOf(' ');
        int brace = typed.indexOf('{');
        if (brace > 0 && (end < 0 || brace < end)) {
            end = brace;
        }
        if (end < 0) {
            return new Typed(typed, Map.of(), Optional.empty());
        }
        String event = typed.substring(0, end);
        var document = YamlReader.read("data", typed.substring(end).strip());
        if (!document.problems().isEmpty()) {
            return new Typed(event, Map.of(), Optional.of(document.problems().getFirst().message()));
        }
        return document.root().orElse(null) instanceof Node.Mapping mapping
                ? new Typed(event, fields(mapping), Optional.empty())
                : new Typed(event, Map.of(), Optional.of("data are an object: {\"field\": value}"));
    }

    private static Map<String, @Nullable Object> fields(Node.Mapping mapping) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> data.put(entry.key(), entry.value().toJava()));
        return data;
    }

    /// The events of a list with commas between them; those within data part nothing.
    public static List<String> split(String list) {
        List<String> events = new ArrayList<>();
        int from = 0;
        int open = 0;
        char quote = 0;
        for (int at = 0; at < list.length(); at++) {
            char c = list.charAt(at);
            if (quote != 0) {
                at += c == '\\' && quote == '"' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (open > 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '{' || c == '[') {
                open++;
            } else if (c == '}' || c == ']') {
                open--;
            } else if (c == ',' && open <= 0) {
                events.add(list.substring(from, at).strip());
                from = at + 1;
            }
        }
        events.add(list.substring(from).strip());
        events.removeIf(String::isEmpty);
        return events;
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case Long number -> out.append(number);
            case Integer number -> out.append(number);
            case Double number when Double.isFinite(number) -> out.append(number);
            case List<?> list -> {
                String before = "[";
                for (Object item : list) {
                    out.append(before);
                    write(item);
                    before = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                String before = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(before);
                    quote(String.valueOf(entry.getKey()));
                    out.append(':');
                    write(entry.getValue());
                    before = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            default -> quote(String.valueOf(value));
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                            || c == '\u2028' || c == '\u2029') {
                        out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
