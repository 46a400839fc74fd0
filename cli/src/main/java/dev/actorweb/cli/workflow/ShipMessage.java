package dev.actorweb.cli.workflow;

import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import java.util.List;
import java.util.Optional;

/// The message of the commit that a squash or merge makes. It is found once and kept for
/// further attempts.
final class ShipMessage {
    private static final int SHOWN = 50;

    private final Workspace workspace;
    private final Course course;
    private final MessagePrompt prompt;
    private final Optional<String> given;
    private Optional<String> found = Optional.empty();

    ShipMessage(Workspace workspace, Course course, Optional<String> given, MessagePrompt prompt) {
        this.given = given;
        this.workspace = workspace;
        this.course = course;
        this.prompt = prompt;
    }

    /// The message given, else that of the only commit, else what the person at the terminal says.
    String ofSquash(CommitId onto) throws InterruptedException {
        if (found.isEmpty()) {
            found = Optional.of(given.isPresent() ? reviewed() : fromCommits(onto));
        }
        return found.get();
    }

    /// The message given, else git's own.
    String ofMerge() throws InterruptedException {
        if (found.isEmpty()) {
            found = Optional.of(given.isPresent()
                    ? reviewed()
                    : "Merge branch '" + course.branch().shortName() + "'");
        }
        return found.get();
    }

    private String reviewed() throws InterruptedException {
        return author().review(given.orElse(""));
    }

    private MessageAuthor author() throws InterruptedException {
        var layout = course.layout();
        var template = new MessageTemplate(workspace, layout.workTree().orElse(workspace.directory()));
        return new MessageAuthor(workspace, new KeptMessage(layout.gitDir()), template, prompt);
    }

    private String fromCommits(CommitId onto) throws InterruptedException {
        List<Commit> commits = workspace.ask(new GetCommits(course.tip(), List.of(onto), SHOWN));
        if (commits.size() == 1) {
            return commits.getFirst().message();
        }
        return author().ask(commits.getLast().subject(), Optional.of(onto), UserError.usage(
                "a squash of " + commits.size()
                        + " commits needs a message, and there is no terminal to ask for it",
                "give it with --message \"feat: what they do together\""));
    }
}
