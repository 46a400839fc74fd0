package dev.actorweb.machine.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes maps, lists and values as JSON: short ones on one line, indented by two blanks else.
final class JsonLayout {
    private static final int WIDTH = 100;
    private final StringBuilder out = new StringBuilder();

    private JsonLayout() {}

    static String of(@Nullable Object value) {
        JsonLayout json = new JsonLayout();
        json.write(value, 0);
        return json.out.append('\n').toString();
    }

    private void write(@Nullable Object value, int indent) {
        String line = line(value);
        boolean nested = value instanceof Map<?, ?> map
                ? !map.isEmpty()
                : value instanceof List<?> list && !list.isEmpty();
        if (!nested || (indent > 0 && line.length() + indent <= WIDTH)) {
            out.append(line);
            return;
        }
        boolean map = value instanceof Map;
        out.append(map ? '{' : '[');
        String separator = "\n";
        if (value instanceof Map<?, ?> entries) {
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                out.append(separator).repeat(' ', indent + 2).append(quoted(String.valueOf(entry.getKey())))
                        .append(": ");
                write(entry.getValue(), indent + 2);
                separator = ",\n";
            }
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                out.append(separator).repeat(' ', indent + 2);
                write(item, indent + 2);
                separator = ",\n";
            }
        }
        out.append('\n').repeat(' ', indent).append(map ? '}' : ']');
    }

    /// The value on one line.
    static String line(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.forEach((key, item) -> text.append(text.length() == 1 ? " " : ", ")
                    .append(quoted(String.valueOf(key))).append(": ").append(line(item)));
            return text.append(text.length() == 1 ? "}" : " }").toString();
        }
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder("[");
            list.forEach(item -> text.append(text.length() == 1 ? "" : ", ").append(line(item)));
            return text.append(']').toString();
        }
        if (value instanceof Raw raw) {
            return quoted(raw.text());
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    /// A text in double quotes, which both JSON and YAML understand.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == '\uFEFF' || c >= '\uFFFE'
                            || c == '\u2028'
                            || c == '\u2029' || isLone(text, i)) {
                        quoted.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
