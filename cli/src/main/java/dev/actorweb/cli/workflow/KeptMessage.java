package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.GitProblem.Unwritable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The message of a commit that was not made, kept beside the repository's data so that nobody has
/// to write it again.
final class KeptMessage {
    private final Path file;

    /// @param gitDir
    ///            the work tree's own git folder
    KeptMessage(Path gitDir) {
        file = gitDir.resolve("aw").resolve("rejected-message.txt");
    }

    /// The message; `""` when none is kept.
    String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// Keeps `message` instead of an earlier one.
    ///
    /// @return how to use it again; where it cannot be kept, the message itself
    String keep(String message) {
        var temporary = file.resolveSibling("rejected-message.tmp");
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(temporary, message.endsWith("\n") ? message : message + "\n");
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            return "the message is kept; edit it and use it again: aw save --file '" + file + "'";
        } catch (IOException e) {
            temporary.toFile().delete(); // which holds less than the whole
            return "the message cannot be kept (" + Unwritable.of(file, e).message()
                    + "); copy it from here:\n" + message;
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException staysForNow) {
            return;
        }
    }
}
