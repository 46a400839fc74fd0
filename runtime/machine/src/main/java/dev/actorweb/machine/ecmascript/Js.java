package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tree of an expression; every node evaluates itself, and throws [Thrown] where
/// ECMAScript throws.
sealed interface Js {
    @Nullable
    Object eval(Env env);

    /// The value; one that an analysis does not know makes everything unknown that is computed
    /// from it.
    static @Nullable Object known(@Nullable Object value) {
        if (value instanceof EvalError error) {
            throw new Thrown(error);
        }
        return value;
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
            return known(env.variable(slot));
        }
    }

    /// A name that nobody declares.
    record Undeclared(String name, Position position) implements Js {
        @Override
        public Object eval(Env env) {
            throw new Thrown("`" + name + "` is not declared", position);
        }
    }

    /// What is no expression at all; that shows when it is evaluated.
    record Malformed(String message, Position position) implements Js {
        @Override
        public Object eval(Env env) {
            throw new Thrown(message, position);
        }
    }

    /// `_event`.
    record Event(String location) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            return EventData.event(env, location);
        }
    }

    record Member(Js of, Js key, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            if (of instanceof Event event && key instanceof Literal(String field)
                    && !env.eventType().equals(EventData.START)) {
                return known(EventData.field(field, env, event.location));
            }
            return known(member(of.eval(env), key.eval(env), position));
        }

        static @Nullable Object member(@Nullable Object value, @Nullable Object key, Position position) {
            String name = Values.text(key);
            if (value == null) {
                throw new Thrown("`" + name + "` of undefined", position);
            }
            if (value instanceof Map<?, ?> map) {
                Object found = map.get(name);
                return found == null && Dom.isNode(map) ? Dom.property(map, name) : found;
            }
            if (name.equals("length")) {
                return value instanceof String text
                        ? (Object) (long) text.length()
                        : value instanceof List<?> list ? (Object) (long) list.size() : null;
            }
            double index = Values.toNumber(key);
            int size = value instanceof List<?> list
                    ? list.size()
                    : value instanceof String text ? text.length() : 0;
            if (index != Math.rint(index) || index < 0 || index >= size) {
                return null;
            }
            return value instanceof List<?> list
                    ? list.get((int) index)
                    : String.valueOf(((String) value).charAt((int) index));
        }
    }

    record ListOf(List<Js> items) implements Js {
        @Override
        public Object eval(Env env) {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Js item : items) {
                list.add(item.eval(env));
            }
            return Collections.unmodifiableList(list);
        }
    }

    record MapOf(List<Js> keys, List<Js> values) implements Js {
        @Override
        public Object eval(Env env) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(Values.text(keys.get(i).eval(env)), values.get(i).eval(env));
            }
            return Collections.unmodifiableMap(map);
        }
    }

    record Unary(String operator, Js operand, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            if (operator.equals("typeof")) {
                return operand instanceof Undeclared ? "undefined" : Values.typeOf(operand.eval(env));
            }
            Object value = operand.eval(env);
            return switch (operator) {
                case "!" -> !Values.truthy(value);
                case "-" -> Values.number(-Values.toNumber(value));
                case "+" -> Values.number(Values.toNumber(value));
                case "~" -> (long) ~Binary.bits(value);
                default -> null; // void
            };
        }
    }

    record Binary(String operator, Js left, Js right, Position position) implements Js {
        /// Texts and lists do not grow beyond this.
        private static final int LONGEST = 1 << 20;

        @Override
        public Object eval(Env env) {
            return apply(left.eval(env), right.eval(env));
        }

        private Object apply(@Nullable Object a, @Nullable Object b) {
            return switch (operator) {
                case "+" -> add(a, b);
                case "-" -> Values.number(Values.toNumber(a) - Values.toNumber(b));
                case "*" -> Values.number(Values.toNumber(a) * Values.toNumber(b));
                case "/" -> Values.number(Values.toNumber(a) / Values.toNumber(b));
                case "%" -> Values.number(Values.toNumber(a) % Values.toNumber(b));
                case "**" -> Values.number(Math.pow(Values.toNumber(a), Values.toNumber(b)));
                case "==" -> Values.looselyEqual(a, b);
                case "!=" -> !Values.looselyEqual(a, b);
                case "===" -> Values.strictlyEqual(a, b);
                case "!==" -> !Values.strictlyEqual(a, b);
                case "&" -> (long) (bits(a) & bits(b));
                case "|" -> (long) (bits(a) | bits(b));
                case "^" -> (long) (bits(a) ^ bits(b));
                case "<<" -> (long) (bits(a) << bits(b));
                case ">>" -> (long) (bits(a) >> bits(b));
                case ">>>" -> (bits(a) & 0xFFFFFFFFL) >>> (bits(b) & 31);
                case "in" -> in(a, b);
                default -> Values.compare(operator, a, b);
            };
        }

        /// The 32 bits of a number, as the operators on bits see it.
        static int bits(@Nullable Object value) {
            double number = Values.toNumber(value);
            return Double.isFinite(number) ? (int) (long) number : 0;
        }

        private Object add(@Nullable Object left, @Nullable Object right) {
            Object a = Values.primitive(left);
            Object b = Values.primitive(right);
            if (!(a instanceof String) && !(b instanceof String)) {
                return Values.number(Values.toNumber(a) + Values.toNumber(b));
            }
            String x = Values.text(a);
            String y = Values.text(b);
            if (x.length() + y.length() > LONGEST) {
                throw new Thrown("`+` makes a text longer than " + LONGEST, position);
            }
            return x.concat(y);
        }

        private boolean in(@Nullable Object key, @Nullable Object object) {
            if (object instanceof Map<?, ?> map) {
                return map.containsKey(Values.text(key));
            }
            if (object instanceof List<?> list) {
                double index = Values.toNumber(key);
                return index == Math.rint(index) && index >= 0 && index < list.size();
            }
            throw new Thrown("`in` looks into an object", position);
        }
    }

    /// `&&`, `||` and `??`, which give one of their operands.
    record Logic(String operator, Js left, Js right) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            Object first = left.eval(env);
            boolean decided = switch (operator) {
                case "&&" -> !Values.truthy(first);
                case "||" -> Values.truthy(first);
                default -> first != null;
            };
            return decided ? first : right.eval(env);
        }
    }

    record Choice(Js condition, Js then, Js otherwise) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            return Values.truthy(condition.eval(env)) ? then.eval(env) : otherwise.eval(env);
        }
    }

    /// Whether a value counts as true.
    record Truth(Js of) implements Js {
        @Override
        public Object eval(Env env) {
            return Values.truthy(of.eval(env));
        }
    }

    /// `In('state')`.
    record In(Js state) implements Js {
        @Override
        public Object eval(Env env) {
            return env.in(Values.text(state.eval(env)));
        }
    }

    /// A call of one of the [Builtin]s; the receiver of a method is its first argument.
    record Call(Builtin function, List<Js> arguments, Position position) implements Js {
        @Override
        public @Nullable Object eval(Env env) {
            List<@Nullable Object> values = new ArrayList<>(arguments.size());
            for (Js argument : arguments) {
                values.add(argument.eval(env));
            }
            return function.apply(values, position);
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
            return changed(of.eval(env), keys, 0, value.eval(env));
        }

        private @Nullable Object changed(@Nullable Object at, List<@Nullable Object> keys, int depth,
                @Nullable Object put) {
            if (depth == keys.size()) {
                return put;
            }
            Object key = keys.get(depth);
            if (at instanceof List<?> list) {
                return inList(list, key, keys, depth, put);
            }
            if (!(at instanceof Map<?, ?> map)) {
                throw new Thrown("`" + Values.text(key) + "` cannot be set in a value of type "
                        + Values.typeOf(at), position);
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
            String name = Values.text(key);
            copy.put(name, changed(copy.get(name), keys, depth + 1, put));
            return Collections.unmodifiableMap(copy);
        }

        private Object inList(List<?> list, @Nullable Object key, List<@Nullable Object> keys, int depth,
                @Nullable Object put) {
            double index = Values.toNumber(key);
            if (index != Math.rint(index) || index < 0 || index > list.size()) {
                throw new Thrown("a list of " + list.size() + " has no place `" + Values.text(key) + "`",
                        position);
            }
            List<@Nullable Object> copy = new ArrayList<>(list);
            if ((int) index == copy.size()) {
                copy.add(null);
            }
            copy.set((int) index, changed(copy.get((int) index), keys, depth + 1, put));
            return Collections.unmodifiableList(copy);
        }
    }
}
