package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Numbers as texts, and texts as numbers.
final class Numerals {
    private static final int LEAST = 2;
    private static final int MOST = 36;
    /// More digits make no number that there is, whatever their base.
    private static final int LONGEST = 1_100;

    private Numerals() {}

    /// The number that a text is, without blanks around it; NaN if it is none.
    static double parse(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.equals("Infinity") || text.equals("+Infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        if (text.equals("-Infinity")) {
            return Double.NEGATIVE_INFINITY;
        }
        int radix = radix(text);
        if (radix != 10) {
            return isWhole(text, radix) ? whole(text.substring(2), radix) : Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /// The number that these digits are, or none.
    static double whole(String digits, int radix) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        int length = digits.length() - start;
        return length == 0
                ? 0
                : length > LONGEST
                        ? Double.POSITIVE_INFINITY
                        : new BigInteger(digits.substring(start), radix).doubleValue();
    }

    private static int radix(String text) {
        char mark = text.charAt(0) == '0' && text.length() > 1 ? text.charAt(1) : ' ';
        return switch (mark) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private static boolean isWhole(String text, int radix) {
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) > 127 || Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return text.length() > 2;
    }

    /// A number in decimals.
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        String shortest = shortest(value);
        return size >= 1e-6 && size < 1e21
                ? new BigDecimal(shortest).stripTrailingZeros().toPlainString()
                : shortest.replace("E-", "e-").replace("E", "e+").replace(".0e", "e");
    }

    /// As few digits as tell the number; Java writes two at least.
    private static String shortest(double value) {
        String text = Double.toString(value);
        int point = text.indexOf('.');
        int exponent = text.indexOf('E');
        if (exponent != point + 2) {
            return text;
        }
        int digit = text.charAt(point - 1) - '0' + (text.charAt(point + 1) >= '5' ? 1 : 0);
        String one = text.substring(0, point - 1) + (digit == 10 ? "1.0E" : digit + ".0E")
                + (Integer.parseInt(text, exponent + 1, text.length(), 10) + digit / 10);
        return Double.parseDouble(one) == value ? one : text;
    }

    /// A number in digits of another base: as many after the point as tell it from its neighbours.
    static String text(double value, double radix, Position position) {
        if (radix < LEAST || radix > MOST) {
            throw new Thrown("RangeError", "`toString` takes a base from 2 to 36", position);
        }
        if (radix == 10 || !Double.isFinite(value)) {
            return text(value);
        }
        double whole = Math.floor(Math.abs(value));
        StringBuilder fraction = new StringBuilder();
        if (addFraction(Math.abs(value), (int) radix, fraction)) {
            whole++;
        }
        return (value < 0 ? "-" : "") + digits(whole, (int) radix)
                + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static String digits(double whole, int radix) {
        StringBuilder digits = new StringBuilder();
        double rest = whole;
        while (Math.getExponent(rest) > 52) {
            rest /= radix;
            digits.append('0');
        }
        do {
            double digit = rest % radix;
            digits.append(Character.forDigit((int) digit, radix));
            rest = (rest - digit) / radix;
        } while (rest > 0);
        return digits.reverse().toString();
    }

    /// Whether the fraction is so near to one that the whole part is to be one more.
    private static boolean addFraction(double value, int radix, StringBuilder digits) {
        double left = value - Math.floor(value);
        double delta = Math.max(Double.MIN_VALUE, 0.5 * (Math.nextUp(value) - value));
        while (left >= delta) {
            left *= radix;
            delta *= radix;
            int digit = (int) left;
            digits.append(Character.forDigit(digit, radix));
            left -= digit;
            boolean up = left > 0.5 || (left == 0.5 && digit % 2 == 1);
            if (up && left + delta > 1) {
                return isCarried(radix, digits);
            }
        }
        return false;
    }

    private static boolean isCarried(int radix, StringBuilder digits) {
        while (!digits.isEmpty()) {
            int last = Character.digit(digits.charAt(digits.length() - 1), radix);
            digits.setLength(digits.length() - 1);
            if (last + 1 < radix) {
                digits.append(Character.forDigit(last + 1, radix));
                return false;
            }
        }
        return true;
    }

    /// A number with that many digits after the point.
    static String fixed(double number, double digits, Position position) {
        if (digits < 0 || digits > 100) {
            throw new Thrown("RangeError", "`toFixed` takes 0 to 100 digits", position);
        }
        if (!Double.isFinite(number) || Math.abs(number) >= 1e21) {
            return text(number);
        }
        String text = new BigDecimal(Math.abs(number)).setScale((int) digits, RoundingMode.HALF_UP)
                .toPlainString();
        return number < 0 ? "-" + text : text;
    }
}
