package dev.actorweb.cli.oplog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON on one line: objects, lists, strings, whole numbers and booleans; nothing else is needed in
/// the log. Every character that is not printable ASCII is escaped, so that raw paths survive.
final class JsonText {
    private static final int DEEPEST = 16;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    static String write(Object value) {
        var out = new StringBuilder(256);
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof String string) {
            quote(out, string);
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (var entry : map.entrySet()) {
                out.append(before);
                quote(out, String.valueOf(entry.getKey()));
                out.append(':');
                append(out, entry.getValue());
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (var element : list) {
                out.append(before);
                append(out, element);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            out.append(value);
        }
    }

    private static void quote(StringBuilder out, String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u").append(Character.forDigit(c >> 12, 16))
                        .append(Character.forDigit(c >> 8 & 15, 16))
                        .append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /// The object that `text` is.
    ///
    /// @throws IllegalArgumentException
    ///             if it is none
    static Map<String, Object> read(String text) {
        var reader = new JsonText(text);
        var value = reader.value(0);
        reader.blanks();
        if (reader.at != text.length() || !(value instanceof Map<?, ?> map)) {
            throw reader.wrong();
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    private Object value(int depth) {
        blanks();
        if (depth > DEEPEST || at >= text.length()) {
            throw wrong();
        }
        char c = text.charAt(at);
        if (c == '"') {
            return string();
        }
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return list(depth);
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return true;
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return false;
        }
        return number();
    }

    private Map<String, Object> object(int depth) {
        var map = new LinkedHashMap<String, Object>();
        at++;
        if (skip('}')) {
            return map;
        }
        do {
            blanks();
            var name = string();
            if (!skip(':')) {
                throw wrong();
            }
            map.put(name, value(depth + 1));
        } while (skip(','));
        if (!skip('}')) {
            throw wrong();
        }
        return map;
    }

    private List<Object> list(int depth) {
        var list = new ArrayList<>();
        at++;
        if (skip(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (skip(','));
        if (!skip(']')) {
            throw wrong();
        }
        return list;
    }

    private Long number() {
        int start = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Long.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private String string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong();
        }
        at++;
        int end = text.indexOf('"', at);
        if (end >= 0 && text.indexOf('\\', at, end) < 0) { // most of a journal, which is read
                                                           // before Java has warmed up
            var plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        var out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw wrong();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong();
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at++);
    }

    private boolean skip(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("not JSON at column " + (at + 1));
    }
}
