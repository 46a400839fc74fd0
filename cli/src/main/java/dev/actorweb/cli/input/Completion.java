package dev.actorweb.cli.input;

import java.util.List;

/// What a word may become.
///
/// @param kept
///            the beginning of the text left of the cursor that stays as it is
/// @param candidates
///            what may follow it
public record Completion(String kept, List<Candidate> candidates) {
    public Completion {
        kept = OneLine.of(kept);
        candidates = List.copyOf(candidates);
    }

    /// Nothing to offer.
    public static Completion none() {
        return new Completion("", List.of());
    }

    /// Those of `candidates` that begin with what stands behind `kept` in `before`.
    ///
    /// @throws IllegalArgumentException
    ///             if `before` does not begin with `kept`
    public static Completion matching(String kept, String before, List<Candidate> candidates) {
        if (!before.startsWith(kept)) {
            throw new IllegalArgumentException("`" + before + "` does not begin with `" + kept + "`");
        }
        var word = before.substring(kept.length());
        return new Completion(kept,
                candidates.stream().filter(candidate -> candidate.text().startsWith(word)).toList());
    }

    /// The beginning that all candidates share, never half a character; empty without candidates.
    public String common() {
        if (candidates.isEmpty()) {
            return "";
        }
        var common = candidates.getFirst().text();
        for (var candidate : candidates) {
            common = common.substring(0, shared(common, candidate.text()));
        }
        return common;
    }

    private static int shared(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i > 0 && i < a.length() && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
    }
}
