package dev.actorweb.cli.git;

/// Moves a local branch, and the files with it where it is the one checked out here.
///
/// @param from
///            where it must be, or nothing happens
/// @param reason
///            what the reflog will say; one line
public record Move(RefName branch, CommitId from, CommitId to, String reason) {
    public Move {
        if (!branch.isBranch()) {
            throw new IllegalArgumentException("not a branch: " + branch);
        }
        if (reason.isBlank() || reason.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a reflog entry is one line: '" + reason + "'");
        }
    }
}
