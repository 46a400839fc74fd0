package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Locks of git that a process has left behind: named with their age and what to do, and never
/// taken away.
class StaleLockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"git,.git/index.lock", "jgit,.git/index.lock", "git,.git/refs/heads/feat/door.lock",
            "jgit,.git/refs/heads/feat/door.lock", "git,.git/HEAD.lock"})
    void anOldLockIsNamedWithItsAge(String engine, String name) throws IOException {
        var studio = new Studio(folder);
        studio.git.write(studio.ann, "new", "1");
        var lock = studio.git.write(studio.ann, name, "");
        Files.setLastModifiedTime(lock,
                FileTime.from(Instant.now().minus(Duration.ofHours(3).plusMinutes(5))));
        var before = studio.git.tip(studio.ann, "feat/door");

        var run = studio.in(studio.ann).with("AW_GIT_ENGINE", engine).call("save", "feat: new");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains(lock.toString(), "3 hours old", "rm '" + lock + "'",
                "rejected-message.txt");
        assertThat(lock).exists();
        assertThat(studio.git.tip(studio.ann, "feat/door")).isEqualTo(before);
        Files.delete(lock);
        assertThat(studio.in(studio.ann).with("AW_GIT_ENGINE", engine).call("save", "feat: new").exit())
                .isEqualTo(Exit.OK);
    }

    @Test
    void aFreshLockIsSomebodyAtWork() {
        var studio = new Studio(folder);
        studio.git.write(studio.ann, "new", "1");
        studio.git.write(studio.ann, ".git/index.lock", "");

        var run = studio.aw(studio.ann, "save", "feat: new");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("another git process holds", "wait for that process")
                .doesNotContain(" old");
    }

    @Test
    void aLockOfABranchStopsAMoveBeforeAnyFileHasChanged() throws IOException {
        var studio = new Studio(folder);
        studio.git.commit(studio.ann, "door", "1", "feat: door");
        var bob = studio.bob();
        studio.git.commit(bob, "window", "1", "feat: window");
        studio.ok(bob, "ship");
        var lock = studio.git.write(studio.ann, ".git/refs/heads/feat/door.lock", "");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
        var before = studio.snapshot(studio.ann);

        var run = studio.aw(studio.ann, "sync");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains(lock.toString(), "4 days old");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
        assertThat(studio.ann.resolve("window")).doesNotExist();
    }
}
