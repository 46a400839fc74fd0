package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /// @param space
    ///            what lines are indented with: a text, or a number of blanks; null for one line
    static String write(@Nullable Object value, @Nullable Object space) {
        String step = space instanceof Number number
                ? " ".repeat((int) Math.clamp(number.doubleValue(), 0, 10))
                : space instanceof String text ? text.substring(0, Math.min(10, text.length())) : "";
        StringBuilder out = new StringBuilder();
        write(value, step, step.isEmpty() ? "" : "\n", out, 0);
        return out.toString();
    }

    private static void write(@Nullable Object value, String step, String line, StringBuilder out,
            int depth) {
        if (depth > DEEPEST || out.length() > LONGEST) {
            throw Thrown.limit("this is too long or nested too deep for JSON", Position.START);
        }
        String inner = line.isEmpty() ? "" : line + step;
        switch (value) {
            case Map<?, ?> map when Keyed.is(map) -> out.append("{}");
            case Keyed _ -> out.append("{}");
            case Map<?, ?> map -> {
                out.append('{');
                int start = out.length();
                for (String name : Heap.names(map)) {
                    Object field = map.get(name);
                    if (isShown(field)) {
                        out.append(out.length() == start ? "" : ",").append(inner);
                        quote(name, out);
                        out.append(inner.isEmpty() ? ":" : ": ");
                        write(field, step, inner, out, depth + 1);
                    }
                }
                out.append(out.length() == start ? "" : line).append('}');
            }
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ",").append(inner);
                    write(isShown(list.get(i)) ? list.get(i) : null, step, inner, out, depth + 1);
                }
                out.append(list.isEmpty() ? "" : line).append(']');
            }
            case String text -> quote(text, out);
            case Double number when !Double.isFinite(number) -> out.append("null");
            case null -> out.append("null");
            default -> out.append(Values.text(value));
        }
    }

    private static boolean isShown(@Nullable Object value) {
        return value != null && !Values.typeOf(value).equals("function");
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
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
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
