package dev.actorweb.machine.scxml;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// The words of a text, each with its place.
    static List<Text> words(Optional<Text> text) {
        List<Text> words = new ArrayList<>();
        if (text.isEmpty()) {
            return words;
        }
        String value = text.get().value();
        int at = 0;
        while (at < value.length()) {
            if (Character.isWhitespace(value.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < value.length() && !Character.isWhitespace(value.charAt(end))) {
                end++;
            }
            String word = value.substring(at, end);
            words.add(new Text(word, word, text.get().positionOf(at)));
            at = end;
        }
        return words;
    }
}
