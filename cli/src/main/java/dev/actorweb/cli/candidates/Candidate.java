package dev.actorweb.cli.candidates;

import dev.actorweb.cli.Safe;

/// A word that may be meant, and what it is.
record Candidate(String word, String about) {
    Candidate {
        about = Safe.line(about).replace('\t', ' ').strip();
    }

    static Candidate of(String word) {
        return new Candidate(word, "");
    }

    /// Whether a line can hold the word, and a terminal show it as it is.
    boolean isHarmless() {
        return !word.isEmpty() && word.equals(Safe.line(word)) && word.indexOf('\t') < 0;
    }

    /// The line that answers the shell: the word, a tab, what it is.
    String line() {
        return word + "\t" + about;
    }
}
