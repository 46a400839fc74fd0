package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.input.Reply;
import java.util.List;

/// Asks the person at the terminal for a commit message.
@FunctionalInterface
public interface MessagePrompt {
    /// Asks at the terminal of the command's run, if it has one.
    MessagePrompt TERMINAL = MessageDialog::ask;

    /// What is wanted.
    ///
    /// @param rules
    ///            those that the message has to follow
    /// @param draft
    ///            a message to begin with: the one that was last rejected or left unfinished, or
    ///            `""`
    /// @param earlier
    ///            asked only when somebody is there
    record Wanted(CommitRules rules, String draft, Earlier earlier) {}

    /// Knows the repository's earlier messages.
    @FunctionalInterface
    interface Earlier {
        /// Their first lines, the oldest first.
        List<String> subjects() throws InterruptedException;
    }

    /// Asks for a message. An answer is a whole message that the rules accept; a cancellation holds
    /// what there was of it.
    Reply ask(Invocation invocation, Wanted wanted) throws InterruptedException;
}
