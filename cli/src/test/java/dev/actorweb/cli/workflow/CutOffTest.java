package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes that were killed in the midst of a step: git had done half of it.
class CutOffTest extends InStudio {
    /// As if the process had been killed before the step was noted.
    private void forgetTheEnd() throws IOException {
        var log = ann.resolve(".git/aw/operations.jsonl");
        var lines = Files.readAllLines(log);
        int begun = lines.size() - 1;
        while (!lines.get(begun).contains("\"entry\":\"begun\"")) {
            begun--;
        }
        Files.writeString(log, String.join("\n", lines.subList(0, begun + 1)) + "\n");
        Files.writeString(ann.resolve(".git/aw/pending"), "an operation of aw has not ended\n");
    }

    private Path entry() {
        return ann.resolve(".git/worktrees/ann-tests");
    }

    private Path tests() {
        return ann.resolveSibling("ann-tests");
    }

    /// A work tree whose making git was killed in, at one of several moments.
    private String halfMade(String moment) throws IOException {
        studio.git.commit(ann, "more", "m", "feat: more");
        studio.git.git(ann, "push", "origin", "HEAD:main");
        var before = studio.snapshot(ann);
        studio.ok(ann, "worktree", "add", "tests");
        forgetTheEnd();
        if (moment.equals("unlocked")) { // all is done, but for git's own note that it is
            Files.writeString(entry().resolve("locked"), "initializing\n");
            return before;
        }
        Files.writeString(entry().resolve("locked"), "initializing");
        Files.delete(entry().resolve("index"));
        Files.createFile(entry().resolve("index.lock"));
        if (moment.equals("some files")) {
            Files.delete(tests().resolve("more"));
            return before;
        }
        Files.delete(tests().resolve("more"));
        Files.delete(tests().resolve("README"));
        if (moment.equals("no files")) {
            Files.writeString(entry().resolve("HEAD"), studio.git.tip(ann, "HEAD") + "\n");
            return before;
        }
        Files.delete(tests().resolve(".git"));
        if (moment.equals("a branch and an entry")) {
            Files.delete(entry().resolve("gitdir"));
            return before;
        }
        Files.delete(tests());
        return before;
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlocked", "some files", "no files", "a branch and a folder",
            "a branch and an entry"})
    void aHalfMadeWorkTreeIsCompleted(String moment) throws IOException {
        var _ = halfMade(moment);

        assertThat(studio.ok(ann, "status")).contains("'aw worktree' has not ended");
        studio.ok(ann, "worktree", "--continue");

        assertThat(studio.git.git(tests(), "status", "--porcelain", "--branch")).isEqualTo("## tests\n");
        assertThat(studio.git.read(tests(), "more")).isEqualTo("m");
        assertThat(entry().resolve("locked")).doesNotExist();
        assertThat(entry().resolve("index.lock")).doesNotExist();
        assertThat(studio.git.git(ann, "worktree", "list", "--porcelain")).doesNotContain("locked");
        studio.ok(ann, "undo");
        assertThat(tests()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlocked", "some files", "no files", "a branch and a folder",
            "a branch and an entry"})
    void aHalfMadeWorkTreeIsTakenBack(String moment) throws IOException {
        var before = halfMade(moment);

        studio.ok(ann, "undo");

        assertThat(tests()).doesNotExist();
        assertThat(entry()).doesNotExist();
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.ok(ann, "status")).doesNotContain("pending");
    }

    @Test
    void whatSomebodyHasWrittenIntoAHalfMadeWorkTreeIsKept() throws IOException {
        var _ = halfMade("some files");
        studio.git.write(tests(), "README", "edited\n");
        studio.git.write(tests(), "mine", "m");

        var run = studio.aw(ann, "undo");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("is kept: git show refs/aw/removed/tests");
        assertThat(tests()).doesNotExist();
        assertThat(studio.git.git(ann, "show", "refs/aw/removed/tests:README")).isEqualTo("edited\n");
        assertThat(studio.git.git(ann, "show", "refs/aw/removed/tests:mine")).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--continue", "--abort"})
    void aHalfRemovedWorkTreeIsRemovedOrFilledAgain(String option) throws IOException {
        studio.ok(ann, "worktree", "add", "tests");
        var copy = Files.readString(tests().resolve(".git"));
        studio.ok(ann, "worktree", "remove", "tests");
        forgetTheEnd();
        studio.git.git(ann, "worktree", "add", tests().toString(), "tests");
        assertThat(Files.readString(tests().resolve(".git"))).isEqualTo(copy);
        Files.delete(tests().resolve("README"));

        studio.ok(ann, "worktree", option);

        if (option.equals("--abort")) {
            assertThat(studio.git.git(tests(), "status", "--porcelain")).isEmpty();
        } else {
            assertThat(tests()).doesNotExist();
        }
        assertThat(studio.ok(ann, "status")).doesNotContain("pending");
    }

    @Test
    void aCommitWhoseIndexWasNotCopiedAnyMoreIsTakenBackWithTheIndex() throws IOException {
        studio.git.write(ann, "README", "one\n");
        studio.git.git(ann, "add", "README");
        studio.git.write(ann, "README", "two\n");
        studio.git.write(ann, "new", "n");
        var before = studio.git.git(ann, "status", "--porcelain");
        studio.ok(ann, "save", "feat: all", "--all");
        Files.delete(ann.resolve(".git/aw/index/1-after"));
        forgetTheEnd();

        studio.ok(ann, "undo");

        assertThat(studio.git.git(ann, "status", "--porcelain")).isEqualTo(before);
        assertThat(studio.git.git(ann, "show", ":README")).isEqualTo("one\n");
        assertThat(ann.resolve(".git/aw/index/1-found")).exists();
    }

    /// Paths are staged before the commit is made.
    @Test
    void whatAKilledSaveHasStagedIsStagedNoMore() throws IOException {
        studio.git.write(ann, "README", "one\n");
        studio.git.git(ann, "add", "README");
        studio.git.write(ann, "README", "two\n");
        studio.git.write(ann, "new", "n");
        var before = studio.git.git(ann, "status", "--porcelain");
        studio.ok(ann, "save", "feat: all", "--all");
        studio.git.git(ann, "reset", "--soft", "HEAD^");
        forgetTheEnd();

        studio.ok(ann, "undo");

        assertThat(studio.git.git(ann, "status", "--porcelain")).isEqualTo(before);
        assertThat(studio.git.git(ann, "show", ":README")).isEqualTo("one\n");
        assertThat(studio.git.read(ann, "README")).isEqualTo("two\n");
        assertThat(ann.resolve(".git/aw/index/1-found")).exists();
    }
}
