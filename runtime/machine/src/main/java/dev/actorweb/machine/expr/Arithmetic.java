package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEL's arithmetic: ints of 64 bits that report overflow, doubles as IEEE 754 has them, and no
/// mixing of the two.
final class Arithmetic {
    /// Strings and lists made by `+` do not grow beyond this; keeps expressions total in
    /// memory too.
    static final int LONGEST = 1 << 20;

    private Arithmetic() {}

    static Object negate(@Nullable Object value, Position position) {
        if (value instanceof Long x) {
            return x == Long.MIN_VALUE ? overflow("-", position) : (Object) (-x);
        }
        return value instanceof Double x
                ? (Object) (-x)
                : new EvalError("`-` takes a number, not " + Values.noun(value), position);
    }

    static Object add(@Nullable Object a, @Nullable Object b, Position position) {
        if (a instanceof Long x && b instanceof Long y) {
            long sum = x + y;
            return ((x ^ sum) & (y ^ sum)) < 0 ? overflow("+", position) : (Object) sum;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        if (a instanceof String x && b instanceof String y) {
            return x.length() + y.length() > LONGEST ? tooLong(position) : x.concat(y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return concat(x, y, position);
        }
        return mismatch("+", a, b, position);
    }

    private static Object concat(List<?> a, List<?> b, Position position) {
        if (a.size() + b.size() > LONGEST) {
            return tooLong(position);
        }
        List<@Nullable Object> all = new ArrayList<>(a);
        all.addAll(b);
        return Collections.unmodifiableList(all);
    }

    static Object subtract(@Nullable Object a, @Nullable Object b, Position position) {
        if (a instanceof Long x && b instanceof Long y) {
            long difference = x - y;
            return ((x ^ y) & (x ^ difference)) < 0 ? overflow("-", position) : (Object) difference;
        }
        return a instanceof Double x && b instanceof Double y
                ? (Object) (x - y)
                : mismatch("-", a, b, position);
    }

    static Object multiply(@Nullable Object a, @Nullable Object b, Position position) {
        if (a instanceof Long x && b instanceof Long y) {
            long product = x * y;
            return Math.multiplyHigh(x, y) != product >> 63 ? overflow("*", position) : (Object) product;
        }
        return a instanceof Double x && b instanceof Double y
                ? (Object) (x * y)
                : mismatch("*", a, b, position);
    }

    static Object divide(@Nullable Object a, @Nullable Object b, Position position) {
        if (a instanceof Long x && b instanceof Long y) {
            if (y == 0) {
                return new EvalError("division by zero", position);
            }
            return x == Long.MIN_VALUE && y == -1 ? overflow("/", position) : (Object) (x / y);
        }
        return a instanceof Double x && b instanceof Double y
                ? (Object) (x / y)
                : mismatch("/", a, b, position);
    }

    static Object remainder(@Nullable Object a, @Nullable Object b, Position position) {
        if (a instanceof Long x && b instanceof Long y) {
            if (y == 0) {
                return new EvalError("division by zero", position);
            }
            return x == Long.MIN_VALUE && y == -1 ? overflow("%", position) : (Object) (x % y);
        }
        return mismatch("%", a, b, position);
    }

    /// Whether `a` is before `b` (negative), equal to it (0) or after it (positive), as a boolean
    /// by `operator`.
    static Object compare(Operator operator, @Nullable Object a, @Nullable Object b, Position position) {
        if (a instanceof String x && b instanceof String y) {
            return operator.accepts(compareText(x, y));
        }
        if (Values.isNumber(a) && Values.isNumber(b) && a != null && b != null) {
            return !Values.isNaN(a) && !Values.isNaN(b) && operator.accepts(Values.compareNumbers(a, b));
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return operator.accepts(Boolean.compare(x, y));
        }
        return mismatch(operator.symbol(), a, b, position);
    }

    /// By code points, not by UTF-16 units.
    private static int compareText(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean sameKind = Character.isSurrogate(x) == Character.isSurrogate(y);
                return sameKind ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static EvalError overflow(String operator, Position position) {
        return new EvalError("`" + operator + "` overflows 64 bits", position);
    }

    private static EvalError tooLong(Position position) {
        return new EvalError("`+` makes a value longer than " + LONGEST, position);
    }

    static EvalError mismatch(String operator, @Nullable Object a, @Nullable Object b, Position position) {
        return new EvalError("`" + operator + "` does not take " + Values.noun(a) + " and " + Values.noun(b),
                position);
    }
}
