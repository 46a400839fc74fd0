package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/// The functions of numbers.
final class MathFunctions {
    private static final Set<String> NAMES = Set.of("abs", "acos", "asin", "atan", "atan2", "cbrt", "ceil",
            "cos",
            "cosh", "exp", "expm1", "floor", "hypot", "log", "log10", "log1p", "log2", "max", "min", "pow",
            "round", "sign", "sin", "sinh", "sqrt", "tan", "tanh", "trunc");
    /// The constants of modules.
    static final Map<String, Double> CONSTANTS = Map.ofEntries(Map.entry("Math.PI", Math.PI),
            Map.entry("Math.E", Math.E), Map.entry("Math.LN2", StrictMath.log(2)),
            Map.entry("Math.LN10", StrictMath.log(10)), Map.entry("Math.LOG2E", 1 / StrictMath.log(2)),
            Map.entry("Math.LOG10E", 1 / StrictMath.log(10)), Map.entry("Math.SQRT2", StrictMath.sqrt(2)),
            Map.entry("Math.SQRT1_2", StrictMath.sqrt(0.5)), Map.entry("Number.MAX_SAFE_INTEGER", 0x1p53 - 1),
            Map.entry("Number.MIN_SAFE_INTEGER", 1 - 0x1p53), Map.entry("Number.MAX_VALUE", Double.MAX_VALUE),
            Map.entry("Number.MIN_VALUE", Double.MIN_VALUE), Map.entry("Number.EPSILON", 0x1p-52),
            Map.entry("Number.NaN", Double.NaN),
            Map.entry("Number.POSITIVE_INFINITY", Double.POSITIVE_INFINITY),
            Map.entry("Number.NEGATIVE_INFINITY", Double.NEGATIVE_INFINITY));

    private MathFunctions() {}

    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    static double call(String name, Arguments given) {
        double x = given.number(0);
        return switch (name) {
            case "abs" -> Math.abs(x);
            case "acos" -> StrictMath.acos(x);
            case "asin" -> StrictMath.asin(x);
            case "atan" -> StrictMath.atan(x);
            case "atan2" -> StrictMath.atan2(x, given.number(1));
            case "cbrt" -> StrictMath.cbrt(x);
            case "ceil" -> Math.ceil(x);
            case "cos" -> StrictMath.cos(x);
            case "cosh" -> StrictMath.cosh(x);
            case "exp" -> StrictMath.exp(x);
            case "expm1" -> StrictMath.expm1(x);
            case "floor" -> Math.floor(x);
            case "hypot" -> hypot(given);
            case "log" -> StrictMath.log(x);
            case "log10" -> StrictMath.log10(x);
            case "log1p" -> StrictMath.log1p(x);
            case "log2" -> log2(x);
            case "max" -> extreme(given, Double.NEGATIVE_INFINITY);
            case "min" -> extreme(given, Double.POSITIVE_INFINITY);
            case "pow" -> Math.pow(x, given.number(1));
            case "round" -> Math.floor(x + 0.5);
            case "sign" -> Math.signum(x);
            case "sin" -> StrictMath.sin(x);
            case "sinh" -> StrictMath.sinh(x);
            case "sqrt" -> Math.sqrt(x);
            case "tan" -> StrictMath.tan(x);
            case "tanh" -> StrictMath.tanh(x);
            case "trunc" -> Arguments.truncated(x);
            default -> throw new IllegalStateException("no function: " + name);
        };
    }

    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        return x > 0 && x == Math.scalb(1.0, exponent) ? exponent : StrictMath.log(x) / StrictMath.log(2);
    }

    private static double hypot(Arguments given) {
        double found = 0;
        for (int i = 0; i < given.all().size(); i++) {
            found = StrictMath.hypot(found, given.number(i));
        }
        return found;
    }

    private static double extreme(Arguments given, double start) {
        double found = start;
        for (int i = 0; i < given.all().size(); i++) {
            found = start < 0 ? Math.max(found, given.number(i)) : Math.min(found, given.number(i));
        }
        return found;
    }

    static Object parseInt(String text, int base) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        boolean hexadecimal = (base == 0 || base == 16)
                && (digits.startsWith("0x") || digits.startsWith("0X"));
        int radix = hexadecimal ? 16 : base == 0 ? 10 : base;
        int at = hexadecimal ? 2 : 0;
        if (radix < 2 || radix > 36) {
            return Double.NaN;
        }
        double value = 0;
        int start = at;
        while (at < digits.length() && digits.charAt(at) < 128
                && Character.digit(digits.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(digits.charAt(at++), radix);
        }
        return at == start ? (Object) Double.NaN : Values.number(negative ? -value : value);
    }

    static Object parseFloat(String text) {
        int end = 0;
        for (int at = 1; at <= text.length() && at <= 400; at++) {
            String start = text.substring(0, at);
            if (!Double.isNaN(Values.toNumber(start)) && !start.isBlank() && !start.startsWith("0x")
                    && !start.startsWith("0X")) {
                end = at;
            }
        }
        return end == 0 ? (Object) Double.NaN : Values.number(Values.toNumber(text.substring(0, end)));
    }

    /// A number with that many digits after the point.
    static String fixed(double number, double digits, Position position) {
        if (digits < 0 || digits > 100) {
            throw new Thrown("RangeError", "`toFixed` takes 0 to 100 digits", position);
        }
        return Double.isFinite(number) && Math.abs(number) < 1e21
                ? new BigDecimal(number).setScale((int) digits, RoundingMode.HALF_UP).toPlainString()
                : Values.text(number);
    }
}
