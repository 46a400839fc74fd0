package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.commit.MessageCleanup;
import dev.actorweb.cli.git.actor.RepositoryRequest.GetSetting;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Lets the person write a message in git's editor: `GIT_EDITOR`, `core.editor`, `VISUAL`,
/// `EDITOR`, or `vi`.
final class MessageEditor {
    private final Workspace workspace;
    private final Path file;

    /// @param gitDir
    ///            the work tree's own git folder
    MessageEditor(Workspace workspace, Path gitDir) {
        this.workspace = workspace;
        file = gitDir.resolve("aw").resolve("message.txt");
    }

    /// What was written, without comments; empty when it was given up.
    ///
    /// @param draft
    ///            the text to begin with
    /// @param included
    ///            what the commit will hold, in a few words
    /// @throws UserError
    ///             if there is no editor, or it failed
    String edit(String draft, String included) throws InterruptedException {
        var editor = editor();
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file,
                    draft + (draft.endsWith("\n") ? "" : "\n") + "\n# type(scope): what it does\n#\n"
                            + "# Lines that begin with # are left out; an empty message commits nothing.\n# "
                            + included + "\n");
            run(editor);
            return MessageCleanup.edited().clean(Files.readString(file));
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED, "the message cannot be edited: " + IoReason.withFile(e),
                    "give it with aw save MESSAGE or --file", e);
        }
    }

    private void run(String editor) throws IOException, InterruptedException {
        workspace.terminal().clearAway();
        var builder = new ProcessBuilder("/bin/sh", "-c", editor + " \"$@\"", editor, file.toString())
                .directory(workspace.directory().toFile()).inheritIO();
        workspace.environment().applyTo(builder.environment());
        var process = builder.start();
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            throw interrupted;
        }
        if (status != 0) {
            throw new UserError(Exit.REFUSED, "the editor ended with " + status + ": " + editor,
                    "nothing was committed; what you wrote is in " + file);
        }
    }

    private String editor() throws InterruptedException {
        var environment = workspace.environment();
        boolean terminal = workspace.terminal().interactive();
        var chosen = given("GIT_EDITOR");
        if (chosen.isEmpty()) {
            chosen = workspace.ask(new GetSetting("core.editor")).filter(text -> !text.isBlank());
        }
        if (chosen.isEmpty() && terminal) {
            chosen = given("VISUAL");
        }
        if (chosen.isEmpty()) {
            chosen = given("EDITOR");
        }
        if (chosen.isEmpty() && terminal && !environment.get("TERM").orElse("dumb").equals("dumb")) {
            chosen = Optional.of("vi");
        }
        return chosen
                .orElseThrow(() -> UserError.usage("--edit needs an editor, and there is no terminal for one",
                        "set GIT_EDITOR, or give the message as in aw save \"fix: read long lines\""));
    }

    private Optional<String> given(String variable) {
        return workspace.environment().get(variable).filter(text -> !text.isBlank());
    }
}
