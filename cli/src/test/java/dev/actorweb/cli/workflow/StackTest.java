package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Branches that stand on the one that is shipped.
class StackTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
        studio.git.commit(ann, "poem", "one\n", "feat: one");
        studio.git.commit(ann, "poem", "one\ntwo\n", "feat: two");
        studio.git.git(ann, "switch", "--quiet", "--create", "feat/middle");
        studio.git.commit(ann, "poem", "one\ntwo\nthree\n", "feat: three");
        studio.git.git(ann, "switch", "--quiet", "--create", "feat/top");
        studio.git.commit(ann, "poem", "one\ntwo\nthree\nfour\n", "feat: four");
        studio.git.git(ann, "switch", "--quiet", "feat/door");
        var bob = studio.bob();
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jgit"})
    void theyAreBroughtAlongWithTheirOwnCommitsAlone(String engine) {
        var before = studio.snapshot(ann);
        var aw = engine.isEmpty() ? studio.in(ann) : studio.in(ann).with("AW_GIT_ENGINE", engine);

        var run = aw.call("ship", "--strategy", "squash", "--message", "feat: one and two");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(studio.subjects(ann, "feat/top")).isEqualTo(
                "feat: four\nfeat: three\nfeat: one and two\nfeat: b\ndocs: say hello\n");
        assertThat(studio.git.tip(ann, "feat/top^")).isEqualTo(studio.git.tip(ann, "feat/middle"));
        assertThat(studio.git.tip(ann, "feat/middle^")).isEqualTo(studio.git.tip(ann, "main"));
        if (engine.isEmpty()) {
            studio.ok(ann, "undo");
            assertThat(studio.snapshot(ann)).isEqualTo(before);
        }
    }

    @Test
    void theNextOfThemIsShippedWithoutAnythingInItsWay() {
        studio.ok(ann, "ship");
        studio.git.git(ann, "switch", "--quiet", "feat/middle");

        assertThat(studio.ok(ann, "ship")).contains("shipped 1 commit of feat/middle");
        assertThat(studio.subjects(studio.git.remote(), "main"))
                .isEqualTo("feat: three\nfeat: two\nfeat: one\nfeat: b\ndocs: say hello\n");
        assertThat(studio.ok(ann, "ship", "--dry-run")).contains("nothing to ship");
    }

    @Test
    void aDryRunShowsThem() {
        assertThat(studio.ok(ann, "ship", "--dry-run")).contains("move feat/middle ")
                .contains("move feat/top ");
    }

    @Test
    void uncommittedWorkInTheirWorkTreesStays() {
        studio.git.git(ann, "worktree", "add", "--quiet", "../top", "feat/top");
        var top = ann.resolveSibling("top");
        studio.git.write(top, "b", "in the way");

        studio.ok(ann, "ship");

        assertThat(studio.git.read(top, "b")).isEqualTo("in the way");
        assertThat(studio.git.git(top, "status", "--porcelain")).isEqualTo("?? b\n");
    }
}
