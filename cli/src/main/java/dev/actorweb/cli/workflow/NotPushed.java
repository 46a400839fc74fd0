package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.PushResult;

/// A push that changed nothing at the remote.
final class NotPushed extends RuntimeException {
    private final String remote;
    private final PushResult result;

    NotPushed(String remote, PushResult result) {
        super(result.toString());
        this.remote = remote;
        this.result = result;
    }

    /// Whether somebody else was first, so that another attempt makes sense.
    boolean isRace() {
        return result instanceof PushResult.Rejected rejected && rejected.isRace();
    }

    /// Whether the remote has refused, not a hook here.
    boolean isByRemote() {
        return result instanceof PushResult.Rejected;
    }

    UserError error(Terminal terminal) {
        return switch (result) {
            case PushResult.Pushed _ -> throw new IllegalStateException("it was pushed", this);
            case PushResult.RejectedByHook(var output) -> {
                remoteSays(terminal, output);
                yield new UserError(Exit.REFUSED, "git's pre-push hook rejected the push",
                        "nothing was changed", this);
            }
            case PushResult.Rejected rejected -> {
                remoteSays(terminal, rejected.remoteText());
                yield new UserError(Exit.REFUSED, refusal(rejected), "nothing was changed", this);
            }
        };
    }

    private String refusal(PushResult.Rejected rejected) {
        for (var outcome : rejected.outcomes()) {
            if (outcome.reason() instanceof PushResult.Reason.RefusedByRemote(var text)) {
                return "remote '" + remote + "' refused " + outcome.remoteRef().shortName() + ": "
                        + text.strip();
            }
        }
        return rejected.isRace()
                ? "somebody moved the branches of remote '" + remote + "' meanwhile"
                : "remote '" + remote + "' refused the push";
    }

    static void remoteSays(Terminal terminal, String text) {
        text.strip().lines().filter(line -> !line.isBlank())
                .forEach(line -> terminal.message(Text.of(Style.FAINT, "  | ").add(line)));
    }
}
