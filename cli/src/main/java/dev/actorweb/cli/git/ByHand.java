package dev.actorweb.cli.git;

import java.util.List;

/// What became of a rebase or merge in the work tree, whose conflicts a person resolves.
public sealed interface ByHand {
    /// It is over.
    record Finished(CommitId tip) implements ByHand {}

    /// It waits for somebody.
    ///
    /// @param paths
    ///            the conflicting paths, raw; empty where something else is wrong
    /// @param text
    ///            what git said, raw
    record Waiting(List<String> paths, String text) implements ByHand {
        public Waiting {
            paths = List.copyOf(paths);
        }
    }

    /// What is to be done.
    ///
    /// @param merge
    ///            a merge rather than a rebase
    record Request(Action action, CommitId onto, boolean merge, String message) {}

    enum Action {
        BEGIN, CONTINUE, SKIP, ABORT
    }
}
