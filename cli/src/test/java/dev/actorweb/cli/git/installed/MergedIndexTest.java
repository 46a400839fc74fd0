package dev.actorweb.cli.git.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the file of the index tells without git.
class MergedIndexTest {
    private GitSandbox git;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        git = new GitSandbox(folder);
        this.folder = folder.resolve("own");
    }

    private Path repository(String... options) {
        git.git(git.home(), init(options));
        git.git(folder, "config", "user.name", "Ann");
        git.git(folder, "config", "user.email", "ann@localhost");
        for (int i = 0; i < 300; i++) {
            git.write(folder, "d" + i % 7 + "/" + "n".repeat(1 + i % 61) + i, "text " + i + "\n");
        }
        git.git(folder, "add", "--all");
        git.git(folder, "commit", "--quiet", "--message=feat: begin");
        return folder;
    }

    private String[] init(String... options) {
        var words = new ArrayList<>(List.of("init", "--quiet"));
        words.addAll(List.of(options));
        words.add(folder.toString());
        return words.toArray(String[]::new);
    }

    private Path index() {
        return folder.resolve(".git/index");
    }

    private void conflict() {
        git.git(folder, "switch", "--quiet", "--create", "other");
        git.commit(folder, "d0/clash", "theirs\n", "feat: theirs");
        git.git(folder, "switch", "--quiet", "-");
        git.commit(folder, "d0/clash", "ours\n", "feat: ours");
        git.tryGit(folder, "merge", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void anIndexIsMergedUntilAMergeStopsAtAConflict(String format) {
        repository("--object-format=" + format);
        assertThat(MergedIndex.read(index())).contains(true);

        conflict();

        assertThat(MergedIndex.read(index())).contains(false);
    }

    @Test
    void entriesWithMoreFlagsAndNamesOfAnyLengthAreRead() {
        repository();
        git.write(folder, "later", "not yet\n");
        git.write(folder, "x".repeat(200) + "/" + "y".repeat(200) + "/" + "z".repeat(200), "deep\n");
        git.git(folder, "add", "--intent-to-add", "later");
        git.git(folder, "add", "--all");
        git.git(folder, "update-index", "--skip-worktree", "later");
        var path = "p/".repeat(2500) + "q";
        var blob = git.git(folder, "hash-object", "-w", "later").strip();
        git.git(folder, "update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);

        assertThat(MergedIndex.read(index())).contains(true);
    }

    @Test
    void whatTheFileDoesNotTellIsForGit() throws IOException {
        repository();
        git.git(folder, "update-index", "--index-version=4");
        assertThat(MergedIndex.read(index())).isEmpty();

        git.git(folder, "update-index", "--index-version=2");
        git.git(folder, "update-index", "--split-index");
        assertThat(MergedIndex.read(index())).isEmpty();

        git.git(folder, "update-index", "--no-split-index");
        assertThat(MergedIndex.read(index())).contains(true);

        Files.delete(index());
        assertThat(MergedIndex.read(index())).contains(true);
    }

    @Test
    void aDamagedFileTellsNothingAndHarmsNothing(@TempDir Path other) throws IOException {
        repository();
        var whole = Files.readAllBytes(index());
        var file = other.resolve("index");
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            assertThat(MergedIndex.read(Files.write(file, damaged))).as("%d bytes", damaged.length).isEmpty();
        }
        for (int i = 0; i < 500; i++) {
            var damaged = whole.clone();
            for (int n = random.nextInt(8); n >= 0; n--) {
                damaged[random.nextInt(64)] = (byte) random.nextInt();
            }
            MergedIndex.read(Files.write(file, damaged)); // ends, and throws nothing
        }
        assertThat(MergedIndex.read(Files.write(file, whole))).isEqualTo(Optional.of(true));
    }
}
