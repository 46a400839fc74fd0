package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.MessageCleanup;
import dev.actorweb.cli.commit.Problem;
import dev.actorweb.cli.commit.Severity;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.workflow.MessagePrompt.Wanted;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Gets a commit message that the repository's rules accept, before git and its hooks see it.
final class MessageAuthor {
    /// How many commits the terminal's history reaches back.
    private static final int EARLIER = 100;

    private final Workspace workspace;
    private final KeptMessage kept;
    private final MessageTemplate template;
    private final MessagePrompt prompt;
    private final CommitRules rules;

    MessageAuthor(Workspace workspace, KeptMessage kept, MessageTemplate template, MessagePrompt prompt)
            throws InterruptedException {
        this.workspace = workspace;
        this.kept = kept;
        this.template = template;
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
                : unquoted(message).orElseGet(() -> kept.keep(message));
        throw UserError.usage("the commit message is not accepted", again);
    }

    /// Advice for somebody who typed a message without quotes, so that all but its first word are
    /// taken for paths; empty if one of these is there.
    private Optional<String> unquoted(String message) {
        var words = workspace.invocation().arguments();
        if (words.size() < 2 || !words.getFirst().strip().equals(message.strip())
                || message.strip().contains(" ")
                || words.stream().skip(1).anyMatch(word -> Files.exists(workspace.invocation().path(word)))) {
            return Optional.empty();
        }
        var whole = String.join(" ", words);
        return Optional.of("a message is one argument, put it into quotes"
                + (whole.matches("[^\"$`\\\\!]*") ? ": aw save \"" + whole + "\"" : ""));
    }

    /// A message for a change for which none was given: what `--suggest` proposes, to be edited
    /// where there is a terminal; else what the person there says.
    ///
    /// @return empty if the proposal was only to be shown
    Optional<String> propose(Patch patch, Inclusion inclusion, Optional<CommitId> tip)
            throws InterruptedException {
        if (!workspace.invocation().flag("--suggest")) {
            return Optional.of(ask("", tip, UserError.usage(
                    "MESSAGE is missing, and there is no terminal to ask for it",
                    "give it as in aw save \"fix: read long lines\", or let --suggest propose one")));
        }
        var proposal = new Suggestion(rules, inclusion.changes(), patch).message();
        boolean yes = workspace.invocation().options().yes();
        if (yes || workspace.invocation().flag("--dry-run")) {
            return Optional.of(review(proposal));
        }
        if (workspace.terminal().interactive()) {
            return Optional.of(ask(proposal, tip, UserError.usage("there is nobody to ask", "")));
        }
        show(proposal);
        return Optional.empty();
    }

    /// A message from the person at the editor.
    ///
    /// @param draft
    ///            the message to begin with; if there is none, what was kept, proposed or is
    ///            git's template
    String edit(Optional<String> draft, Patch patch, Inclusion inclusion, MessageEditor editor)
            throws InterruptedException {
        var begun = draft.orElseGet(() -> workspace.invocation().flag("--suggest")
                ? new Suggestion(rules, inclusion.changes(), patch).message()
                : kept.text());
        var initial = begun.isBlank() ? template.text() : begun;
        var message = editor.edit(initial, inclusion.describe());
        if (message.isBlank()) {
            throw UserError.usage("the message is empty, so nothing was committed",
                    "repeat the command to write one");
        }
        if (begun.isBlank() && message.equals(MessageCleanup.edited().clean(initial))) {
            throw UserError.usage("the template was not edited, so nothing was committed",
                    "repeat the command to write a message");
        }
        return review(message);
    }

    private void show(String proposal) {
        if (workspace.invocation().json()) {
            workspace.terminal().json(Json.document("aw/save/1").member("committed", false).member("proposal",
                    proposal));
            return;
        }
        workspace.terminal().line(proposal);
        workspace.terminal().note("nothing was committed; take it with --yes, or give another message");
    }

    /// A message from the person at the terminal. What somebody who gives up has typed is kept for
    /// the next time.
    ///
    /// @param draft
    ///            the message to begin with; where it is blank, the one that was kept
    /// @param tip
    ///            the commit whose history is offered
    /// @param nobody
    ///            thrown when there is nobody to ask
    String ask(String draft, Optional<CommitId> tip, UserError nobody) throws InterruptedException {
        var before = draft.isBlank() ? kept.text() : draft;
        var initial = before.isBlank() ? MessageCleanup.edited().clean(template.text()) : before;
        var wanted = new Wanted(rules, initial, () -> earlier(tip));
        return switch (prompt.ask(workspace.invocation(), wanted)) {
            case Reply.Answer(var message) -> review(message);
            case Reply.NoTerminal _ -> throw nobody;
            case Reply.Cancelled(var begun) -> throw givenUp(begun);
            case Reply.Back(var begun) -> throw givenUp(begun);
        };
    }

    private InterruptedException givenUp(String begun) {
        if (!begun.isBlank()) {
            workspace.terminal().note(kept.keep(begun));
        }
        return new InterruptedException("no message");
    }

    private List<String> earlier(Optional<CommitId> tip) throws InterruptedException {
        if (tip.isEmpty()) {
            return List.of();
        }
        var subjects = new LinkedHashSet<String>();
        for (var commit : workspace.ask(new GetCommits(tip.get(), List.of(), EARLIER))) {
            if (!commit.isMerge()) {
                subjects.add(commit.subject());
            }
        }
        return List.copyOf(subjects.reversed());
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
