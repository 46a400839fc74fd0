package dev.actorweb.machine.ecmascript;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /// A number at the beginning of a text.
    private static final Pattern NUMBER = Pattern
            .compile("[+-]?(?:Infinity|(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?)");

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
            case "exp" -> x == 1 ? Math.E : StrictMath.exp(x);
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
            case "round" -> rounded(x);
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
        if (!(x > 0) || Double.isInfinite(x)) {
            return StrictMath.log(x);
        }
        int exponent = Math.getExponent(x * Math.sqrt(2));
        return exponent + StrictMath.log(Math.scalb(x, -exponent)) / StrictMath.log(2);
    }

    /// The greatest taken out, and the rest added up with what is lost on the way.
    private static double hypot(Arguments given) {
        double greatest = 0;
        boolean isNumber = true;
        for (int i = 0; i < given.all().size(); i++) {
            double size = Math.abs(given.number(i));
            if (Double.isInfinite(size)) {
                return size;
            }
            isNumber &= !Double.isNaN(size);
            greatest = Math.max(greatest, size);
        }
        if (!isNumber || greatest == 0) {
            return isNumber ? 0 : Double.NaN;
        }
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < given.all().size(); i++) {
            double part = given.number(i) / greatest;
            double more = part * part - lost;
            double next = sum + more;
            lost = (next - sum) - more;
            sum = next;
        }
        return Math.sqrt(sum) * greatest;
    }

    private static double rounded(double x) {
        double below = Math.floor(x);
        double nearest = x - below >= 0.5 ? below + 1 : below;
        return nearest == 0 && x < 0 ? -0.0 : nearest;
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
        int start = hexadecimal ? 2 : 0;
        if (radix < 2 || radix > 36) {
            return Double.NaN;
        }
        int end = start;
        while (end < digits.length() && digits.charAt(end) < 128
                && Character.digit(digits.charAt(end), radix) >= 0) {
            end++;
        }
        double value = Numerals.whole(digits.substring(start, end), radix);
        return end == start ? (Object) Double.NaN : Values.number(negative ? -value : value);
    }

    static Object parseFloat(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.lookingAt() ? Values.number(Numerals.parse(number.group())) : (Object) Double.NaN;
    }
}
