package dev.actorweb.machine.expr;

import dev.actorweb.machine.expr.Token.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Splits an expression into tokens (CEL's lexis, without bytes, unsigned integers and
/// raw strings).
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /// A character or literal that CEL does not have.
    static final class Bad extends Exception {
        private final int index;

        Bad(String message, int index) {
            super(message, null, false, false);
            this.index = index;
        }

        int index() {
            return index;
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    List<Token> tokens() throws Bad {
        while (skipBlank()) {
            char c = text.charAt(at);
            if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number();
            } else if (isNameStart(c)) {
                name();
            } else if (c == '"' || c == '\'') {
                string(c);
            } else {
                operator(c);
            }
        }
        tokens.add(new Token(Kind.END, "", null, text.length()));
        return tokens;
    }

    private boolean skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/' && text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private void name() {
        int start = at;
        while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        tokens.add(new Token(Kind.NAME, text.substring(start, at), null, start));
    }

    private void number() throws Bad {
        int start = at;
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        boolean decimal = false;
        at += hex ? 2 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean exponent = !hex && (c == 'e' || c == 'E');
            boolean sign = (c == '+' || c == '-') && decimal && isExponent(text.charAt(at - 1)) && !hex;
            boolean point = c == '.' && !hex && at + 1 < text.length() && isDigit(text.charAt(at + 1));
            if (!(isDigit(c) || exponent || sign || point || (hex && HexFormat.isHexDigit(c)))) {
                break;
            }
            decimal |= exponent || point;
            at++;
        }
        String digits = text.substring(start, at);
        if (at < text.length() && isNameStart(text.charAt(at))) {
            throw new Bad("`" + digits + text.charAt(at) + "` is not a number", start);
        }
        tokens.add(new Token(Kind.NUMBER, digits, numberValue(digits, hex, decimal, start), start));
    }

    private static boolean isExponent(char c) {
        return c == 'e' || c == 'E';
    }

    private static Object numberValue(String digits, boolean hex, boolean decimal, int start) throws Bad {
        try {
            if (decimal) {
                return Double.parseDouble(digits);
            }
            // one more than the largest positive number may follow a minus sign
            return hex
                    ? Long.parseLong(digits, 2, digits.length(), 16)
                    : digits.equals("9223372036854775808") ? (Object) Long.MIN_VALUE : Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw new Bad("`" + digits + "` is not a number of 64 bits", start);
        }
    }

    private void string(char quote) throws Bad {
        int start = at;
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new Bad("this text has no closing " + quote, start);
            }
            char c = text.charAt(at++);
            if (c == quote) {
                break;
            }
            if (c == '\\') {
                escape(value);
            } else {
                value.append(c);
            }
        }
        tokens.add(new Token(Kind.STRING, value.toString(), null, start));
    }

    private void escape(StringBuilder value) throws Bad {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000b');
            case '\\', '\'', '"', '`', '?' -> value.append(c);
            case 'x', 'X' -> codePoint(2, value);
            case 'u' -> codePoint(4, value);
            case 'U' -> codePoint(8, value);
            default -> throw new Bad("`\\" + c + "` is no escape", at - 2);
        }
    }

    private void codePoint(int digits, StringBuilder value) throws Bad {
        int code = 0;
        int end = at + digits;
        for (; at < end; at++) {
            boolean hex = at < text.length() && HexFormat.isHexDigit(text.charAt(at));
            if (!hex || code > 0x10FFFF >> 4) {
                throw new Bad("an escape needs " + digits + " hexadecimal digits of a character", at);
            }
            code = code * 16 + HexFormat.fromHexDigit(text.charAt(at));
        }
        if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
            throw new Bad("the escape is no character", end - digits);
        }
        value.appendCodePoint(code);
    }

    private void operator(char c) throws Bad {
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        String operator = switch (two) {
            case "&&", "||", "==", "!=", "<=", ">=" -> two;
            default -> "+-*/%!<>?:()[]{}.,".indexOf(c) >= 0 ? String.valueOf(c) : "";
        };
        if (operator.isEmpty()) {
            String meant = switch (c) {
                case '=' -> "; compare with `==`";
                case '&' -> "; and is `&&`";
                case '|' -> "; or is `||`";
                default -> "";
            };
            throw new Bad("`" + Character.toString(text.codePointAt(at)) + "` means nothing here" + meant,
                    at);
        }
        tokens.add(new Token(Kind.OPERATOR, operator, null, at));
        at += operator.length();
    }
}
