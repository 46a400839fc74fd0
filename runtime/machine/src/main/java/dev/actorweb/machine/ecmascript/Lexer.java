package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Cuts a text into tokens; comments and blanks are skipped. Used once.
final class Lexer {
    /// Longer signs first.
    private static final List<String> SIGNS = List.of(">>>=", "...", "===", "!==", ">>>", "**=", "<<=", ">>=",
            "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=",
            "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ".", ";", ",",
            "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=");
    /// Words after which an operand follows.
    private static final Set<String> OPERATORS = Set.of("return", "typeof", "case", "in", "of", "void",
            "delete",
            "instanceof", "throw", "else", "do", "new");
    private static final int DEEPEST = 20;
    private final String text;
    private final IntFunction<Position> places;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean newline;

    private Lexer(String text, IntFunction<Position> places) {
        this.text = text;
        this.places = places;
    }

    static List<Token> tokens(String text, IntFunction<Position> places) throws Wrong {
        Lexer lexer = new Lexer(text, places);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws Wrong {
        while (true) {
            skip();
            if (at >= text.length()) {
                add(Kind.END, "", null, at);
                return;
            }
            char c = text.charAt(at);
            if (Character.isLetter(c) || c == '_' || c == '$') {
                name();
            } else if (digit(at) || (c == '.' && digit(at + 1))) {
                number();
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (c == '`') {
                int start = at++;
                skipTemplate(start, 0);
                add(Kind.TEMPLATE, text.substring(start + 1, at - 1), null, start);
            } else if (c == '/' && isOperandNext()) {
                regExp();
            } else {
                sign();
            }
        }
    }

    private boolean isOperandNext() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.getLast();
        return switch (last.kind()) {
            case SIGN -> !last.is(")") && !last.is("]") && !last.is("}");
            case NAME -> OPERATORS.contains(last.text());
            case NUMBER, STRING, TEMPLATE, REGEXP, END -> false;
        };
    }

    /// Skips the rest of a template, with the expressions in it.
    private void skipTemplate(int start, int depth) throws Wrong {
        while (at < text.length() && depth < DEEPEST) {
            char c = text.charAt(at++);
            if (c == '`') {
                return;
            }
            if (c == '\\') {
                at++;
            } else if (c == '$' && at < text.length() && text.charAt(at) == '{') {
                at++;
                skipCode(start, depth);
            }
        }
        throw new Wrong("the template is not closed", places.apply(start), depth >= DEEPEST);
    }

    /// Where an expression within a template ends.
    static int codeEnd(String raw, int from) throws Wrong {
        Lexer lexer = new Lexer(raw, _ -> Position.START);
        lexer.at = from;
        lexer.skipCode(from, 0);
        return Math.max(from, Math.min(lexer.at, raw.length()) - 1);
    }

    /// Skips an expression within a template.
    private void skipCode(int start, int depth) throws Wrong {
        int braces = 1;
        while (at < text.length() && braces > 0) {
            char c = text.charAt(at++);
            switch (c) {
                case '{' -> braces++;
                case '}' -> braces--;
                case '`' -> skipTemplate(start, depth + 1);
                case '\'', '"' -> {
                    while (at < text.length() && text.charAt(at) != c) {
                        at += text.charAt(at) == '\\' ? 2 : 1;
                    }
                    at++;
                }
                default -> {
                    // part of the expression
                }
            }
        }
    }

    private void skip() throws Wrong {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                newline = true;
                at++;
            } else if (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new Wrong("the comment is not closed", places.apply(at), false);
                }
                newline |= text.substring(at, end).indexOf('\n') >= 0;
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private void name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_'
                || text.charAt(at) == '$')) {
            at++;
        }
        add(Kind.NAME, text.substring(start, at), null, start);
    }

    private void number() throws Wrong {
        int start = at;
        int radix = radix();
        if (radix != 10) {
            whole(radix);
            return;
        }
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
            if (digit(at + 1 + sign)) {
                at += 1 + sign;
                digits();
            }
        }
        if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            throw new Wrong("no number: `" + text.substring(start, at + 1) + "`", places.apply(start), false);
        }
        add(Kind.NUMBER, text.substring(start, at),
                Values.number(Double.parseDouble(text.substring(start, at))), start);
    }

    private int radix() {
        char mark = text.charAt(at) == '0' && at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (mark) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private void whole(int radix) throws Wrong {
        int start = at;
        at += 2;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        try {
            add(Kind.NUMBER, text.substring(start, at),
                    Values.number((double) Long.parseLong(text, start + 2, at, radix)), start);
        } catch (NumberFormatException _) {
            throw new Wrong("no number: `" + text.substring(start, at) + "`", places.apply(start), false);
        }
    }

    private void digits() {
        while (digit(at)) {
            at++;
        }
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void string(char quote) throws Wrong {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\n') {
                break;
            }
            if (c == '\\' && at < text.length()) {
                escape(value);
            } else {
                value.append(c);
            }
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw new Wrong("the text is not closed", places.apply(start), false);
        }
        at++;
        add(Kind.STRING, value.toString(), null, start);
    }

    private void regExp() throws Wrong {
        int start = at++;
        boolean bracket = false;
        while (at < text.length() && text.charAt(at) != '\n' && (bracket || text.charAt(at) != '/')) {
            char c = text.charAt(at);
            bracket = c == '[' || (bracket && c != ']');
            at += c == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) != '/') {
            throw new Wrong("the regular expression is not closed", places.apply(start), false);
        }
        int end = at++;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        add(Kind.REGEXP, text.substring(start + 1, end), text.substring(end + 1, at), start);
    }

    /// What is written in a template, between its expressions, as text.
    static String cooked(String raw, IntFunction<Position> places) throws Wrong {
        Lexer lexer = new Lexer(raw, places);
        StringBuilder value = new StringBuilder();
        while (lexer.at < raw.length()) {
            char c = raw.charAt(lexer.at++);
            if (c == '\\' && lexer.at < raw.length()) {
                lexer.escape(value);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void escape(StringBuilder value) throws Wrong {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000B');
            case '0' -> value.append('\0');
            case 'x' -> value.append(code(2));
            case 'u' -> {
                if (at < text.length() && text.charAt(at) == '{') {
                    value.appendCodePoint(codePoint());
                } else {
                    value.append(code(4));
                }
            }
            case '\n' -> {
                // a line that goes on
            }
            default -> value.append(c);
        }
    }

    /// `{1F600}`
    private int codePoint() throws Wrong {
        int start = at;
        int end = text.indexOf('}', at);
        try {
            int code = end < 0 || end - at > 8 ? -1 : Integer.parseInt(text, at + 1, end, 16);
            if (Character.isValidCodePoint(code)) {
                at = end + 1;
                return code;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Wrong("this names no character", places.apply(start), false);
    }

    private char code(int length) throws Wrong {
        int end = at + length;
        for (int i = at; i < end; i++) {
            if (i >= text.length() || !HexFormat.isHexDigit(text.charAt(i))) {
                throw new Wrong("an escape needs " + length + " hexadecimal digits", places.apply(at), false);
            }
        }
        char code = (char) Integer.parseInt(text, at, end, 16);
        at = end;
        return code;
    }

    private void sign() throws Wrong {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at) && !(sign.equals("?.") && digit(at + 2))) {
                int start = at;
                at += sign.length();
                add(Kind.SIGN, sign, null, start);
                return;
            }
        }
        throw new Wrong("`" + text.substring(at, text.offsetByCodePoints(at, 1)) + "` means nothing here",
                places.apply(at), false);
    }

    private void add(Kind kind, String found, @Nullable Object value, int start) {
        tokens.add(new Token(kind, found, value, start, at, newline));
        newline = false;
    }
}
