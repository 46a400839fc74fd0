package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// What lies in the file system; the shell completes it by itself.
    record Paths(boolean foldersOnly) implements Values {}

    /// What the program answers when it is asked for candidates of this kind; `beside` it, paths.
    record Asked(String kind, Optional<Paths> beside) implements Values {}

    static Values of(ArgSpec argument) {
        return switch (argument.completionCandidates()) {
            case null -> Candidates.labelled(argument.paramLabel()).map(Values::of).orElseGet(Anything::new);
            case Candidates where -> of(where);
            case Iterable<String> candidates -> words(candidates);
        };
    }

    private static Values of(Candidates where) {
        return switch (where) {
            case FILES -> new Paths(false);
            case DIRECTORIES -> new Paths(true);
            case TEMPLATES -> new Asked(where.word(), Optional.of(new Paths(true)));
            case BRANCHES, COMMITS, REMOTES, WORKTREES, OPERATIONS, TYPES, SCOPES, CHECKS, TARGETS, SYSTEMS,
                    ACTORS,
                    EVENTS, RULES ->
                new Asked(where.word(), Optional.empty());
        };
    }

    private static Values words(Iterable<String> candidates) {
        var words = new ArrayList<String>();
        candidates.forEach(words::add);
        return words.isEmpty() ? new Anything() : new Words(words);
    }
}
