package dev.actorweb.cli.workflow;

import dev.actorweb.cli.commit.CommitRules;
import java.util.Optional;

/// Asks the person at the terminal for a commit message.
@FunctionalInterface
public interface MessagePrompt {
    /// Nobody is there to ask.
    MessagePrompt NOBODY = (rules, draft) -> Optional.empty();

    /// Asks for a message that `rules` accept.
    ///
    /// @param draft
    ///            a message to begin with: the one that was last rejected, or `""`
    /// @return the message; empty when there is nobody to ask
    /// @throws InterruptedException
    ///             when the person gives up
    Optional<String> ask(CommitRules rules, String draft) throws InterruptedException;
}
