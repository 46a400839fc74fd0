package dev.actorweb.cli.oplog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.git.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFilesTest {
    private Path log;
    private HeldFiles held;

    @BeforeEach
    void open(@TempDir Path folder) {
        log = folder.resolve("aw");
        held = HeldFiles.beside(log);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsKeptIsReadAgain() throws IOException {
        var hash = held.keep(bytes("one"));

        assertThat(held.keep(bytes("one"))).isEqualTo(hash);
        assertThat(held.keep(bytes("two"))).isNotEqualTo(hash);
        assertThat(held.read(hash)).isEqualTo(bytes("one"));
        try (var files = Files.list(log.resolve("files"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatIsDamagedOrGoneIsSaid() throws IOException {
        var hash = held.keep(bytes("one"));
        Files.writeString(log.resolve("files").resolve(hash), "other");

        assertThatThrownBy(() -> held.read(hash)).isInstanceOf(GitException.class)
                .hasMessageContaining("damaged");
        held.retain(Set.of());
        assertThatThrownBy(() -> held.read(hash)).isInstanceOf(GitException.class);
    }

    @Test
    void onlyHashesAreNamesOfFiles() {
        assertThatThrownBy(() -> new Step.FileState("../../etc/passwd", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Step.FileState("A".repeat(64), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLogThatIsShortenedDropsWhatNoOperationNeeds() {
        var journal = new Journal(log.resolve("operations.jsonl"));
        var lost = held.keep(bytes("lost"));
        int first = journal.begin(Instant.EPOCH, heading(), List.of(replace(lost)));
        journal.end(first, Outcome.DONE, "x".repeat(1 << 21));
        for (int i = 0; i < 201; i++) {
            var hash = held.keep(bytes("kept " + i));
            journal.end(journal.begin(Instant.EPOCH, heading(), List.of(replace(hash))), Outcome.DONE, "");
        }

        assertThat(Files.exists(log.resolve("files").resolve(HeldFiles.hash(bytes("kept 200"))))).isTrue();
        assertThat(Files.exists(log.resolve("files").resolve(HeldFiles.hash(bytes("kept 100"))))).isTrue();
        assertThat(Files.exists(log.resolve("files").resolve(lost))).isFalse();
    }

    private static Step replace(String hash) {
        return new Step.ReplaceFile(Path.of("/f"), Optional.empty(),
                Optional.of(new Step.FileState(hash, false)));
    }

    private static Heading heading() {
        return new Heading("update", List.of(), "", Optional.empty(), Optional.empty());
    }
}
