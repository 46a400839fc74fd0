package dev.actorweb.cli.git.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.process.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRunTest {
    @TempDir
    Path folder;

    @Test
    void whoWritesWithoutEndIsEnded() throws Exception {
        var run = run("echo $$ >pid; exec yes");

        assertThat(run.perform(1 << 20)).isEqualTo(new CheckRun.Result.TooMuchOutput(1 << 20));

        var process = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()));
        assertThat(process.filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(Files.size(folder.resolve("logs/log"))).isGreaterThan(1 << 20);
    }

    @Test
    void muchIsNotTooMuch() throws Exception {
        assertThat(run("head -c 1000000 /dev/zero").perform(1 << 20)).isEqualTo(new CheckRun.Result.Passed());
    }

    private CheckRun run(String script) {
        return new CheckRun("check", List.of("sh", "-c", script), folder, Environment.inherited(),
                Duration.ofMinutes(2),
                folder.resolve("logs/log"));
    }
}
