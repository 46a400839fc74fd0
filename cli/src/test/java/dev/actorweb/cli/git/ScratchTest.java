package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Short-lived files, and what killed processes leave of them.
class ScratchTest {
    private static final long NOBODY = 999_999_999_999L;

    @TempDir
    Path gitDir;

    @Test
    void whatWasReservedIsGoneWhenClosedAndSoIsItsLock() throws IOException {
        try (var scratch = new Scratch(gitDir)) {
            var index = scratch.write("index", new byte[1]);
            Files.createFile(index.resolveSibling(index.getFileName() + ".lock"));
            assertThat(gitDir.resolve("aw")).isNotEmptyDirectory();
        }
        assertThat(gitDir.resolve("aw")).isEmptyDirectory();
    }

    @Test
    void onlyWhatDeadProcessesLeftIsSwept() throws IOException {
        var aw = Files.createDirectories(gitDir.resolve("aw"));
        for (var name : new String[]{NOBODY + "-k1-0-keep", NOBODY + "-k1-0-keep.lock", NOBODY + "-notes",
                "operations.jsonl", "pending", "-1-2-3", "12", "9".repeat(40) + "-a-b"}) {
            Files.createFile(aw.resolve(name));
        }
        try (var scratch = new Scratch(gitDir)) {
            var alive = scratch.write("index", new byte[1]);
            Scratch.sweep(aw);

            assertThat(aw.toFile().list()).containsExactlyInAnyOrder(alive.getFileName().toString(),
                    NOBODY + "-notes", "operations.jsonl", "pending", "-1-2-3", "12",
                    "9".repeat(40) + "-a-b");
        }
        Scratch.sweep(aw.resolve("nowhere"));
    }
}
