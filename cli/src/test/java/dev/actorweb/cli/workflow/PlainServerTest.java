package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Remotes that cannot move several branches at once.
class PlainServerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Studio studio(boolean published) {
        var studio = new Studio(folder);
        studio.git.git(studio.git.remote(), "config", "receive.advertiseAtomic", "false");
        studio.git.commit(studio.ann, "door", "1", "feat: door");
        if (published) {
            studio.git.git(studio.ann, "push", "--quiet", "origin", "feat/door");
        }
        return studio;
    }

    @Test
    void oneBranchAloneIsPushedAllTheSame() {
        var studio = studio(false);

        studio.ok(studio.ann, "ship");

        assertThat(studio.subjects(studio.git.remote(), "main")).startsWith("feat: door\n");
    }

    @Test
    void severalBranchesAreRefusedWithWhatToDoAndNothingHasChanged() {
        var studio = studio(true);
        var before = studio.snapshot(studio.ann);
        var remote = studio.git.git(studio.git.remote(), "for-each-ref");

        var run = studio.aw(studio.ann, "ship");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("no atomic pushes", "git push origin --delete BRANCH");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
        assertThat(studio.git.git(studio.git.remote(), "for-each-ref")).isEqualTo(remote);
    }
}
