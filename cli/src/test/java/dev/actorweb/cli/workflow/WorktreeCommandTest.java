package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    @Test
    void aWorkTreeIsAddedOnABranchOfItsOwnAndTakenBack() {
        var before = studio.snapshot(ann);

        studio.ok(ann, "worktree", "add", "tests");

        var tests = ann.resolveSibling("ann-tests");
        assertThat(studio.git.git(tests, "symbolic-ref", "--short", "HEAD")).isEqualTo("tests\n");
        assertThat(studio.git.tip(tests, "HEAD")).isEqualTo(studio.git.tip(ann, "origin/main"));
        assertThat(studio.ok(ann, "worktree", "list")).contains("tests").contains(tests.toString());
        assertThat(studio.ok(ann, "worktree", "list", "--json")).contains("\"branch\": \"tests\"");
        studio.ok(ann, "undo");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void itIsRemovedWhileItsBranchStays() {
        studio.ok(ann, "worktree", "add", "tests", "--branch", "agent/tests", "--path", "../elsewhere");
        var there = ann.resolveSibling("elsewhere");
        studio.git.commit(there, "t", "t", "test: t");

        studio.ok(ann, "worktree", "remove", "agent/tests");

        assertThat(Files.exists(there)).isFalse();
        assertThat(studio.subjects(ann, "agent/tests")).startsWith("test: t\n");
        studio.ok(ann, "undo");
        assertThat(studio.git.read(there, "t")).isEqualTo("t");
    }

    @Test
    void uncommittedWorkIsKeptEvenWhenForced() {
        studio.ok(ann, "worktree", "add", "tests");
        var tests = ann.resolveSibling("ann-tests");
        studio.git.write(tests, "staged", "s");
        studio.git.git(tests, "add", "staged");
        studio.git.write(tests, "README", "edited\n");
        studio.git.write(tests, "untracked", "u");
        var status = studio.git.git(tests, "status", "--porcelain");

        var run = studio.aw(ann, "worktree", "remove", "tests");
        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("has uncommitted work");

        studio.ok(ann, "worktree", "remove", "tests", "--force");
        assertThat(Files.exists(tests)).isFalse();
        studio.ok(ann, "undo");
        assertThat(studio.git.git(tests, "status", "--porcelain")).isEqualTo(status);
        assertThat(studio.git.read(tests, "untracked")).isEqualTo("u");
        assertThat(studio.git.read(tests, "README")).isEqualTo("edited\n");
    }

    @Test
    void whatIsGoneIsForgotten() throws Exception {
        studio.ok(ann, "worktree", "add", "tests");
        var tests = ann.resolveSibling("ann-tests");
        Files.move(tests, ann.resolveSibling("moved"));

        assertThat(studio.ok(ann, "worktree", "list")).contains("folder is gone");
        assertThat(studio.ok(ann, "worktree", "prune")).isEqualTo("forgot " + tests + "\n");
        assertThat(studio.ok(ann, "worktree", "prune")).isEqualTo("nothing to forget\n");
    }

    @Test
    void whatCannotBeDoneIsRefusedWithoutAChange() {
        studio.git.git(ann, "worktree", "add", "--quiet", "--detach", "../loose");
        var before = studio.snapshot(ann);

        assertThat(studio.aw(ann, "worktree", "add", "x", "--branch", "feat/door").err())
                .contains("is checked out in");
        assertThat(studio.aw(ann, "worktree", "add", "x", "--path", "../loose").err()).contains("exists");
        assertThat(studio.aw(ann, "worktree", "add", "../x").exit()).isEqualTo(Exit.USAGE);
        assertThat(studio.aw(ann, "worktree", "add", "x", "--from", "nowhere").exit())
                .isEqualTo(Exit.PRECONDITION);
        assertThat(studio.aw(ann, "worktree", "remove", "nothing").err()).contains("no work tree nothing");
        assertThat(studio.aw(ann, "worktree", "remove", "loose").err()).contains("no branch would keep");
        assertThat(studio.aw(ann, "worktree").exit()).isEqualTo(Exit.USAGE);
        assertThat(studio.ok(ann, "worktree", "add", "x", "--dry-run")).startsWith("would add work tree");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }
}
