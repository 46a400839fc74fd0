package dev.actorweb.machine.scxml;

import dev.actorweb.machine.yaml.Position;

/// Characters of an XML text and where they are.
///
/// @param value
///            what the characters mean, references resolved
/// @param raw
///            what is written
/// @param position
///            of the first character
record Text(String value, String raw, Position position) {
    boolean isBlank() {
        return value.isBlank();
    }

    /// Where the character of `value` at this index is in the file.
    Position positionOf(int index) {
        int line = position.line();
        int column = position.column();
        int at = 0;
        for (int decoded = 0; decoded < index && at < raw.length(); decoded++) {
            char c = raw.charAt(at);
            int end = at + 1;
            if (c == '&') {
                int semicolon = raw.indexOf(';', at);
                end = semicolon < 0 ? end : semicolon + 1;
            }
            if (c == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column += end - at;
            }
            at = end;
        }
        return new Position(line, column);
    }
}
