package dev.actorweb.cli.input;

/// What came of asking for a confirmation.
public enum Decision {
    /// Confirmed, at the terminal or by `--yes`.
    YES,
    /// Declined.
    NO,
    /// Ctrl-C, Ctrl-D, or the terminal went away.
    CANCELLED,
    /// Back to the question before, as [Prompter#returning] makes possible.
    BACK,
    /// Nobody was asked, and `--yes` was not given. The command then reports a usage error.
    NO_TERMINAL
}
