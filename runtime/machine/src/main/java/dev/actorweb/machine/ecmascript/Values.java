package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ECMAScript's values and their conversions, on the values of expressions: a number that is whole
/// and exact is a `Long`, any other a `Double`; `undefined` is [Absent]; lists and maps are values,
/// equal when their contents are.
final class Values {
    private static final double EXACT = 1L << 53;
    private static final int LONGEST = 1 << 20;

    private Values() {}

    /// The number as it is kept.
    static Object number(double value) {
        return value == Math.rint(value) && Math.abs(value) <= EXACT && (value != 0 || 1 / value > 0)
                ? (Object) (long) value
                : (Object) value;
    }

    static boolean truthy(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
        }
        return value instanceof String text ? !text.isEmpty() : !Absent.isNothing(value);
    }

    static double toNumber(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof String text) {
            return Numerals.parse(TextMethods.trimmed(text));
        }
        if (value instanceof List<?> list && list.size() < 2) {
            return Numerals.parse(TextMethods.trimmed(text(list)));
        }
        return value == null ? 0 : Double.NaN;
    }

    static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (Absent.is(value)) {
            return "undefined";
        }
        if (value instanceof Double number) {
            return Numerals.text(number);
        }
        if (value instanceof List<?> list) {
            return joined(list, ",");
        }
        if (value instanceof Map<?, ?> map && RegExps.isRegExp(map)) {
            return RegExps.text(map);
        }
        if (Keyed.is(value)) {
            return Keyed.is(value, true) ? "[object Map]" : "[object Set]";
        }
        return value instanceof Map<?, ?> map
                ? Functions.text(map).orElse("[object Object]")
                : String.valueOf(value);
    }

    /// The items of a list as one text.
    static String joined(List<?> list, String separator) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            all.append(i == 0 ? "" : separator).append(Absent.isNothing(item) ? "" : text(item));
            if (all.length() > LONGEST) {
                throw Thrown.limit("this makes a text longer than " + LONGEST, Position.START);
            }
        }
        return all.toString();
    }

    /// What a value is, in a message.
    static String kind(@Nullable Object value) {
        return Absent.isNothing(value) ? text(value) : "a value of type " + typeOf(value);
    }

    static String typeOf(@Nullable Object value) {
        if (Absent.is(value)) {
            return "undefined";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Closure || Functions.text(value).isPresent()) {
            return "function";
        }
        return value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "object";
    }

    static boolean strictlyEqual(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        return (a == null || Absent.isNothing(a) || Absent.isNothing(b))
                ? Absent.areIdentical(a, b)
                : a.equals(b);
    }

    static boolean looselyEqual(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null || Absent.is(a) || Absent.is(b)) {
            return Absent.isNothing(a) && Absent.isNothing(b);
        }
        if (typeOf(a).equals(typeOf(b))) {
            return strictlyEqual(a, b);
        }
        if (isObject(a) || isObject(b)) {
            return !(isObject(a) && isObject(b)) && looselyEqual(primitive(a), primitive(b));
        }
        return toNumber(a) == toNumber(b);
    }

    static boolean isObject(@Nullable Object value) {
        return value instanceof List || value instanceof Map || value instanceof Keyed
                || value instanceof Closure;
    }

    static @Nullable Object primitive(@Nullable Object value) {
        return isObject(value) ? text(value) : value;
    }

    /// Whether `a` is before `b` by `<`, `<=`, `>` or `>=`.
    static boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
        Object a = primitive(left);
        Object b = primitive(right);
        if (a instanceof String x && b instanceof String y) {
            return accepts(operator, x.compareTo(y));
        }
        double x = toNumber(a);
        double y = toNumber(b);
        return !Double.isNaN(x) && !Double.isNaN(y) && accepts(operator, x < y ? -1 : x > y ? 1 : 0);
    }

    private static boolean accepts(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
