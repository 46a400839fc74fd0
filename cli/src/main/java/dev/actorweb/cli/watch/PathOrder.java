package dev.actorweb.cli.watch;

import java.util.Comparator;

/// The order of actors as people read it: parents before their children, children together, numbers
/// by their value, so that `cell[2]` comes before `cell[10]`.
enum PathOrder implements Comparator<String> {
    NATURAL;

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endOne = end(one, i);
                int endOther = end(other, j);
                int order = number(one, i, endOne, other, j, endOther);
                if (order != 0) {
                    return order;
                }
                i = endOne;
                j = endOther;
            } else {
                int order = Integer.compare(rank(one.charAt(i++)), rank(other.charAt(j++)));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(one.length() - i, other.length() - j);
        return order != 0 ? order : one.compareTo(other); // `a1` and `a01` are two
    }

    /// The separator ends a name: before everything that could go on with it.
    private static int rank(char c) {
        return c == '/' ? -1 : c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Of any length, without leading zeros.
    private static int number(String one, int from, int end, String other, int start, int stop) {
        int i = from;
        int j = start;
        while (i < end && one.charAt(i) == '0') {
            i++;
        }
        while (j < stop && other.charAt(j) == '0') {
            j++;
        }
        int order = Integer.compare(end - i, stop - j);
        return order != 0 ? order : one.substring(i, end).compareTo(other.substring(j, stop));
    }
}
