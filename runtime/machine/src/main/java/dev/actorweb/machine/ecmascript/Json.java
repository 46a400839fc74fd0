package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    /// As `JSON.parse` reads it.
    static @Nullable Object read(String text, Position position) {
        try {
            Tokens tokens = new Tokens(text, _ -> position);
            Object value = value(tokens, 0);
            if (tokens.atEnd()) {
                return value;
            }
        } catch (Wrong _) {
            // said below
        }
        throw new Thrown("SyntaxError", "this is no JSON", position);
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

    private static @Nullable Object value(Tokens tokens, int depth) throws Wrong {
        Token token = tokens.next();
        if (depth > DEEPEST) {
            throw tokens.unexpected();
        }
        return switch (token.kind()) {
            case NUMBER -> token.value();
            case STRING -> text(tokens, token);
            case NAME -> switch (token.text()) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> throw tokens.unexpected();
            };
            case SIGN -> switch (token.text()) {
                case "-" -> Values.number(-Values.toNumber(number(tokens)));
                case "[" -> list(tokens, depth);
                case "{" -> map(tokens, depth);
                default -> throw tokens.unexpected();
            };
            case TEMPLATE, REGEXP, END -> throw tokens.unexpected();
        };
    }

    private static @Nullable Object number(Tokens tokens) throws Wrong {
        if (tokens.peek().kind() != Token.Kind.NUMBER) {
            throw tokens.unexpected();
        }
        return tokens.next().value();
    }

    private static String text(Tokens tokens, Token token) throws Wrong {
        if (token.kind() != Token.Kind.STRING || !tokens.isDoublyQuoted(token)) {
            throw tokens.unexpected();
        }
        return token.text();
    }

    private static List<@Nullable Object> list(Tokens tokens, int depth) throws Wrong {
        List<@Nullable Object> items = new ArrayList<>();
        if (!tokens.take("]")) {
            do {
                items.add(value(tokens, depth + 1));
            } while (tokens.take(","));
            tokens.expect("]");
        }
        return Collections.unmodifiableList(items);
    }

    private static Map<String, @Nullable Object> map(Tokens tokens, int depth) throws Wrong {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!tokens.take("}")) {
            do {
                String key = text(tokens, tokens.next());
                tokens.expect(":");
                fields.put(key, value(tokens, depth + 1));
            } while (tokens.take(","));
            tokens.expect("}");
        }
        return Collections.unmodifiableMap(fields);
    }
}
