package dev.actorweb.cli.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A git operation that was begun and neither finished nor aborted.
public enum Operation {
    MERGE, REBASE, APPLY_MAILBOX, CHERRY_PICK, REVERT, BISECT;

    /// The operation that a work tree's git folder shows traces of. A conflict inside a rebase
    /// leaves those of a cherry-pick as well, so the outer operation is looked for first.
    public static Optional<Operation> inProgress(Path gitDir) {
        if (Files.exists(gitDir.resolve("rebase-merge"))) {
            return Optional.of(REBASE);
        }
        Path apply = gitDir.resolve("rebase-apply");
        if (Files.exists(apply)) {
            return Optional.of(Files.exists(apply.resolve("applying")) ? APPLY_MAILBOX : REBASE);
        }
        if (Files.exists(gitDir.resolve("MERGE_HEAD"))) {
            return Optional.of(MERGE);
        }
        if (Files.exists(gitDir.resolve("CHERRY_PICK_HEAD"))) {
            return Optional.of(CHERRY_PICK);
        }
        if (Files.exists(gitDir.resolve("REVERT_HEAD"))) {
            return Optional.of(REVERT);
        }
        return Files.exists(gitDir.resolve("BISECT_LOG")) ? Optional.of(BISECT) : sequenced(gitDir);
    }

    /// A cherry-pick or revert of several commits that stopped between two of them.
    private static Optional<Operation> sequenced(Path gitDir) {
        Path todo = gitDir.resolve("sequencer").resolve("todo");
        if (!Files.isRegularFile(todo)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(todo).startsWith("revert") ? REVERT : CHERRY_PICK);
        } catch (java.io.IOException e) {
            return Optional.of(CHERRY_PICK);
        }
    }
}
