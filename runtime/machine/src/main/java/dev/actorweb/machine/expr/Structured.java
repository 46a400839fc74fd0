package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists and maps: made in an expression, and looked into.
public sealed interface Structured extends Expr {
    /// `map.field`.
    record Member(Expr map, String field, Position position) implements Structured {
        @Override
        public Type type() {
            return Type.ANY;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = map.eval(env);
            return value instanceof EvalError ? value : Values.member(value, field, position);
        }
    }

    /// `list[index]` or `map[key]`.
    record Index(Expr of, Expr index, Position position) implements Structured {
        @Override
        public Type type() {
            return Type.ANY;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = of.eval(env);
            if (value instanceof EvalError) {
                return value;
            }
            Object key = index.eval(env);
            return key instanceof EvalError ? key : Values.index(value, key, position);
        }
    }

    /// `has(a.b)`: whether a map has a field.
    record Has(Expr field, Position position) implements Structured {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            if (field instanceof Situated.EventField ofEvent) {
                return env.eventData() instanceof UnknownFields
                        ? EvalError.UNKNOWN
                        : (Object) ofEvent.isPresent(env);
            }
            Member member = (Member) field;
            Object map = member.map.eval(env);
            if (map instanceof EvalError) {
                return map;
            }
            return map instanceof Map<?, ?> found
                    ? (Object) found.containsKey(member.field)
                    : new EvalError("has() looks into a map, not into " + Values.noun(map), position);
        }
    }

    /// A list, item by item.
    record ListOf(List<Expr> items, Position position) implements Structured {
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public Type type() {
            return Type.LIST;
        }

        @Override
        public @Nullable Object eval(Env env) {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Expr item : items) {
                Object value = item.eval(env);
                if (value instanceof EvalError) {
                    return value;
                }
                list.add(value);
            }
            return Collections.unmodifiableList(list);
        }
    }

    /// A map; its keys must turn out to be text.
    record MapOf(List<Expr> keys, List<Expr> values, Position position) implements Structured {
        public MapOf {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        @Override
        public Type type() {
            return Type.MAP;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Object key = keys.get(i).eval(env);
                Object value = values.get(i).eval(env);
                if (key instanceof EvalError || value instanceof EvalError) {
                    return key instanceof EvalError ? key : value;
                }
                if (!(key instanceof String text)) {
                    return new EvalError("a key is text, not " + Values.noun(key), position);
                }
                if (map.containsKey(text)) {
                    return new EvalError("the key `" + text + "` is there twice", position);
                }
                map.put(text, value);
            }
            return Collections.unmodifiableMap(map);
        }
    }
}
