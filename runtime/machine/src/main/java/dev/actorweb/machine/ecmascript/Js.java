package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tree of an expression; every node evaluates itself, and throws [Thrown] where ECMAScript
/// throws. Within a [Frame] lists and objects can be changed, elsewhere not.
sealed interface Js
        permits
        Js.Literal,
        Js.Variable,
        Js.Undeclared,
        Js.Malformed,
        Js.Event,
        Js.Member,
        Js.ListOf,
        Js.MapOf,
        Js.Spread,
        Js.In,
        Js.Call,
        Js.Changed,
        Operation,
        Dynamic {
    @Nullable
    Object eval(Env env);

    /// The trees that this one consists of.
    default List<Js> parts() {
        return List.of();
    }

    /// The parts that are evaluated whatever happens.
    default List<Js> sure() {
        return parts();
    }

    /// The value; one that an analysis does not know makes everything unknown that is computed
    /// from it.
    static @Nullable Object known(@Nullable Object value) {
        if (value instanceof EvalError error) {
            throw new Thrown(error);
        }
        return value;
    }

    /// The values of some trees, one after the other; a spread one gives several.
    static List<@Nullable Object> all(List<Js> trees, Env env) {
        List<@Nullable Object> values = new ArrayList<>(trees.size());
        for (Js tree : trees) {
            if (tree instanceof Spread spread) {
                values.addAll(Heap.items(spread.of.eval(env), spread.position));
            } else {
                values.add(tree.eval(env));
            }
        }
        Frame.spendFor(env, values);
        return values;
    }

    record Literal(@Nullable Object value) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            return value;
        }
    }

    record Variable(String name, int slot) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            Object value = known(env.variable(slot));
            return env instanceof Frame ? value : Absent.seen(value);
        }
    }

    /// A name that nobody declares.
    record Undeclared(String name, Position position) implements Js {
        @Override
        public Object eval(Env env) {
            throw new Thrown("ReferenceError", Missing.message(name), position);
        }
    }

    /// What is no expression at all; that shows when it is evaluated.
    record Malformed(String message, Position position) implements Js {
        @Override
        public Object eval(Env env) {
            throw new Thrown("SyntaxError", message, position);
        }
    }

    /// `_event`.
    record Event(String location) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            Map<String, @Nullable Object> event = EventData.event(env, location);
            return event == null ? Absent.UNDEFINED : Heap.within(env, event);
        }
    }

    record Member(Js of, Js key, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            if (of instanceof Event event && key instanceof Literal(String field)
                    && !env.eventType().equals(EventData.START)) {
                return Heap.within(env, Absent.seen(known(EventData.field(field, env, event.location))));
            }
            Object owner = of.eval(env);
            Object name = key.eval(env);
            Frame.spendFor(env, name);
            return known(member(owner, name, position));
        }

        @Override
        public List<Js> parts() {
            return List.of(of, key);
        }

        /// What the list that a match gives has besides its items.
        private static final Set<String> MATCH = Set.of("index", "input", "groups");

        /// What an object holds under a name.
        static @Nullable Object field(Map<?, ?> map, String name) {
            Object found = map.get(name);
            return found != null || map.containsKey(name) ? found : Absent.UNDEFINED;
        }

        static @Nullable Object member(@Nullable Object value, @Nullable Object key, Position position) {
            String name = Values.text(key);
            if (value == null || Absent.is(value)) {
                throw new Thrown("`" + name + "` of " + Values.text(value), position);
            }
            if (Keyed.is(value)) {
                return name.equals("size") ? (Object) Keyed.size(value) : Absent.UNDEFINED;
            }
            if (value instanceof Map<?, ?> map) {
                Object found = field(map, name);
                if (Absent.is(found) && RegExps.isRegExp(map)) {
                    throw new Thrown("a regular expression has no `" + name + "` here", position);
                }
                return Absent.is(found) && Dom.isNode(map) ? Dom.property(map, name) : found;
            }
            if (name.equals("length")) {
                return value instanceof String text
                        ? (Object) (long) text.length()
                        : value instanceof List<?> list ? (Object) (long) list.size() : Absent.UNDEFINED;
            }
            if (value instanceof List<?> && MATCH.contains(name)) {
                throw new Thrown("a list has no `" + name + "`: a match here is the list of its parts",
                        position);
            }
            int index = Heap.index(key);
            int size = value instanceof List<?> list
                    ? list.size()
                    : value instanceof String text ? text.length() : 0;
            if (index < 0 || index >= size) {
                return Absent.UNDEFINED;
            }
            return value instanceof List<?> list
                    ? list.get(index)
                    : String.valueOf(((String) value).charAt(index));
        }
    }

    record ListOf(List<Js> items) implements Js {
        @Override
        public Object eval(Env env) {
            return Heap.list(env, all(items, env));
        }

        @Override
        public List<Js> parts() {
            return items;
        }
    }

    /// An object; the value under a null key is spread.
    record MapOf(List<Js> keys, List<Js> values) implements Js {
        @Override
        public Object eval(Env env) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                if (values.get(i) instanceof Spread(var of, var _)) {
                    Object other = of.eval(env);
                    if (!Absent.isNothing(other)) {
                        Heap.fields(other, Position.START)
                                .forEach((name, value) -> map.put(String.valueOf(name), value));
                    }
                } else {
                    map.put(Values.text(keys.get(i).eval(env)), values.get(i).eval(env));
                }
            }
            Frame.spendFor(env, map);
            return Heap.map(env, map);
        }

        @Override
        public List<Js> parts() {
            List<Js> all = new ArrayList<>(keys);
            all.addAll(values);
            return all;
        }
    }

    /// `...of`, among items, arguments and properties.
    record Spread(Js of, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            return of.eval(env);
        }

        @Override
        public List<Js> parts() {
            return List.of(of);
        }
    }

    /// `In('state')`.
    record In(Js state) implements Js {
        @Override
        public Object eval(Env env) {
            return env.in(Values.text(state.eval(env)));
        }

        @Override
        public List<Js> parts() {
            return List.of(state);
        }
    }

    /// A call of one of the [Builtin]s; the receiver of a method is its first argument.
    record Call(Builtin function, List<Js> arguments, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            List<@Nullable Object> given = all(arguments, env);
            return env instanceof Frame frame
                    ? function.apply(frame, given, position)
                    : function.apply(given, position);
        }

        @Override
        public List<Js> parts() {
            return arguments;
        }
    }

    /// The value of a variable with one place in it changed: `a.b[c] = value`.
    record Changed(Js of, List<Js> path, Js value, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            List<@Nullable Object> keys = new ArrayList<>(path.size());
            for (Js key : path) {
                keys.add(key.eval(env));
            }
            return Heap.changed(of.eval(env), keys, value.eval(env), position);
        }

        @Override
        public List<Js> parts() {
            List<Js> all = new ArrayList<>(path);
            all.add(of);
            all.add(value);
            return all;
        }
    }
}
