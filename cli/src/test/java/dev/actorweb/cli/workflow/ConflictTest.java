package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sync and ship meet a conflict: it is resolved in the work tree, skipped, or given up.
class ConflictTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void conflict(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.commit(ann, "README", "ann's\n", "fix: mine");
        studio.git.commit(ann, "c", "c", "feat: c");
        var bob = studio.bob();
        studio.git.commit(bob, "README", "bob's\n", "fix: bob's");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
    }

    private String stopped(String... args) {
        var run = studio.aw(ann, args);
        assertThat(run.exit()).as(run.err() + run.out()).isEqualTo(Exit.STOPPED);
        return run.err();
    }

    private void resolve() {
        studio.git.write(ann, "README", "both\n");
        studio.git.git(ann, "add", "README");
    }

    private String shippedReadme() {
        return studio.git.git(studio.git.remote(), "show", "main:README");
    }

    @ParameterizedTest
    @CsvSource({"sync,rebase", "ship,rebase", "sync,merge", "ship,merge", "ship,squash"})
    void givenUpEverythingIsAsBefore(String command, String strategy) {
        studio.config(ann, "workflow: { ship: { strategy: " + strategy + " } }\n");
        var before = studio.snapshot(ann);
        var options = command.equals("ship") && strategy.equals("squash")
                ? new String[]{command, "-m", "feat: all"}
                : new String[]{command};

        assertThat(stopped(options)).contains("conflicts with origin/main in README")
                .contains("aw " + command + " --continue");
        assertThat(studio.git.read(ann, "README")).contains("<<<<<<<");
        assertThat(stopped("save", "feat: x")).contains("'aw " + command + "' has not ended");
        assertThat(studio.aw(ann, command, "--continue").exit()).isEqualTo(Exit.STOPPED);
        studio.ok(ann, command, "--abort");

        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.aw(ann, command, "--continue").exit()).isEqualTo(Exit.PRECONDITION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebase", "merge", "squash"})
    void resolvedTheShipGoesOn(String strategy) {
        studio.config(ann, "workflow: { ship: { strategy: " + strategy + " } }\n");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        var before = studio.snapshot(ann);
        var remote = studio.git.git(studio.git.remote(), "for-each-ref");
        stopped(strategy.equals("squash")
                ? new String[]{"ship", "--message", "feat: all"}
                : new String[]{"ship"});
        resolve();

        assertThat(studio.ok(ann, "ship", "--continue")).contains("shipped ");

        assertThat(shippedReadme()).isEqualTo("both\n");
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(studio.git.tip(studio.git.remote(), "main"));
        assertThat(studio.git.read(ann, "c")).isEqualTo("c");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();

        studio.ok(ann, "undo");
        assertThat(studio.git.git(studio.git.remote(), "for-each-ref")).isEqualTo(remote);
        studio.ok(ann, "undo");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void resolvedTheSyncGoesOn() {
        stopped("sync");
        resolve();

        assertThat(studio.ok(ann, "sync", "--continue")).contains("feat/door is up to date with origin/main");

        assertThat(studio.subjects(ann, "HEAD")).isEqualTo(
                "feat: c\nfix: mine\nfeat: a\nfix: bob's\ndocs: say hello\n");
        assertThat(studio.git.tip(ann, "main")).isEqualTo(studio.git.tip(ann, "origin/main"));
    }

    @Test
    void whoFinishesTheRebaseByHandGoesOnAllTheSame() {
        stopped("ship");
        resolve();
        studio.git.git(ann, "-c", "core.editor=true", "rebase", "--continue");

        studio.ok(ann, "ship", "--continue");

        assertThat(shippedReadme()).isEqualTo("both\n");
    }

    @Test
    void aCommitCanBeSkipped() {
        stopped("ship");

        studio.ok(ann, "ship", "--skip");

        assertThat(shippedReadme()).isEqualTo("bob's\n");
        assertThat(studio.subjects(studio.git.remote(), "main"))
                .isEqualTo("feat: c\nfeat: a\nfix: bob's\ndocs: say hello\n");
    }

    @Test
    void aMergeHasNothingToSkip() {
        studio.config(ann, "workflow: { ship: { strategy: merge } }\n");
        stopped("ship");

        var run = studio.aw(ann, "ship", "--skip");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("can only be resolved or aborted");
        studio.ok(ann, "ship", "--abort");
    }

    @Test
    void severalConflictsAreResolvedOneAfterTheOther() {
        studio.git.commit(ann, "README", "ann's again\n", "fix: mine again");
        stopped("ship");
        resolve();

        assertThat(stopped("ship", "--continue")).contains("README");
        studio.git.write(ann, "README", "at last\n");
        studio.git.git(ann, "add", "README");
        studio.ok(ann, "ship", "--continue");

        assertThat(shippedReadme()).isEqualTo("at last\n");
    }

    @Test
    void aDryRunLeavesTheWorkTreeAlone() {
        var before = studio.snapshot(ann);

        assertThat(stopped("ship", "--dry-run")).contains("nothing was changed");
        assertThat(stopped("sync", "--dry-run")).contains("nothing was changed");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void aWorkTreeWithChangesIsLeftAlone() {
        studio.git.write(ann, "a", "edited");
        var before = studio.snapshot(ann);

        assertThat(stopped("sync")).contains("nothing was changed").contains("aw save");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void theCopyAtTheRemoteIsNotTakenForSomebodyElsesWork() {
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        stopped("sync");
        resolve();
        studio.ok(ann, "sync", "--continue");

        assertThat(studio.ok(ann, "ship")).contains("shipped 3 commits");
    }

    @Test
    void statusTellsWhatIsPending() {
        stopped("ship");

        assertThat(studio.ok(ann, "status")).contains("'aw ship' has not ended")
                .contains("aw ship --continue")
                .contains("aw undo");
        assertThat(studio.ok(ann, "status", "--json")).contains("\"pending\": {");
    }

    @Test
    void whatUndoWouldTakeBackIsShown() {
        stopped("ship");
        var during = studio.git.git(ann, "status");

        assertThat(studio.ok(ann, "undo", "--dry-run"))
                .startsWith("would take back aw ship (operation 1): resolve conflicts");
        assertThat(studio.ok(ann, "undo", "--dry-run", "--json")).contains("\"dryRun\": true");
        assertThat(studio.git.git(ann, "status")).isEqualTo(during);
    }

    @Test
    void withoutGitAConflictChangesNothing() {
        var before = studio.snapshot(ann);

        var run = studio.in(ann).with("AW_GIT_ENGINE", "jgit").call("ship");

        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(run.err()).contains("conflicts with origin/main in README")
                .contains("nothing was changed");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    /// What git has recorded of an earlier resolution it applies again, and stages it only where it
    /// is configured to.
    @Test
    void aResolutionThatRerereHasRecordedIsUsedAgain() {
        studio.git.git(ann, "config", "rerere.enabled", "true");
        studio.git.git(ann, "config", "rerere.autoUpdate", "true");
        stopped("sync");
        resolve();
        studio.git.git(ann, "rerere");
        studio.ok(ann, "sync", "--abort");

        assertThat(stopped("ship")).contains("rerere", "git diff --cached", "aw ship --continue")
                .doesNotContain("git rebase --skip");

        assertThat(studio.git.read(ann, "README")).isEqualTo("both\n");
        studio.ok(ann, "ship", "--continue");
        assertThat(shippedReadme()).isEqualTo("both\n");
    }
}
