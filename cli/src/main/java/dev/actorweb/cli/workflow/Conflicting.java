package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;

/// Commits that cannot be brought onto others by themselves; nothing was changed.
final class Conflicting extends RuntimeException {
    private final transient Replay.Goal goal;

    /// @param what
    ///            which commit conflicts with what, and where
    Conflicting(String what, Replay.Goal goal) {
        super(what);
        this.goal = goal;
    }

    Replay.Goal goal() {
        return goal;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    /// The error where nothing is to be resolved now.
    UserError error() {
        var word = goal.merge() ? "merge" : "rebase";
        return new UserError(Exit.STOPPED, what(), "nothing was changed; resolve it with 'git " + word + " "
                + goal.name() + "', then repeat the command ('git " + word + " --abort' gives up)", this);
    }
}
