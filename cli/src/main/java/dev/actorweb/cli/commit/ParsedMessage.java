package dev.actorweb.cli.commit;

import java.util.List;
import java.util.Optional;

/// What reading a commit message gave.
public sealed interface ParsedMessage {
    /// A message that follows the specification.
    record Conventional(CommitMessage message, Layout layout) implements ParsedMessage {}

    /// A message that git, or a forge merging for git, wrote itself; it is exempt from the rules.
    record Generated(Kind kind, String subject) implements ParsedMessage {}

    /// A message that does not follow the specification.
    ///
    /// @param problems
    ///            at least one
    /// @param parts
    ///            what can be told all the same; empty for a message without any
    record Malformed(List<Problem> problems, Optional<Parts> parts) implements ParsedMessage {
        public Malformed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("malformed without a problem");
            }
        }
    }

    /// Why git wrote a message.
    enum Kind {
        MERGE, REVERT, REAPPLY, FIXUP, SQUASH, AMEND
    }
}
