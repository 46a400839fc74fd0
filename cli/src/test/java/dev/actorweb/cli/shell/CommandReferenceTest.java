package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/// The reference in `docs/commands` is what the model says. With `AW_UPDATE_DOCS` in the
/// environment this test writes it.
class CommandReferenceTest {
    @Test
    void theReferenceIsFresh() throws IOException {
        var folder = Checkout.root().resolve("docs/commands");
        var reference = new TreeMap<>(Manual.reference());
        if (System.getenv("AW_UPDATE_DOCS") != null) {
            update(folder, reference);
        }

        assertThat(files(folder)).as("the commands have changed: run this test with AW_UPDATE_DOCS=1, "
                + "look at the difference and commit docs/commands").isEqualTo(reference);
    }

    /// One voice: sentences that begin in the third person and end with a full stop, a short header
    /// in the imperative for a command within a command, examples that begin with the
    /// command itself.
    @Test
    void everyCommandSaysWhatItDoesAndShowsIt() {
        for (var name : Registry.names()) {
            var command = Registry.model(name);
            explained("aw " + name, command);
            command.subcommands().forEach((word, sub) -> {
                explained("aw " + name + " " + word, sub.getCommandSpec());
                assertThat(sub.getCommandSpec().usageMessage().header()).as("aw " + name + " " + word)
                        .hasSize(1)
                        .allMatch(header -> header.matches("[a-z].*[^.]"));
            });
        }
    }

    private static void explained(String command, CommandSpec spec) {
        assertThat(spec.usageMessage().description()).as(command).isNotEmpty()
                .allMatch(text -> text.matches("(?s)[A-Z].*\\."));
        assertThat(spec.usageMessage().footer()).as(command).isNotEmpty()
                .allMatch(example -> example.contains(command) || example.startsWith("#"));
    }

    private static void update(Path folder, Map<String, String> reference) throws IOException {
        Files.createDirectories(folder);
        for (var old : files(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (var page : reference.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.isDirectory(folder)) {
            try (var pages = Files.newDirectoryStream(folder)) {
                for (var page : pages) {
                    files.put(page.getFileName().toString(), Files.readString(page));
                }
            }
        }
        return files;
    }
}
