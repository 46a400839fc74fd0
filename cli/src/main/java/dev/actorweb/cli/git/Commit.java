package dev.actorweb.cli.git;

import java.util.List;

/// A commit as the log shows it.
///
/// @param parents
///            none for a root commit, several for a merge
/// @param message
///            the whole message, raw
public record Commit(CommitId id, List<CommitId> parents, Person author, Person committer, String message) {
    public Commit {
        parents = List.copyOf(parents);
    }

    public boolean isMerge() {
        return parents.size() > 1;
    }

    /// The message's first line.
    public String subject() {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
