package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitResult;

/// A commit that was not made, for a reason its command may have an answer to.
final class NotCommitted extends RuntimeException {
    private final CommitResult result;

    NotCommitted(CommitResult result) {
        super(result.toString());
        this.result = result;
    }

    boolean nothingToCommit() {
        return result instanceof CommitResult.NothingToCommit;
    }

    UserError error(Terminal terminal) {
        return switch (result) {
            case CommitResult.Committed _ -> throw new IllegalStateException("it was committed", this);
            case CommitResult.NothingToCommit() -> new UserError(Exit.PRECONDITION, "nothing to commit",
                    "'aw status' lists what is changed", this);
            case CommitResult.RejectedByHook(var hook, var output) -> {
                if (!output.isBlank()) {
                    terminal.message(Text.of(output.strip()));
                }
                yield new UserError(Exit.REFUSED, "git's " + hook + " hook rejected the commit",
                        "nothing was committed", this);
            }
            case CommitResult.NoSuchPaths(var paths) -> new UserError(Exit.PRECONDITION,
                    "no such files: " + Preconditions.list(paths), "'aw status' lists what is changed", this);
        };
    }
}
