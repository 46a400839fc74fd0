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
