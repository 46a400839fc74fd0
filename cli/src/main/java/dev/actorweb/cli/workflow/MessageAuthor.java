package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.Problem;
import dev.actorweb.cli.commit.Severity;

/// Gets a commit message that the repository's rules accept, before git and its hooks see it.
final class MessageAuthor {
    private final Workspace workspace;
    private final KeptMessage kept;
    private final MessagePrompt prompt;
    private final CommitRules rules;

    MessageAuthor(Workspace workspace, KeptMessage kept, MessagePrompt prompt) throws InterruptedException {
        this.workspace = workspace;
        this.kept = kept;
        this.prompt = prompt;
        rules = workspace.config().workflow().commit();
    }

    /// `message` if the rules accept it.
    ///
    /// @throws UserError
    ///             if not; the message is kept then
    String review(String message) {
        var review = rules.review(message);
        for (var problem : review.problems()) {
            tell(problem);
        }
        if (review.accepted()) {
            return message;
        }
        var again = message.isBlank()
                ? "give one as in aw save \"fix: read long lines\""
                : kept.keep(message);
        throw UserError.usage("the commit message is not accepted", again);
    }

    /// A message from the person at the terminal.
    ///
    /// @throws UserError
    ///             when there is nobody to ask
    String ask() throws InterruptedException {
        var answer = prompt.ask(rules, kept.text());
        if (answer.isEmpty()) {
            throw UserError.usage("MESSAGE is missing, and there is no terminal to ask for it",
                    "give it as in aw save \"fix: read long lines\"");
        }
        return review(answer.get());
    }

    private void tell(Problem problem) {
        var place = "message:" + problem.line() + ":" + problem.column() + ": ";
        var kind = problem.severity() == Severity.ERROR
                ? Text.of(Style.STRONG, place).add(Style.ERROR, "error ")
                : Text.of(Style.STRONG, place).add(Style.WARNING, "warning ");
        workspace.terminal()
                .message(kind.add(problem.message()).add(Style.FAINT, " [" + problem.rule() + "]"));
        if (!problem.hint().isEmpty()) {
            workspace.terminal().message(Text.of("  " + problem.hint()));
        }
    }
}
