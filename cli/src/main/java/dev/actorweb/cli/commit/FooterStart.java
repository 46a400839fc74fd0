package dev.actorweb.cli.commit;

import org.jspecify.annotations.Nullable;

/// The token and separator with which a line opens a footer.
///
/// A token is a word of letters, digits and hyphens, or the two words `BREAKING CHANGE`; a separator
/// is `": "` or `" #"`, and a value must follow on the same line.
record FooterStart(int tokenEnd, Footer.Separator separator) {
    private static final String BREAKING = "BREAKING CHANGE";

    int valueStart() {
        return tokenEnd + separator.text().length();
    }

    /// Whether the token is `BREAKING CHANGE` or `BREAKING-CHANGE`.
    boolean breaking(String line) {
        return tokenEnd == BREAKING.length()
                && (line.startsWith(BREAKING) || line.startsWith("BREAKING-CHANGE"));
    }

    /// Whether it is a breaking change as the specification writes it, with a colon.
    boolean announces(String line) {
        return separator == Footer.Separator.COLON && breaking(line);
    }

    /// The footer that `line` opens, or null.
    static @Nullable FooterStart in(String line) {
        var end = line.startsWith(BREAKING + ":") || line.startsWith(BREAKING + " #")
                ? BREAKING.length()
                : tokenEnd(line);
        if (end == 0) {
            return null;
        }
        for (var separator : Footer.Separator.values()) {
            var valueStart = end + separator.text().length();
            if (line.startsWith(separator.text(), end) && !blankFrom(line, valueStart)) {
                return new FooterStart(end, separator);
            }
        }
        return null;
    }

    private static int tokenEnd(String line) {
        var end = 0;
        while (end < line.length()) {
            var c = line.codePointAt(end);
            if (!Character.isLetterOrDigit(c) && (c != '-' || end == 0)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean blankFrom(String line, int start) {
        for (var i = start; i < line.length(); i++) {
            if (line.charAt(i) == '\n') {
                return true;
            }
            if (!Character.isWhitespace(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
