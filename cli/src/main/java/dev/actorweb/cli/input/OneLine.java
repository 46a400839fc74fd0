package dev.actorweb.cli.input;

import dev.actorweb.cli.Safe;

/// Text as it may stand in a line that is being edited.
final class OneLine {
    private OneLine() {}

    /// `text` without anything that a terminal obeys, and without half characters; line ends and
    /// tabs become spaces.
    static String of(String text) {
        var safe = Safe.text(text);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                return replaced(safe);
            }
        }
        return safe;
    }

    /// As `of`, the lines joined by single spaces, their indentation and empty ones left out.
    static String joining(String text) {
        var joined = new StringBuilder(text.length());
        Safe.text(text).lines().map(String::strip).filter(line -> !line.isEmpty())
                .forEach(line -> joined.append(joined.isEmpty() ? "" : " ").append(line));
        return of(joined.toString());
    }

    private static String replaced(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < ' ' || c == 0x2028 || c == 0x2029) {
                line.append(' ');
            } else if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }
}
