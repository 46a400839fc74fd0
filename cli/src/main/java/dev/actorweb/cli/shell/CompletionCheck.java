package dev.actorweb.cli.shell;

import dev.actorweb.cli.Environment;
import dev.actorweb.cli.UserError;
import dev.actorweb.completions.Shell;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Whether the completion that was installed is that of this `aw`.
final class CompletionCheck {
    private static final String SUBJECT = "shell";

    private CompletionCheck() {}

    static Diagnosis look(Environment environment) {
        var installed = new ArrayList<String>();
        var old = new ArrayList<String>();
        try {
            for (var shell : Shell.values()) {
                var script = CompletionPlaces.of(shell, environment).script();
                if (Files.isRegularFile(script)) {
                    (isFresh(script, shell) ? installed : old).add(shell.title());
                }
            }
        } catch (UserError noHome) {
            return Diagnosis.ok(SUBJECT, "no home to look for completion in");
        } catch (IOException e) {
            return Diagnosis.warning(SUBJECT, "completion can't be read: " + IoReason.withFile(e),
                    "aw completion --install");
        }
        if (!old.isEmpty()) {
            return Diagnosis.warning(SUBJECT, "completion is of another aw: " + String.join(", ", old),
                    "aw completion --install " + old.getFirst());
        }
        return Diagnosis.ok(SUBJECT, installed.isEmpty()
                ? "completion is not installed by 'aw completion --install'"
                : "completion is installed for " + String.join(", ", installed));
    }

    private static boolean isFresh(Path script, Shell shell) throws IOException {
        return Files.readString(script).equals(CompletionCommand.script(shell));
    }
}
