package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the values of expressions are and how they compare.
final class Values {
    private Values() {}

    /// What a message calls a value.
    static String noun(@Nullable Object value) {
        return Type.of(value) == Type.ANY ? "an opaque value" : noun(Type.of(value));
    }

    static String noun(Type type) {
        return switch (type) {
            case ANY -> "anything";
            case NULL -> "null";
            case BOOL -> "a bool";
            case INT -> "an int";
            case DOUBLE -> "a double";
            case STRING -> "a string";
            case LIST -> "a list";
            case MAP -> "a map";
        };
    }

    static @Nullable Object member(@Nullable Object value, String field, Position position) {
        if (!(value instanceof Map<?, ?> map)) {
            return new EvalError("`." + field + "` looks into a map, not into " + noun(value), position);
        }
        Object found = map.get(field);
        return found != null || map.containsKey(field)
                ? found
                : new EvalError("the map has no `" + field + "`", position);
    }

    static @Nullable Object index(@Nullable Object value, @Nullable Object key, Position position) {
        if (value instanceof Map<?, ?> map) {
            if (!(key instanceof String field)) {
                return new EvalError("a map is asked for a string, not for " + noun(key), position);
            }
            return member(map, field, position);
        }
        if (!(value instanceof List<?> list)) {
            return new EvalError("`[…]` looks into a list or a map, not into " + noun(value), position);
        }
        if (!(key instanceof Long at)) {
            return new EvalError("a list is asked for an int, not for " + noun(key), position);
        }
        return at >= 0 && at < list.size()
                ? list.get(at.intValue())
                : new EvalError("the list of " + list.size() + " has no item " + at, position);
    }

    /// Equality as CEL has it: numbers by their value whatever their type, values of different
    /// types never.
    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof Number && b instanceof Number) {
            return isNumber(a) && isNumber(b) && comparesEqual(a, b);
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            return equalLists(left, right);
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            return equalMaps(left, right);
        }
        return a.equals(b);
    }

    private static boolean comparesEqual(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        return !isNaN(a) && !isNaN(b) && compareNumbers(a, b) == 0;
    }

    private static boolean equalLists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!equal(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey()) || !equal(entry.getValue(), right.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof Double;
    }

    static boolean isNaN(@Nullable Object value) {
        return value instanceof Double d && d.isNaN();
    }

    /// Compares numbers by their exact value; neither is NaN.
    static int compareNumbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue() ? 0 : Double.compare(x, y);
        }
        return a instanceof Long x ? compareMixed(x, (Double) b) : -compareMixed((Long) b, (Double) a);
    }

    private static int compareMixed(long x, double y) {
        if (y >= 0x1p63) {
            return -1;
        }
        if (y < -0x1p63) {
            return 1;
        }
        long whole = (long) y;
        return x != whole ? Long.compare(x, whole) : Double.compare(0.0, y - whole);
    }
}
