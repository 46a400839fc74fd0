package dev.actorweb.cli.git;

/// A git operation that was begun and neither finished nor aborted.
public enum Operation {
    MERGE, REBASE, APPLY_MAILBOX, CHERRY_PICK, REVERT, BISECT
}
