package dev.actorweb.machine.ecmascript;

import java.util.Arrays;

/// The characters that one place of a regular expression takes.
final class CharSet {
    private static final int[] DIGIT = {'0', '9'};
    private static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};
    private static final int[] SPACE = {'\t', '\r', ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A,
            0x2028,
            0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF};
    private static final int[] LINE_END = {'\n', '\n', '\r', '\r', 0x2028, 0x2029};

    private final int[] ranges;
    private final boolean negated;
    private final boolean ignoreCase;

    /// @param ranges
    ///            first and last of each range
    /// @param negated
    ///            whether it is all others
    /// @param ignoreCase
    ///            whether capital and small letters are the same
    CharSet(int[] ranges, boolean negated, boolean ignoreCase) {
        this.ranges = ranges.clone();
        this.negated = negated;
        this.ignoreCase = ignoreCase;
    }

    /// What `.` takes.
    static CharSet any(boolean withLineEnds) {
        return withLineEnds ? new CharSet(new int[0], true, false) : new CharSet(LINE_END, true, false);
    }

    /// The ranges behind `\d`, `\w`, `\s` and their opposites; empty where the letter means none.
    static int[] named(char letter) {
        return switch (letter) {
            case 'd' -> DIGIT;
            case 'w' -> WORD;
            case 's' -> SPACE;
            case 'D' -> others(DIGIT);
            case 'W' -> others(WORD);
            case 'S' -> others(SPACE);
            default -> new int[0];
        };
    }

    private static int[] others(int[] ranges) {
        int[] others = new int[ranges.length + 2];
        int size = 0;
        int from = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > from) {
                others[size++] = from;
                others[size++] = ranges[i] - 1;
            }
            from = ranges[i + 1] + 1;
        }
        others[size++] = from;
        others[size++] = Character.MAX_VALUE;
        return Arrays.copyOf(others, size);
    }

    static boolean isLineEnd(char c) {
        return in(LINE_END, c);
    }

    static boolean isWord(char c) {
        return in(WORD, c);
    }

    boolean takes(char c) {
        boolean found = in(ranges, c)
                || (ignoreCase
                        && (in(ranges, Character.toUpperCase(c)) || in(ranges, Character.toLowerCase(c))));
        return found != negated;
    }

    private static boolean in(int[] ranges, char c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
