package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Scalar.Kind;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value in which `${…}` stands for expressions: the parameters of actions and guards, the data
/// of events, input and output. Text without `${` is itself; `$${` is the text `${`.
public sealed interface Template {
    /// The value, or the [EvalError] of the first expression that has none. Never throws.
    @Nullable
    Object eval(Env env);

    /// Whether the value is the same in every environment.
    default boolean isConstant() {
        return this instanceof Constant;
    }

    /// A fixed value: `String`, `Long`, `Double`, `Boolean`, null, or a list or map of these.
    record Constant(@Nullable Object value) implements Template {
        @Override
        public @Nullable Object eval(Env env) {
            return value;
        }
    }

    /// A text that is nothing but one `${…}`: the value of the expression, whatever its type.
    record Computed(Expression expression) implements Template {
        @Override
        public @Nullable Object eval(Env env) {
            return expression.eval(env);
        }
    }

    /// Text with expressions in it: each part is a [Constant] text or a [Computed].
    record Text(List<Template> parts) implements Template {
        public Text {
            parts = List.copyOf(parts);
        }

        @Override
        public Object eval(Env env) {
            StringBuilder text = new StringBuilder();
            for (Template part : parts) {
                Object value = part.eval(env);
                if (value instanceof EvalError) {
                    return value;
                }
                text.append(value instanceof Double number ? Numbers.text(number) : String.valueOf(value));
            }
            return text.toString();
        }
    }

    /// A list, item by item.
    record ListOf(List<Template> items) implements Template {
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public Object eval(Env env) {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Template item : items) {
                Object value = item.eval(env);
                if (value instanceof EvalError) {
                    return value;
                }
                list.add(value);
            }
            return Collections.unmodifiableList(list);
        }
    }

    /// A map, entry by entry.
    record MapOf(Map<String, Template> entries) implements Template {
        public static final MapOf EMPTY = new MapOf(Map.of());

        public MapOf {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Object eval(Env env) {
            if (entries.isEmpty()) {
                return Map.of();
            }
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, Template> entry : entries.entrySet()) {
                Object value = entry.getValue().eval(env);
                if (value instanceof EvalError) {
                    return value;
                }
                map.put(entry.getKey(), value);
            }
            return Collections.unmodifiableMap(map);
        }
    }

    /// Reads a value; expressions that are wrong become problems and count as null.
    public static Template read(Node node, Scope scope, Problems problems) {
        if (node instanceof Mapping mapping) {
            return readMap(mapping, scope, problems);
        }
        if (node instanceof Sequence sequence) {
            List<Template> items = new ArrayList<>();
            for (Node item : sequence.items()) {
                items.add(read(item, scope, problems));
            }
            return new ListOf(items);
        }
        Scalar scalar = (Scalar) node;
        return scalar.kind() == Kind.STRING && scalar.text().contains("${")
                ? readText(scalar, scope, problems)
                : new Constant(scalar.value());
    }

    static MapOf readMap(Mapping mapping, Scope scope, Problems problems) {
        Map<String, Template> entries = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            entries.putIfAbsent(entry.key(), read(entry.value(), scope, problems));
        }
        return new MapOf(entries);
    }

    private static Template readText(Scalar scalar, Scope scope, Problems problems) {
        String text = scalar.text();
        List<Template> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                plain.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = closing(text, at + 2);
                if (end < 0) {
                    problems.error(Expression.PROBLEM, scalar.positionOf(at), "`${` is not closed");
                    return new Constant(null);
                }
                if (!plain.isEmpty()) {
                    parts.add(new Constant(plain.toString()));
                    plain.setLength(0);
                }
                parts.add(Expression.parse(scalar, at + 2, end, scope, problems).<Template>map(Computed::new)
                        .orElse(new Constant(null)));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (parts.isEmpty()) {
            return new Constant(plain.toString());
        }
        if (!plain.isEmpty()) {
            parts.add(new Constant(plain.toString()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Text(parts);
    }

    /// The index of the brace that ends an expression, past nested braces and quoted text; −1 if
    /// there is none.
    private static int closing(String text, int from) {
        int open = 0;
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && open-- == 0) {
                return at;
            }
        }
        return -1;
    }
}
