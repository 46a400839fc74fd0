package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.MoveResult;

/// Says why a branch and its files could not be moved.
final class Moving {
    private Moving() {}

    /// @param branch
    ///            the branch's short name
    /// @throws UserError
    ///             unless it moved, or would
    static void require(MoveResult result, String branch) {
        if (!(result instanceof MoveResult.Moved)) {
            throw new UserError(Exit.PRECONDITION, obstacle(result, branch),
                    "nothing was changed; commit the changes (aw save) or put them aside (git stash -u)");
        }
    }

    static String obstacle(MoveResult result, String branch) {
        return switch (result) {
            case MoveResult.Moved() -> branch + " moved";
            case MoveResult.WouldOverwrite(var paths) ->
                "uncommitted changes are in the way: " + Preconditions.list(paths);
            case MoveResult.Stale _ -> "somebody moved " + branch + " meanwhile";
            case MoveResult.CheckedOutElsewhere(var worktree) ->
                branch + " is checked out in another work tree, " + worktree;
        };
    }
}
