package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Cuts a text into tokens; comments and blanks are skipped. Used once.
final class Lexer {
    /// Longer signs first.
    private static final List<String> SIGNS = List.of(">>>=", "...", "===", "!==", ">>>", "**=", "<<=", ">>=",
            "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=",
            "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ".", ";", ",",
            "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=");
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
                throw beyond("template literals are not supported", at);
            } else {
                sign();
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
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            if (at - start < 3 || at - start > 16) {
                throw new Wrong("no number: `" + text.substring(start, at) + "`", places.apply(start), false);
            }
            add(Kind.NUMBER, text.substring(start, at),
                    Values.number((double) Long.parseLong(text, start + 2, at, 16)),
                    start);
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
            case 'u' -> value.append(code(4));
            case '\n' -> {
                // a line that goes on
            }
            default -> value.append(c);
        }
    }

    private char code(int length) throws Wrong {
        int end = at + length;
        for (int i = at; i < end; i++) {
            if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0) {
                throw new Wrong("an escape needs " + length + " hexadecimal digits", places.apply(at), false);
            }
        }
        char code = (char) Integer.parseInt(text, at, end, 16);
        at = end;
        return code;
    }

    private void sign() throws Wrong {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                int start = at;
                at += sign.length();
                add(Kind.SIGN, sign, null, start);
                return;
            }
        }
        throw new Wrong("`" + text.substring(at, text.offsetByCodePoints(at, 1)) + "` means nothing here",
                places.apply(at), false);
    }

    private Wrong beyond(String message, int index) {
        return new Wrong(message, places.apply(index), true);
    }

    private void add(Kind kind, String found, @Nullable Object value, int start) {
        tokens.add(new Token(kind, found, value, start, at, newline));
        newline = false;
    }
}
