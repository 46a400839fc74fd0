package dev.actorweb.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// All that `run stress` puts under stress, for a moment each, in the profile `load`.
class StressTest {
    /// The tests whose names contain it.
    private static final String WHICH = System.getProperty("aw.stress", "");

    @TempDir
    private Path folder;

    @Test
    @EnabledIfSystemProperty(named = "aw.stress", matches = ".+", disabledReason = "takes minutes: mvn -Pload")
    void nothingForbiddenComesOutInAMoment() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = folder.resolve("output");
        var process = new ProcessBuilder(java, "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), "org.openjdk.jcstress.Main", "-m", "sanity", "-t",
                WHICH,
                "-r", folder.resolve("report").toString()).directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        CompletableFuture.delayedExecutor(30, TimeUnit.MINUTES).execute(process::destroyForcibly);
        int result = process.waitFor();
        assertThat(Files.readString(output)).contains("Failed tests: No matches.")
                .contains("Error tests: No matches.");
        assertThat(result).isZero();
    }
}
