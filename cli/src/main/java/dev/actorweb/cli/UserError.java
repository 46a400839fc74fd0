package dev.actorweb.cli;

import java.util.Objects;

/// Something that the person at the keyboard can put right: what happened, then what to do.
///
/// Both texts may quote untrusted input; the terminal strips control sequences when it shows them.
public final class UserError extends RuntimeException {
    private final Exit exit;
    private final String hint;

    /// An error without a cause worth showing; `hint` may be empty when there is nothing to advise.
    public UserError(Exit exit, String message, String hint) {
        super(message);
        this.exit = Objects.requireNonNull(exit);
        this.hint = Objects.requireNonNull(hint);
    }

    /// An error whose `cause` is shown by `--debug`.
    public UserError(Exit exit, String message, String hint, Throwable cause) {
        super(message, cause);
        this.exit = Objects.requireNonNull(exit);
        this.hint = Objects.requireNonNull(hint);
    }

    /// A wrong invocation: exit code 2.
    public static UserError usage(String message, String hint) {
        return new UserError(Exit.USAGE, message, hint);
    }

    public Exit exit() {
        return exit;
    }

    /// What to do about it; empty when there is nothing to advise.
    public String hint() {
        return hint;
    }
}
