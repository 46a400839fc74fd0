package dev.actorweb.cli.oplog;

import java.util.List;
import java.util.Optional;

/// What an operation is, besides its steps.
///
/// @param command
///            the command's name
/// @param words
///            what it was asked for and a later run must know
/// @param worktree
///            the work tree's own git folder, relative to the common one; empty for the main one
/// @param branch
///            the branch that was checked out
/// @param of
///            the operation that this one takes back or does again
public record Heading(String command, List<String> words, String worktree, Optional<String> branch,
        Optional<Integer> of) {
    public Heading {
        words = List.copyOf(words);
    }
}
