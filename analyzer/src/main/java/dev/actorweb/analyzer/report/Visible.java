package dev.actorweb.analyzer.report;

/// Tells characters that are seen from those that steer: controls, line separators, marks that
/// change the direction of text, halves of pairs.
final class Visible {
    private Visible() {}

    /// Whether the character at `at` may be written as it is.
    static boolean isVisible(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x7f) {
            return c >= ' ';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c > 0x9f && c != 0x061c && !within(c, 0x200b, 0x200f) && !within(c, 0x2028, 0x202e)
                && !within(c, 0x2060, 0x206f) && !within(c, 0xfdd0, 0xfdef) && c < 0xfff9 && c != 0xfeff;
    }

    /// The text on one line, without what is not seen.
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isVisible(text, i)) {
                line.append(text.charAt(i));
            } else if (text.charAt(i) == '\n' || text.charAt(i) == '\t') {
                line.append(' ');
            }
        }
        return line.toString();
    }

    private static boolean within(char c, int first, int last) {
        return c >= first && c <= last;
    }
}
