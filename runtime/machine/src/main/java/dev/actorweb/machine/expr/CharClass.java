package dev.actorweb.machine.expr;

import java.util.Arrays;

/// A set of code points: ranges, or all but these ranges.
final class CharClass {
    static final int[] DIGIT = {'0', '9'};
    static final int[] SPACE = {'\t', '\n', '\f', '\r', ' ', ' '};
    static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};
    private int[] ranges = new int[8];
    private int length;
    private boolean negated;

    static CharClass of(int[] ranges, boolean negated) {
        CharClass made = new CharClass();
        made.addAll(ranges, false);
        made.negated = negated;
        return made;
    }

    void negate() {
        negated = true;
    }

    void add(int from, int to) {
        if (length + 2 > ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
        }
        ranges[length++] = from;
        ranges[length++] = to;
    }

    /// Adds sorted ranges, or the gaps between them.
    void addAll(int[] sorted, boolean gaps) {
        if (!gaps) {
            for (int i = 0; i < sorted.length; i += 2) {
                add(sorted[i], sorted[i + 1]);
            }
            return;
        }
        int from = 0;
        for (int i = 0; i < sorted.length; i += 2) {
            if (sorted[i] > from) {
                add(from, sorted[i] - 1);
            }
            from = sorted[i + 1] + 1;
        }
        add(from, Character.MAX_CODE_POINT);
    }

    boolean contains(int c) {
        for (int i = 0; i < length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return !negated;
            }
        }
        return negated;
    }

    static boolean isWord(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 'a' && c <= 'z');
    }
}
