package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/// What the value of an option, or a parameter, can be.
sealed interface Values {
    /// Nothing that a shell could guess.
    record Anything() implements Values {}

    /// One of these words.
    record Words(List<String> words) implements Values {
        public Words {
            words = List.copyOf(words);
        }
    }

    /// What the shell finds out when it is asked.
    record Found(Candidates where) implements Values {}

    static Values of(ArgSpec argument) {
        return switch (argument.completionCandidates()) {
            case null -> new Anything();
            case Candidates where -> new Found(where);
            case Iterable<String> candidates -> words(candidates);
        };
    }

    private static Values words(Iterable<String> candidates) {
        var words = new ArrayList<String>();
        candidates.forEach(words::add);
        return words.isEmpty() ? new Anything() : new Words(words);
    }
}
