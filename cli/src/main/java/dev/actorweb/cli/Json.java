package dev.actorweb.cli;

import java.util.Optional;
import java.util.function.Consumer;

/// Writes one JSON document, member by member, with two spaces of indentation.
///
/// Unbalanced calls are programming errors (`IllegalStateException`). Control characters, line
/// separators and bidirectional controls are escaped, so that a document shown in a terminal is
/// harmless. Not thread-safe.
public final class Json {
    private static final String HEX = "0123456789abcdef";

    /// Of a long document, so much is written at once.
    private static final int PORTION = 1 << 16;
    private final boolean onOneLine;
    private final StringBuilder out = new StringBuilder(256);
    private final StringBuilder open = new StringBuilder();
    private boolean empty = true;
    private boolean named;
    private boolean begun;

    private Json(boolean onOneLine) {
        this.onOneLine = onOneLine;
    }

    /// A document that begins with its `schema`; closed by `toString`.
    public static Json document(String schema) {
        return new Json(false).object().member("schema", schema);
    }

    /// An object on one line, for a stream of them; closed by `toString`.
    public static Json line() {
        return new Json(true).object();
    }

    public Json member(String name, String value) {
        return name(name).value(value);
    }

    public Json member(String name, long value) {
        return name(name).value(value);
    }

    public Json member(String name, double value) {
        return name(name).value(value);
    }

    public Json member(String name, boolean value) {
        return name(name).value(value);
    }

    /// An absent value is `null`.
    public Json member(String name, Optional<String> value) {
        return value.isPresent() ? member(name, value.get()) : name(name).nothing();
    }

    /// A list of strings.
    public Json member(String name, Iterable<String> values) {
        array(name);
        for (var value : values) {
            value(value);
        }
        return end();
    }

    /// Opens an object as the value of `name`; `end` closes it.
    public Json object(String name) {
        return name(name).object();
    }

    /// Opens a list as the value of `name`; `end` closes it.
    public Json array(String name) {
        return name(name).array();
    }

    /// Opens an object inside a list.
    public Json object() {
        return open('{', '}');
    }

    /// Opens a list inside a list.
    public Json array() {
        return open('[', ']');
    }

    /// Closes the innermost object or list.
    public Json end() {
        int last = open.length() - 1;
        if (last < 0 || named) {
            throw new IllegalStateException("nothing to close in " + out);
        }
        char bracket = open.charAt(last);
        open.setLength(last);
        if (!empty) {
            newLine();
        }
        out.append(bracket);
        empty = false;
        return this;
    }

    public Json value(String value) {
        separate();
        quote(value);
        return this;
    }

    public Json value(long value) {
        separate();
        out.append(value);
        return this;
    }

    /// A finite number; JSON has no other.
    public Json value(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a JSON number: " + value);
        }
        separate();
        out.append(value);
        return this;
    }

    public Json value(boolean value) {
        separate();
        out.append(value);
        return this;
    }

    public Json nothing() {
        separate();
        out.append("null");
        return this;
    }

    /// The name of the value that is written next.
    public Json name(String name) {
        if (named || open.isEmpty() || open.charAt(open.length() - 1) != '}') {
            throw new IllegalStateException("no place for a name: " + name);
        }
        separate();
        quote(name);
        out.append(onOneLine ? ":" : ": ");
        named = true;
        return this;
    }

    /// Hands over what was written, if it is much: for documents that are not held in memory as
    /// a whole.
    public void drain(Consumer<String> to) {
        if (out.length() >= PORTION) {
            to.accept(out.toString());
            out.setLength(0);
        }
    }

    /// The whole document, but for what was drained; what is still open is closed.
    @Override
    public String toString() {
        while (!open.isEmpty()) {
            end();
        }
        return out.toString();
    }

    private Json open(char bracket, char closing) {
        separate();
        out.append(bracket);
        open.append(closing);
        empty = true;
        begun = true;
        return this;
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (open.isEmpty() && begun) {
            throw new IllegalStateException("the document has ended: " + out);
        }
        if (!empty) {
            out.append(',');
        }
        if (!open.isEmpty()) {
            newLine();
        }
        empty = false;
    }

    private void newLine() {
        if (onOneLine) {
            return;
        }
        out.append('\n');
        for (int i = 0; i < open.length(); i++) {
            out.append("  ");
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (escaped(text, i)) {
                        unicode(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void unicode(char c) {
        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }

    private static boolean escaped(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x7f) {
            return c < ' ';
        }
        return c <= 0x9f || c == 0x2028 || c == 0x2029 || Safe.bidirectional(c) || lone(text, i);
    }

    private static boolean lone(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
