package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON as `JSON.parse` does: nothing but what the standard allows. Used once.
final class JsonText {
    private static final int DEEPEST = 200;
    private static final String BLANKS = " \t\n\r";
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private final String text;
    private final Position position;
    private int at;

    private JsonText(String text, Position position) {
        this.text = text;
        this.position = position;
    }

    static @Nullable Object read(String text, Position position) {
        JsonText json = new JsonText(text, position);
        Object value = json.value(0);
        if (json.peek() != 0 || json.at < text.length()) {
            throw json.none();
        }
        return value;
    }

    private Thrown none() {
        return new Thrown("SyntaxError", "this is no JSON", position);
    }

    /// The next character that is no blank; 0 at the end.
    private char peek() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char sign) {
        if (peek() != sign) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char sign) {
        if (!take(sign)) {
            throw none();
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw none();
        }
        return switch (peek()) {
            case '{' -> map(depth);
            case '[' -> list(depth);
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw none();
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        at += at < text.length() && text.charAt(at) == '-' ? 1 : 0;
        int whole = at;
        digits();
        if (text.charAt(whole) == '0' && at > whole + 1) {
            throw none();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? 1 : 0;
            digits();
        }
        return Values.number(Double.parseDouble(text.substring(start, at)));
    }

    /// One digit at least.
    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw none();
        }
    }

    private String text() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw none();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw none();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        if (c != 'u') {
            int which = ESCAPED.indexOf(c);
            if (which < 0) {
                throw none();
            }
            return MEANT.charAt(which);
        }
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() && text.charAt(at) < 128
                    ? Character.digit(text.charAt(at), 16)
                    : -1;
            if (digit < 0) {
                throw none();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private List<@Nullable Object> list(int depth) {
        expect('[');
        List<@Nullable Object> items = new ArrayList<>();
        if (!take(']')) {
            do {
                items.add(value(depth + 1));
            } while (take(','));
            expect(']');
        }
        return Collections.unmodifiableList(items);
    }

    private Map<String, @Nullable Object> map(int depth) {
        expect('{');
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!take('}')) {
            do {
                if (peek() != '"') {
                    throw none();
                }
                String key = text();
                expect(':');
                fields.put(key, value(depth + 1));
            } while (take(','));
            expect('}');
        }
        return Collections.unmodifiableMap(fields);
    }
}
