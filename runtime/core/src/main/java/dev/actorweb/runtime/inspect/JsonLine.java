package dev.actorweb.runtime.inspect;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON into bytes that are kept and used again, without anything in between: a watched
/// system may report a million events in a second. Control characters and all beyond ASCII that a
/// terminal might obey are escaped, so that a line can be shown as it is. Not thread-safe.
final class JsonLine {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd',
            'e', 'f'};
    private static final int DEEPEST = 64;

    private byte[] bytes;
    private int length;
    /// Whether the next key or value needs a comma before it.
    private boolean comma;

    JsonLine(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
        comma = false;
    }

    /// Forgets what was written since the buffer had this length.
    void back(int toLength) {
        length = toLength;
        comma = false;
    }

    JsonLine open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    JsonLine close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    /// Ends the line.
    void end() {
        put('\n');
        comma = false;
    }

    JsonLine key(String name) {
        separate();
        put('"');
        plain(name);
        put('"');
        put(':');
        comma = false;
        return this;
    }

    /// A key and its value.
    JsonLine with(String name, @Nullable Object value) {
        return key(name).value(value);
    }

    JsonLine with(String name, long value) {
        return key(name).number(value);
    }

    JsonLine with(String name, byte[] quoted) {
        key(name);
        return raw(quoted);
    }

    /// A value that is JSON already.
    JsonLine raw(byte[] json) {
        separate();
        ensure(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        comma = true;
        return this;
    }

    /// Text that is JSON where it stands: commas, keys and all; a value follows.
    JsonLine fragment(byte[] json) {
        ensure(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        comma = false;
        return this;
    }

    JsonLine number(long value) {
        separate();
        long rest = value;
        if (rest < 0) {
            if (rest == Long.MIN_VALUE) {
                plain("-9223372036854775808");
                comma = true;
                return this;
            }
            put('-');
            rest = -rest;
        }
        int digits = 1;
        for (long power = 10; digits < 19 && rest >= power; power *= 10) {
            digits++;
        }
        ensure(digits);
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        comma = true;
        return this;
    }

    /// Null, a boolean, a number, text, a map or a list; anything else as [EventText#shown].
    JsonLine value(@Nullable Object value) {
        return value(value, 0);
    }

    private JsonLine value(@Nullable Object value, int depth) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short
                || value instanceof Byte) {
            return number(((Number) value).longValue());
        }
        if (depth < DEEPEST && value instanceof Map<?, ?> map) {
            open('{');
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                separate();
                string(String.valueOf(entry.getKey()));
                put(':');
                comma = false;
                value(entry.getValue(), depth + 1);
            }
            return close('}');
        }
        if (depth < DEEPEST && value instanceof Iterable<?> list) {
            open('[');
            for (Object element : list) {
                value(element, depth + 1);
            }
            return close(']');
        }
        separate();
        if (value == null || value instanceof Boolean || isFinite(value)) {
            plain(String.valueOf(value));
        } else {
            string(value instanceof String text ? text : EventText.shown(value));
        }
        comma = true;
        return this;
    }

    private static boolean isFinite(Object value) {
        return (value instanceof Double number && Double.isFinite(number))
                || (value instanceof Float single && Float.isFinite(single));
    }

    /// Text without anything to escape.
    private void plain(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void string(String text) {
        ensure(text.length() + 2);
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                put(c);
            } else {
                special(c);
            }
        }
        put('"');
    }

    private void special(char c) {
        ensure(6);
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\n' -> put('n');
            case '\t' -> put('t');
            case '\r' -> put('r');
            default -> {
                put('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    bytes[length++] = HEX[c >> shift & 0xf];
                }
            }
        }
    }

    /// Puts a comma if one is due.
    void separate() {
        if (comma) {
            put(',');
        }
    }

    private void put(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
