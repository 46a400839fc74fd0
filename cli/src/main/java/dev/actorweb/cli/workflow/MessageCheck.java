package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.MessageCleanup;
import dev.actorweb.cli.commit.MessageCleanup.Mode;
import dev.actorweb.cli.commit.Problem;
import dev.actorweb.cli.commit.Severity;
import dev.actorweb.cli.git.actor.RepositoryRequest.GetSetting;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Checks a message that somebody else is about to commit: what the hook `commit-msg` asks.
record MessageCheck(Workspace workspace) {
    private static final int LARGEST = 1 << 20;

    Exit run(String file) throws InterruptedException {
        var text = tidy(read(workspace.invocation().path(file)));
        if (text.isBlank()) {
            return Exit.OK; // git itself refuses an empty message, or was told to take it
        }
        var review = workspace.config().workflow().commit().review(text);
        if (workspace.invocation().json()) {
            json(review);
        } else {
            review.problems().forEach(problem -> tell(file, problem));
        }
        return review.accepted() ? Exit.OK : Exit.FINDINGS;
    }

    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is too large for a commit message");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, "cannot read " + file + ": " + IoReason.of(e),
                    "name the file that holds the message", e);
        }
    }

    /// As git will tidy it once the hook has agreed: without comments, and without the patch that
    /// `git commit --verbose` shows below the scissors.
    private String tidy(String text) throws InterruptedException {
        var comment = workspace.ask(new GetSetting("core.commentChar"))
                .filter(sign -> !sign.isEmpty() && !sign.equals("auto")).orElse("#");
        return new MessageCleanup(Mode.STRIP, comment)
                .clean(new MessageCleanup(Mode.SCISSORS, comment).clean(text));
    }

    private void tell(String file, Problem problem) {
        var error = problem.severity() == Severity.ERROR;
        workspace.terminal().line(
                Text.of(file + ":" + problem.line() + ":" + problem.column() + ": ")
                        .add(error ? Style.ERROR : Style.WARNING, error ? "error " : "warning ")
                        .add(problem.message()).add(Style.FAINT, " [" + problem.rule() + "]"));
        if (!problem.hint().isEmpty()) {
            workspace.terminal().line("  " + problem.hint());
        }
    }

    private void json(CommitRules.Review review) {
        var json = Json.document("aw/check-message/1").member("accepted", review.accepted())
                .array("problems");
        for (var problem : review.problems()) {
            json.object().member("rule", problem.rule())
                    .member("severity", problem.severity() == Severity.ERROR ? "error" : "warning")
                    .member("line", problem.line()).member("column", problem.column())
                    .member("message", problem.message()).member("hint", problem.hint()).end();
        }
        workspace.terminal().json(json);
    }
}
