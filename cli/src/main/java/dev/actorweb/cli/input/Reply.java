package dev.actorweb.cli.input;

/// What came of a question.
public sealed interface Reply {
    /// An answer that the validator takes.
    record Answer(String text) implements Reply {}

    /// Ctrl-C, Ctrl-D, or the terminal went away.
    ///
    /// @param draft
    ///            what had been typed
    record Cancelled(String draft) implements Reply {}

    /// Back to the question before, as [Prompter#returning] makes possible.
    ///
    /// @param draft
    ///            what had been typed
    record Back(String draft) implements Reply {}

    /// Nobody was asked: there is no terminal, or one that can't move its cursor. The command then
    /// reports a usage error that names the option to give.
    record NoTerminal() implements Reply {}
}
