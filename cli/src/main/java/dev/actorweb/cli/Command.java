package dev.actorweb.cli;

import picocli.CommandLine.Model.CommandSpec;

/// One command of `aw`: what it accepts, and what it does.
///
/// A command is one class and one line in [Registry]. Only the command that is named is
/// ever created.
public interface Command {
    /// The options and parameters; the global options are added by the caller. A new object at each
    /// call.
    ///
    /// The description is the command's contract in a sentence or two; each line of the footer is
    /// an example.
    CommandSpec spec();

    /// Begins, beside the reading of the words, with what the command will need whatever they say.
    /// Must return at once.
    default void prepare() {}

    /// Does the work. Throws [UserError] for what the person at the keyboard can put right; any
    /// other exception is a bug. An `InterruptedException` travels on after tidying up.
    Exit run(Invocation invocation) throws Exception;
}
