package dev.actorweb.cli.commit;

/// The blanks of Unicode, those that keep words together among them: nobody sees them either.
final class Blanks {
    private Blanks() {}

    static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// The text without blanks around it.
    static String strip(String text) {
        int start = 0;
        while (start < text.length() && blank(text.charAt(start))) {
            start++;
        }
        return stripTrailing(text.substring(start));
    }

    /// The text without blanks at its end.
    static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
