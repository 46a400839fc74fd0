package dev.actorweb.cli.input;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/// How many cells of a terminal text takes, and the parts of it that fit.
///
/// A user-perceived character (Unicode's extended grapheme cluster) is as wide as the character it
/// begins with, or two cells wide as a flag or with an emoji's presentation selector. Never cuts
/// through a cluster.
public final class Cells {
    private static final int EMOJI_PRESENTATION = 0xfe0f;
    /// No cluster of ordinary text has more UTF-16 units; keeps long text cheap.
    private static final int LONGEST_CLUSTER = 64;

    private Cells() {}

    /// The width in cells. Text of control characters has none.
    public static int width(String text) {
        if (ascii(text)) {
            return text.length();
        }
        int cells = 0;
        var clusters = clusters(text);
        int start = 0;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            cells += cluster(text, start, end);
            start = end;
        }
        return cells;
    }

    /// Whether `text` fits into so many cells.
    public static boolean fits(String text, int cells) {
        return text.length() <= (long) cells * LONGEST_CLUSTER && width(text) <= cells;
    }

    /// The longest beginning that fits into `cells`.
    public static String head(String text, int cells) {
        var part = text.substring(0, (int) Math.min(text.length(), (cells + 1L) * LONGEST_CLUSTER));
        var clusters = clusters(part);
        int used = 0;
        int start = 0;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            used += cluster(part, start, end);
            if (used > cells) {
                return part.substring(0, start);
            }
            start = end;
        }
        return part.substring(0, start);
    }

    /// The longest end that fits into `cells`.
    public static String tail(String text, int cells) {
        var part = text.substring((int) Math.max(0, text.length() - (cells + 1L) * LONGEST_CLUSTER));
        var clusters = clusters(part);
        int used = 0;
        int end = clusters.last();
        for (int start = clusters.previous(); start != BreakIterator.DONE; start = clusters.previous()) {
            used += cluster(part, start, end);
            if (used > cells) {
                return part.substring(end);
            }
            end = start;
        }
        return part;
    }

    /// The beginning that fits, with an ellipsis where something is missing.
    public static String fit(String text, int cells) {
        if (fits(text, cells)) {
            return text;
        }
        return cells < 1 ? "" : head(text, cells - 1) + "…";
    }

    /// The text in at most so many rows of so many cells, broken at blanks; only a word that is
    /// wider than a row is cut. An ellipsis at the end stands for what has no room.
    public static List<String> rows(String text, int cells, int most) {
        List<String> rows = new ArrayList<>();
        var rest = text.strip();
        while (rows.size() < most && !fits(rest, cells)) {
            boolean last = rows.size() == most - 1;
            int end = wordEnd(rest, Math.max(0, last ? cells - 2 : cells));
            if (end > 0) {
                rows.add(rest.substring(0, end).stripTrailing() + (last ? " …" : ""));
            } else {
                rows.add(last ? fit(rest, cells) : head(rest, cells));
                end = Math.max(1, head(rest, cells).length());
            }
            rest = rest.substring(end).stripLeading();
        }
        if (rows.size() < most && !rest.isEmpty()) {
            rows.add(rest);
        }
        return rows;
    }

    /// Where the last word ends that fits; 0 if there is none.
    private static int wordEnd(String text, int cells) {
        var head = head(text, cells);
        return text.charAt(head.length()) == ' ' ? head.length() : Math.max(0, head.lastIndexOf(' '));
    }

    /// The beginning and the end that fit, with an ellipsis between them where something
    /// is missing.
    public static String middle(String text, int cells) {
        if (fits(text, cells) || cells < 4) {
            return fit(text, cells);
        }
        int end = (cells - 1) / 2;
        return head(text, cells - 1 - end) + "…" + tail(text, end);
    }

    private static BreakIterator clusters(String text) {
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return clusters;
    }

    private static int cluster(String text, int start, int end) {
        int first = text.codePointAt(start);
        boolean flag = WCWidth.isRegionalIndicator(first) && end - start > Character.charCount(first);
        if (flag || text.substring(start, end).indexOf(EMOJI_PRESENTATION) >= 0) {
            return 2;
        }
        return Math.max(0, WCWidth.wcwidth(first));
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
