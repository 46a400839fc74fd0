package dev.actorweb.analyzer.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes one JSON document, two spaces to a level. Whatever is not a visible character is escaped,
/// so that a document shown in a terminal is harmless. Not thread-safe.
final class JsonDocument {
    private final StringBuilder out = new StringBuilder(1024);
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean first = true;
    private boolean named;

    JsonDocument object() {
        return open('{', '}');
    }

    JsonDocument array() {
        return open('[', ']');
    }

    JsonDocument object(String name) {
        return name(name).object();
    }

    JsonDocument array(String name) {
        return name(name).array();
    }

    JsonDocument end() {
        char closing = open.pop();
        if (!first) {
            newLine();
        }
        out.append(closing);
        first = false;
        return this;
    }

    JsonDocument member(String name, String value) {
        name(name).separate();
        quote(value);
        return this;
    }

    JsonDocument member(String name, long value) {
        name(name).separate();
        out.append(value);
        return this;
    }

    JsonDocument member(String name, boolean value) {
        name(name).separate();
        out.append(value);
        return this;
    }

    private JsonDocument name(String name) {
        separate();
        quote(name);
        out.append(": ");
        named = true;
        return this;
    }

    private JsonDocument open(char bracket, char closing) {
        separate();
        out.append(bracket);
        open.push(closing);
        first = true;
        return this;
    }

    private void separate() {
        if (named) {
            named = false;
        } else if (!open.isEmpty()) {
            if (!first) {
                out.append(',');
            }
            newLine();
        }
        first = false;
    }

    private void newLine() {
        out.append('\n').repeat(' ', 2 * open.size());
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (Visible.isVisible(text, i)) {
                out.append(c);
            } else {
                out.append("\\u").append("%04x".formatted((int) c));
            }
        }
        out.append('"');
    }

    /// The document, ended by a line break.
    @Override
    public String toString() {
        return out + "\n";
    }
}
