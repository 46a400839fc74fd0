package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values as JSON.
final class Json {
    private static final int DEEPEST = 200;
    private static final int LONGEST = 1 << 20;

    private Json() {}

    /// As `JSON.stringify` writes it.
    static String write(@Nullable Object value) {
        return write(value, null);
    }

    /// What is written in place of what a list or an object holds under a name.
    @FunctionalInterface
    interface Chooser {
        @Nullable
        Object chosen(@Nullable Object holder, String name, @Nullable Object value);
    }

    /// @param space
    ///            what lines are indented with: a text, or a number of blanks; null for one line
    static String write(@Nullable Object value, @Nullable Object space) {
        return write(value, space, null, (_, _, field) -> field);
    }

    /// As `JSON.stringify` writes it with a list of names.
    ///
    /// @param names
    ///            the fields that are written, in this order; null for all
    static String write(@Nullable Object value, @Nullable Object space, @Nullable Set<String> names,
            Chooser chooser) {
        String step = space instanceof Number number
                ? " ".repeat((int) Math.clamp(number.doubleValue(), 0, 10))
                : space instanceof String text ? text.substring(0, Math.min(10, text.length())) : "";
        Writing writing = new Writing(step, names, chooser, new StringBuilder());
        writing.write(value, step.isEmpty() ? "" : "\n", 0);
        return writing.out.toString();
    }

    private record Writing(String step, @Nullable Set<String> names, Chooser chooser, StringBuilder out) {
        void write(@Nullable Object value, String line, int depth) {
            if (depth > DEEPEST || out.length() > LONGEST) {
                throw Thrown.limit("this is too long or nested too deep for JSON", Position.START);
            }
            switch (value) {
                case Map<?, ?> map -> object(map, line, depth);
                case List<?> list -> list(list, line, depth);
                case Keyed _ -> out.append("{}");
                case String text -> quote(text, out);
                case Double number when !Double.isFinite(number) -> out.append("null");
                case null -> out.append("null");
                default -> out.append(Values.text(value));
            }
        }

        private void object(Map<?, ?> map, String line, int depth) {
            String inner = line.isEmpty() ? "" : line + step;
            out.append('{');
            int start = out.length();
            for (String name : names == null ? Heap.names(Heap.fields(map, Position.START)) : names) {
                Object field = map.containsKey(name)
                        ? chooser.chosen(map, name, map.get(name))
                        : Absent.UNDEFINED;
                if (isShown(field)) {
                    out.append(out.length() == start ? "" : ",").append(inner);
                    quote(name, out);
                    out.append(inner.isEmpty() ? ":" : ": ");
                    write(field, inner, depth + 1);
                }
            }
            out.append(out.length() == start ? "" : line).append('}');
        }

        private void list(List<?> list, String line, int depth) {
            String inner = line.isEmpty() ? "" : line + step;
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",").append(inner);
                Object item = chooser.chosen(list, String.valueOf(i), list.get(i));
                write(isShown(item) ? item : null, inner, depth + 1);
            }
            out.append(list.isEmpty() ? "" : line).append(']');
        }
    }

    /// Whether there is JSON for a value.
    static boolean isShown(@Nullable Object value) {
        return !Absent.is(value) && !Values.typeOf(value).equals("function");
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || isLonely(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// Whether this is one half of a character without the other.
    private static boolean isLonely(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c)
                        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /// What a function makes of all that was read, from the inside out.
    static @Nullable Object revived(Object holder, String key, Chooser chooser, Position position) {
        Object value = Js.Member.member(holder, key, position);
        if (value instanceof Heap.Fields || value instanceof Heap.Items) {
            for (String name : Heap.names(Heap.fields(value, position))) {
                Object made = revived(value, name, chooser, position);
                if (Absent.is(made) && value instanceof Heap.Fields fields) {
                    fields.remove(name);
                } else {
                    Heap.put(value, name, made, position);
                }
            }
        }
        return chooser.chosen(holder, key, value);
    }
}
