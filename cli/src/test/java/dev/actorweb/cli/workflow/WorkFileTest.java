package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.HeldFiles;
import dev.actorweb.cli.oplog.Step;
import dev.actorweb.cli.oplog.Step.FileState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may have happened between a plan and its writing.
class WorkFileTest {
    @TempDir
    private Path temp;
    private Path tree;
    private Path elsewhere;
    private Layout layout;

    @BeforeEach
    void folders() throws IOException {
        temp = temp.toRealPath();
        tree = Files.createDirectories(temp.resolve("tree"));
        elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        var git = Files.createDirectories(tree.resolve(".git"));
        layout = new Layout(Optional.of(tree), git, git);
    }

    private FileState state(String text, boolean executable) {
        return new FileState(HeldFiles.of(layout).keep(text.getBytes(StandardCharsets.UTF_8)), executable);
    }

    private void make(String path) {
        new WorkFile(layout).replace(
                new Step.ReplaceFile(tree.resolve(path), Optional.empty(), Optional.of(state("x", false))));
    }

    @Test
    void aLinkThatHasComeInBetweenIsNotFollowed() throws IOException {
        Files.createSymbolicLink(tree.resolve("folder"), elsewhere);
        Files.createSymbolicLink(tree.resolve("file"), elsewhere.resolve("file"));
        Files.createDirectories(elsewhere.resolve("deep"));

        for (var path : new String[]{"folder/a.txt", "folder/deep/a.txt", "folder/new/a.txt", "file"}) {
            assertThatThrownBy(() -> make(path)).as(path).isInstanceOf(UserError.class)
                    .hasMessageContaining("somebody else");
        }
        try (var files = Files.walk(elsewhere)) {
            assertThat(files).containsExactlyInAnyOrder(elsewhere, elsewhere.resolve("deep"));
        }
    }

    @Test
    void aFileThatHasComeInBetweenStays() throws IOException {
        Files.writeString(tree.resolve("a.txt"), "somebody's");

        assertThatThrownBy(() -> make("a.txt")).isInstanceOf(UserError.class);

        assertThat(tree.resolve("a.txt")).hasContent("somebody's");
    }

    @Test
    void aNewFileHasThePermissionsOfAnyNewFile() throws IOException {
        make("deep/a.txt");
        new WorkFile(layout).replace(
                new Step.ReplaceFile(tree.resolve("run"), Optional.empty(), Optional.of(state("y", true))));

        var plain = Files.getPosixFilePermissions(Files.createFile(temp.resolve("plain")));
        assertThat(Files.getPosixFilePermissions(tree.resolve("deep/a.txt"))).isEqualTo(plain);
        assertThat(Files.isExecutable(tree.resolve("run"))).isTrue();
        assertThat(Files.getPosixFilePermissions(tree.resolve("run"))).containsAll(plain);
    }
}
