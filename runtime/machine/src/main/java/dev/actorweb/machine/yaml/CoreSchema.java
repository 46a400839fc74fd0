package dev.actorweb.machine.yaml;

import dev.actorweb.machine.yaml.Node.Scalar.Kind;

/// YAML 1.2's core schema: which plain scalars are numbers, booleans or null (the specification's
/// section 10.3.2). So `on`, `yes` and dates are text, `0777` is seven hundred and seventy-seven and
/// `0o777` is octal.
final class CoreSchema {
    private CoreSchema() {}

    static Kind kindOf(String text) {
        if (text.isEmpty()) {
            return Kind.NULL;
        }
        return switch (text.charAt(0)) {
            case '~', 'n', 'N' -> isNull(text) ? Kind.NULL : Kind.STRING;
            case 't', 'T', 'f', 'F' -> isTrue(text) || isFalse(text) ? Kind.BOOLEAN : Kind.STRING;
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
            default -> Kind.STRING;
        };
    }

    static boolean isTrue(String text) {
        return text.equals("true") || text.equals("True") || text.equals("TRUE");
    }

    private static boolean isFalse(String text) {
        return text.equals("false") || text.equals("False") || text.equals("FALSE");
    }

    private static boolean isNull(String text) {
        return text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
    }

    private static Kind number(String text) {
        if (text.startsWith("0x")) {
            return allDigits(text, 2, 16) ? Kind.INTEGER : Kind.STRING;
        }
        if (text.startsWith("0o")) {
            return allDigits(text, 2, 8) ? Kind.INTEGER : Kind.STRING;
        }
        int start = sign(text);
        if (allDigits(text, start, 10)) {
            return Kind.INTEGER;
        }
        return isNaN(text) || isInfinity(text, start) || isDecimal(text, start) ? Kind.DECIMAL : Kind.STRING;
    }

    private static int sign(String text) {
        return text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
    }

    private static boolean allDigits(String text, int start, int radix) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return start < text.length();
    }

    private static boolean isNaN(String text) {
        return text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN");
    }

    private static boolean isInfinity(String text, int start) {
        return text.length() == start + 4
                && (text.endsWith(".inf") || text.endsWith(".Inf") || text.endsWith(".INF"));
    }

    /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    private static boolean isDecimal(String text, int start) {
        int whole = digits(text, start);
        int at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            at = digits(text, at + 1);
            if (whole == start && at == whole + 1) {
                return false;
            }
        } else if (whole == start) {
            return false;
        }
        return at == text.length() || isExponent(text, at);
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int from = at + 1;
        if (from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
            from++;
        }
        int end = digits(text, from);
        return end > from && end == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    static Object integer(String text) {
        try {
            if (text.startsWith("0x")) {
                return Long.parseLong(text, 2, text.length(), 16);
            }
            if (text.startsWith("0o")) {
                return Long.parseLong(text, 2, text.length(), 8);
            }
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return text.startsWith("0x") || text.startsWith("0o")
                    ? Double.POSITIVE_INFINITY
                    : (Object) Double.parseDouble(text);
        }
    }

    static Double decimal(String text) {
        int start = sign(text);
        if (isNaN(text)) {
            return Double.NaN;
        }
        if (isInfinity(text, start)) {
            return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}
