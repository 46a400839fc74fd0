package dev.actorweb.runtime.inspect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON value (RFC 8259) from text and writes one: null, `Boolean`, `Long`, `Double`,
/// `String`, `List` and `Map`, the latter in the order of its keys. Nesting is bounded, a key given
/// twice is an error. Its methods may be called from any thread.
public final class JsonText {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /// Reads the text to its end.
    ///
    /// @throws IllegalArgumentException
    ///             with the column, if the text is not one JSON value
    public static @Nullable Object read(String text) {
        var reader = new JsonText(text);
        var value = reader.value(0);
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.wrong("nothing more");
        }
        return value;
    }

    /// Writes a value on one line, in ASCII.
    ///
    /// @throws IllegalArgumentException
    ///             if something in it is none of the values that JSON knows
    public static String write(@Nullable Object value) {
        var out = new StringBuilder(256);
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        if (value instanceof String string) {
            quote(out, string);
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before);
                quote(out, String.valueOf(entry.getKey()));
                out.append(':');
                append(out, entry.getValue());
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object element : list) {
                out.append(before);
                append(out, element);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value == null || value instanceof Boolean || value instanceof Long
                || value instanceof Integer
                || (value instanceof Double number && Double.isFinite(number))) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no JSON: " + value);
        }
    }

    /// Appends a text in quotes; what is not printable ASCII is escaped.
    public static void quote(StringBuilder out, String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                out.append(c);
            } else {
                out.append("\\u").append(Character.forDigit(c >> 12, 16))
                        .append(Character.forDigit(c >> 8 & 15, 16))
                        .append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        out.append('"');
    }

    /// An object that [#read] has made, all of whose keys are text.
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(Map<?, ?> read) {
        return (Map<String, @Nullable Object>) read;
    }

    private @Nullable Object value(int depth) {
        blank();
        if (depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        blank();
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            blank();
            if (peek() != '"') {
                throw wrong("a key");
            }
            int start = at;
            String key = string();
            blank();
            expect(':');
            if (object.containsKey(key)) {
                at = start;
                throw wrong("each key once, not `" + key + "` again");
            }
            object.put(key, value(depth + 1));
            blank();
            if (peek() != ',') {
                expect('}');
                return object;
            }
            at++;
        }
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        blank();
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            array.add(value(depth + 1));
            blank();
            if (peek() != ',') {
                expect(']');
                return array;
            }
            at++;
        }
    }

    private String string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"'
                && text.charAt(at) != '\\') {
            at++;
        }
        if (peek() == '"') { // as most are
            return text.substring(start, at++);
        }
        var string = new StringBuilder().append(text, start, at);
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw wrong("an escape for the control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape, not \\" + c);
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            if (!HexFormat.isHexDigit(c)) {
                throw wrong("four hexadecimal digits");
            }
            code = code * 16 + HexFormat.fromHexDigit(c);
        }
        return (char) code;
    }

    private Object number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        boolean whole = true;
        digits();
        boolean leadingZero = text.charAt(first) == '0' && at > first + 1;
        if (peek() == '.') {
            whole = false;
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (leadingZero) {
            throw wrong("a number without a leading zero");
        }
        String number = text.substring(start, at);
        try {
            return whole ? (Object) Long.valueOf(number) : Double.valueOf(number);
        } catch (NumberFormatException tooLarge) {
            return Double.valueOf(number);
        }
    }

    private void digits() {
        if (peek() < '0' || peek() > '9') {
            throw wrong("a value");
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return meaning;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /// NUL at the end, which no JSON text holds outside of it.
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong("the end of the string");
        }
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("`" + c + "`");
        }
        at++;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "column " + (Math.min(at, text.length()) + 1) + ": expected " + expected);
    }
}
