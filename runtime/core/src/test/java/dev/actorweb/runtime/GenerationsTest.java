package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A system that lives long keeps nothing of those who have ended.
class GenerationsTest {
    /// A million with `-Daw.load=1000000`, which the profile `load` of the build sets: then sixteen
    /// bytes that each leaves behind are too many.
    private static final int MANY = Integer.getInteger("aw.load", 20_000);

    @Test
    void asManyGenerationsAsOneLikesLiveInSixteenMegabytes() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-Xmx16m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                "-cp", System.getProperty("java.class.path"), Generations.class.getName(),
                Integer.toString(MANY)).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(10, TimeUnit.MINUTES).execute(process::destroyForcibly);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
