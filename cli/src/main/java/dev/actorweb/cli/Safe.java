package dev.actorweb.cli;

/// Takes from untrusted text what a terminal would obey instead of show.
///
/// Escape sequences (ECMA-48: CSI, OSC, DCS, SOS, PM, APC and the short ones) vanish as a whole,
/// other C0 and C1 controls and the characters that reorder text (Unicode's bidirectional controls)
/// one by one. Newline and tab stay; a lone carriage return, with which a line could be overwritten,
/// becomes a newline.
public final class Safe {
    private static final char ESC = 0x1b;

    private Safe() {}

    /// `text` without anything that a terminal obeys; may span several lines.
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (dangerous(text.charAt(i))) {
                return strip(text, i);
            }
        }
        return text;
    }

    /// As `text`, but on one line: newline and tab become the two characters `\n` and `\t`.
    public static String line(String text) {
        var safe = text(text);
        if (safe.indexOf('\n') < 0 && safe.indexOf('\t') < 0) {
            return safe;
        }
        return safe.replace("\n", "\\n").replace("\t", "\\t");
    }

    /// How much of a text whose rest is still to come can be shown: up to a sequence, or a carriage
    /// return, of which the end may be missing.
    static int complete(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ESC || introducer(c)) {
                int end = endOfSequence(text, i);
                if (end == text.length()) {
                    return withoutReturns(text, i);
                }
                i = end;
            } else {
                i++;
            }
        }
        return withoutReturns(text, i);
    }

    private static int withoutReturns(String text, int end) {
        int i = end;
        while (i > 0 && text.charAt(i - 1) == '\r') {
            i--;
        }
        return i;
    }

    private static String strip(String text, int from) {
        var safe = new StringBuilder(text.length()).append(text, 0, from);
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ESC || introducer(c)) {
                i = endOfSequence(text, i);
            } else {
                if (c == '\r') {
                    carriageReturn(safe, text, i);
                } else if (!dangerous(c)) {
                    safe.append(c);
                }
                i++;
            }
        }
        return safe.toString();
    }

    private static void carriageReturn(StringBuilder safe, String text, int at) {
        boolean endsLine = at + 1 == text.length() || text.charAt(at + 1) == '\n';
        if (!endsLine) {
            safe.append('\n');
        }
    }

    private static boolean dangerous(char c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        return c < ' ' || between(c, 0x7f, 0x9f) || bidirectional(c);
    }

    /// True for the marks, embeddings, overrides and isolates that change the order in which text
    /// is shown.
    static boolean bidirectional(char c) {
        return c == 0x061c || between(c, 0x200e, 0x200f) || between(c, 0x202a, 0x202e)
                || between(c, 0x2066, 0x2069);
    }

    /// The C1 characters that open a sequence: DCS, SOS, CSI, OSC, PM, APC.
    private static boolean introducer(char c) {
        return switch (c) {
            case 0x90, 0x98, 0x9b, 0x9d, 0x9e, 0x9f -> true;
            default -> false;
        };
    }

    private static boolean between(char c, int first, int last) {
        return c >= first && c <= last;
    }

    private static int endOfSequence(String text, int start) {
        char kind = text.charAt(start);
        int next = start + 1;
        if (kind == ESC) {
            if (next == text.length()) {
                return next;
            }
            kind = text.charAt(next++);
        }
        return switch (kind) {
            case '[', 0x9b -> endOfControlSequence(text, next);
            case ']', 'P', 'X', '^', '_', 0x9d, 0x90, 0x98, 0x9e, 0x9f -> endOfString(text, next);
            case '\n', '\r', ESC -> next - 1;
            default -> endOfShort(text, next - 1);
        };
    }

    /// Parameters and intermediates, then one final character.
    private static int endOfControlSequence(String text, int from) {
        int i = from;
        while (i < text.length() && between(text.charAt(i), 0x20, 0x3f)) {
            i++;
        }
        return i < text.length() && between(text.charAt(i), 0x40, 0x7e) ? i + 1 : i;
    }

    /// Up to BEL or ST; never beyond the line, so that an unfinished sequence can't hide
    /// what follows.
    private static int endOfString(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return i;
            }
            if (c == 0x07 || c == 0x9c) {
                return i + 1;
            }
            if (c == ESC) {
                return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
            }
        }
        return text.length();
    }

    /// Intermediates, then one final character: `ESC ( B`, `ESC c`.
    private static int endOfShort(String text, int from) {
        int i = from;
        while (i < text.length() && between(text.charAt(i), 0x20, 0x2f)) {
            i++;
        }
        return i < text.length() && between(text.charAt(i), 0x30, 0x7e) ? i + 1 : i;
    }
}
