package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody in front of a terminal sees.
class TerminalIT {
    @TempDir
    Path folder;

    @Test
    void theTerminalIsNoticedAndColoursAreUsed() throws Exception {
        try (var screen = Screen.open(folder)) {
            screen.enter("aw doctor; echo done:$?");

            assertThat(screen.await("done:0")).contains("input, output, messages");
            assertThat(screen.styled()).contains("\u001b[32mok");
        }
    }

    @Test
    void noColorIsHonoured() throws Exception {
        try (var screen = Screen.open(folder, "NO_COLOR=1")) {
            screen.enter("aw doctor; echo done:$?");

            screen.await("done:0");
            assertThat(screen.styled()).doesNotContain("\u001b[32mok");
        }
    }

    @Test
    void tabCompletesInTheRealShell() throws Exception {
        try (var screen = Screen.open(folder)) {
            screen.enter("source <(aw completion bash) && echo rea''dy").await("ready");
            screen.type("aw vers").press("Tab").type("--form").press("Tab").type("js").press("Tab", "Enter");

            assertThat(screen.await("aw/version/1")).contains("$ aw version --format json");
        }
    }
}
