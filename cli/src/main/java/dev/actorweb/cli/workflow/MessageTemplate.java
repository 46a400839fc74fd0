package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.actor.RepositoryRequest.GetSetting;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The text that git's `commit.template` lets every message begin with.
record MessageTemplate(Workspace workspace, Path workTree) {
    private static final int LIMIT = 1 << 16;

    /// The text, comments included; `""` when none is configured.
    ///
    /// @throws UserError
    ///             if the file cannot be read
    String text() throws InterruptedException {
        var setting = workspace.ask(new GetSetting("commit.template"));
        if (setting.isEmpty() || setting.get().isBlank()) {
            return "";
        }
        try (var in = Files.newInputStream(path(setting.get()))) {
            var bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw unreadable(setting.get(), "it is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw unreadable(setting.get(), IoReason.of(e));
        } catch (InvalidPathException e) {
            throw unreadable(setting.get(), "this is no path");
        }
    }

    private Path path(String name) {
        if (name.startsWith("~/")) {
            return Path.of(workspace.environment().get("HOME").orElse(""), name.substring(2));
        }
        return workTree.resolve(name);
    }

    private static UserError unreadable(String name, String why) {
        return new UserError(Exit.PRECONDITION, "commit.template cannot be read: " + name + ": " + why,
                "correct it with 'git config commit.template FILE', or give a message");
    }
}
