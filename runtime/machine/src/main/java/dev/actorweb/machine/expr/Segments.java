package dev.actorweb.machine.expr;

import java.text.BreakIterator;
import java.util.Locale;

/// The pieces at either end of a text: characters as people see them (Unicode's extended grapheme
/// clusters, UAX #29) and words.
///
/// A word is a run of letters, digits and `_`. The last word comes with everything behind it, the
/// first with everything before it, so that taking it off is what a line editor's "erase word" does.
final class Segments {
    /// Clusters are far shorter; looking at an end only keeps a long text cheap.
    private static final int WINDOW = 256;

    private Segments() {}

    static String firstGrapheme(String text) {
        String part = text.substring(0, Math.min(text.length(), WINDOW));
        return part.substring(0, Math.max(0, clusters(part).next()));
    }

    static String lastGrapheme(String text) {
        String part = text.substring(Math.max(0, text.length() - WINDOW));
        BreakIterator clusters = clusters(part);
        clusters.last();
        return part.substring(Math.max(0, clusters.previous()));
    }

    static String firstWord(String text) {
        BreakIterator clusters = clusters(text);
        int at = 0;
        boolean inside = false;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            boolean word = isWord(text, at);
            if (inside && !word) {
                return text.substring(0, at);
            }
            inside |= word;
            at = end;
        }
        return text;
    }

    static String lastWord(String text) {
        BreakIterator clusters = clusters(text);
        int at = clusters.last();
        boolean inside = false;
        for (int start = clusters.previous(); start != BreakIterator.DONE; start = clusters.previous()) {
            boolean word = isWord(text, start);
            if (inside && !word) {
                return text.substring(at);
            }
            inside |= word;
            at = start;
        }
        return text;
    }

    private static BreakIterator clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return clusters;
    }

    private static boolean isWord(String text, int at) {
        int first = text.codePointAt(at);
        return Character.isLetterOrDigit(first) || first == '_';
    }
}
