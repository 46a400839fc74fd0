package dev.actorweb.machine.yaml;

import java.util.Collection;
import java.util.Optional;

/// Finds the word that was probably meant.
///
/// Distances are those of Damerau and Levenshtein in the restricted form (optimal string alignment):
/// insertions, deletions, replacements and swaps of neighbours, ignoring case. One edit is forgiven
/// per three letters.
public final class DidYouMean {
    private static final int LONGEST = 64;

    private DidYouMean() {}

    /// The nearest of `known` to `word` if it is near enough; among equals the first. A word longer
    /// than 64 characters is never near.
    public static Optional<String> nearest(String word, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int least = threshold(word) + 1;
        for (String candidate : known) {
            if (candidate.length() > LONGEST || word.length() > LONGEST) {
                continue;
            }
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /// The sentence "did you mean `x`?", for a problem's hint.
    public static Optional<String> hint(String word, Collection<String> known) {
        return nearest(word, known).map(nearest -> "did you mean `" + nearest + "`?");
    }

    private static int threshold(String word) {
        return Math.max(1, (word.length() + 1) / 3);
    }

    private static int distance(String word, String candidate) {
        if (Math.abs(word.length() - candidate.length()) > threshold(word)) {
            return Integer.MAX_VALUE;
        }
        int[] beforeLast = new int[candidate.length() + 1];
        int[] last = new int[candidate.length() + 1];
        int[] row = new int[candidate.length() + 1];
        for (int j = 0; j <= candidate.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= candidate.length(); j++) {
                int replaced = last[j - 1] + (same(word, i - 1, candidate, j - 1) ? 0 : 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && same(word, i - 1, candidate, j - 2)
                        && same(word, i - 2, candidate, j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[candidate.length()];
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
