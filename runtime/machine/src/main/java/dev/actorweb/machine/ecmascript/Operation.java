package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Operators that change nothing.
sealed interface Operation extends Js {
    record Unary(String operator, Js operand, Position position) implements Operation {
        @Override
        public @Nullable Object eval(Env env) {
            if (operator.equals("typeof")) {
                return operand instanceof Js.Undeclared ? "undefined" : Values.typeOf(operand.eval(env));
            }
            Object value = operand.eval(env);
            return switch (operator) {
                case "!" -> !Values.truthy(value);
                case "-" -> Values.number(-Values.toNumber(value));
                case "+" -> Values.number(Values.toNumber(value));
                case "~" -> (long) ~Binary.bits(value);
                default -> Absent.UNDEFINED; // void
            };
        }

        @Override
        public List<Js> parts() {
            return List.of(operand);
        }

        @Override
        public List<Js> sure() {
            return operator.equals("typeof") ? List.of() : parts();
        }
    }

    record Binary(String operator, Js left, Js right, Position position) implements Operation {
        /// Texts do not grow beyond this.
        private static final int LONGEST = 1 << 20;

        @Override
        public Object eval(Env env) {
            Object a = left.eval(env);
            Object b = right.eval(env);
            Frame.spendFor(env, a);
            Frame.spendFor(env, b);
            return apply(operator, a, b, position);
        }

        @Override
        public List<Js> parts() {
            return List.of(left, right);
        }

        static Object apply(String operator, @Nullable Object a, @Nullable Object b, Position position) {
            return switch (operator) {
                case "+" -> add(a, b, position);
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
                case "in" -> in(a, b, position);
                default -> Values.compare(operator, a, b);
            };
        }

        /// The 32 bits of a number, as the operators on bits see it.
        static int bits(@Nullable Object value) {
            double number = Values.toNumber(value);
            return Double.isFinite(number) ? (int) (long) (number % 0x1p32) : 0;
        }

        private static Object add(@Nullable Object left, @Nullable Object right, Position position) {
            Object a = Values.primitive(left);
            Object b = Values.primitive(right);
            if (!(a instanceof String) && !(b instanceof String)) {
                return Values.number(Values.toNumber(a) + Values.toNumber(b));
            }
            String x = Values.text(a);
            String y = Values.text(b);
            if (x.length() + y.length() > LONGEST) {
                throw Thrown.limit("`+` makes a text longer than " + LONGEST, position);
            }
            return x.concat(y);
        }

        private static boolean in(@Nullable Object key, @Nullable Object object, Position position) {
            if (Values.isObject(object)) {
                return Heap.has(object, key);
            }
            throw new Thrown("`in` looks into an object", position);
        }
    }

    /// `&&`, `||` and `??`, which give one of their operands.
    record Logic(String operator, Js left, Js right) implements Operation {
        @Override
        public @Nullable Object eval(Env env) {
            Object first = left.eval(env);
            return isDecided(operator, first) ? first : right.eval(env);
        }

        static boolean isDecided(String operator, @Nullable Object first) {
            return switch (operator) {
                case "&&" -> !Values.truthy(first);
                case "||" -> Values.truthy(first);
                default -> !Absent.isNothing(first);
            };
        }

        @Override
        public List<Js> parts() {
            return List.of(left, right);
        }

        @Override
        public List<Js> sure() {
            return List.of(left);
        }
    }

    record Choice(Js condition, Js then, Js otherwise) implements Operation {
        @Override
        public @Nullable Object eval(Env env) {
            return Values.truthy(condition.eval(env)) ? then.eval(env) : otherwise.eval(env);
        }

        @Override
        public List<Js> parts() {
            return List.of(condition, then, otherwise);
        }

        @Override
        public List<Js> sure() {
            return List.of(condition);
        }
    }

    /// Whether a value counts as true.
    record Truth(Js of) implements Operation {
        @Override
        public Object eval(Env env) {
            return Values.truthy(of.eval(env));
        }

        @Override
        public List<Js> parts() {
            return List.of(of);
        }
    }

    /// `of instanceof Array`, or one of the other kinds there are.
    record InstanceOf(Js of, String kind) implements Operation {
        @Override
        public Object eval(Env env) {
            Object value = of.eval(env);
            return switch (kind) {
                case "Array" -> value instanceof List;
                case "RegExp" -> RegExps.isRegExp(value);
                case "Map", "Set" -> Keyed.is(value, kind.equals("Map"));
                case "Function" -> Values.typeOf(value).equals("function");
                case "Object" -> Values.isObject(value);
                // texts, numbers and truth values are no objects
                default ->
                    kind.endsWith("Error") && value instanceof Map<?, ?> map && map.containsKey("message")
                            && map.get("name") instanceof String name && name.endsWith(kind);
            };
        }

        @Override
        public List<Js> parts() {
            return List.of(of);
        }
    }

    /// A template literal.
    record Template(List<Js> pieces, Position position) implements Operation {
        @Override
        public Object eval(Env env) {
            Object text = "";
            for (Js piece : pieces) {
                text = Binary.add(text, Values.text(piece.eval(env)), position);
                Frame.spendFor(env, text);
            }
            return text;
        }

        @Override
        public List<Js> parts() {
            return pieces;
        }
    }

    /// `first, second`.
    record Sequence(Js first, Js second) implements Operation {
        @Override
        public @Nullable Object eval(Env env) {
            first.eval(env);
            return second.eval(env);
        }

        @Override
        public List<Js> parts() {
            return List.of(first, second);
        }
    }

    /// What stands before `?.`: nothing ends the whole [Chain].
    record Present(Js of) implements Operation {
        @Override
        public Object eval(Env env) {
            Object value = of.eval(env);
            if (value == null || Absent.is(value)) {
                throw new Chain.Ended();
            }
            return value;
        }

        @Override
        public List<Js> parts() {
            return List.of(of);
        }
    }

    /// Names, keys and calls one after the other, with a `?.` among them.
    record Chain(Js of) implements Operation {
        static final class Ended extends RuntimeException {
            private Ended() {
                super(null, null, false, false);
            }
        }

        @Override
        public @Nullable Object eval(Env env) {
            try {
                return of.eval(env);
            } catch (Ended _) {
                return Absent.UNDEFINED;
            }
        }

        @Override
        public List<Js> parts() {
            return List.of(of);
        }
    }
}
