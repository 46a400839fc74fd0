package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/configuration.md` says what the code does.
class ConfigReferenceTest {
    @Test
    void theExampleIsReadAndSetsEveryKey(@TempDir Path folder) throws IOException {
        var page = Checkout.read("docs/configuration.md");
        var start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve("aw.yaml"), page.substring(start, page.indexOf("```", start)));

        var reading = ConfigLoader.read(folder, Map.of());

        assertThat(reading.problems()).isEmpty();
        assertThat(Arrays.asList(Key.values()))
                .allSatisfy(key -> assertThat(reading.config().origins().keySet())
                        .anyMatch(path -> path.startsWith(key.path())));
    }

    @Test
    void everyKeyHasARow() throws IOException {
        var page = Checkout.read("docs/configuration.md");

        assertThat(Arrays.asList(Key.values()))
                .allSatisfy(key -> assertThat(page).contains("\n| `" + key.path() + "` | "));
    }
}
