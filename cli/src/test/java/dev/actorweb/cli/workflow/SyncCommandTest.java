package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {
    private Studio studio;
    private Path ann;
    private Path bob;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
        bob = studio.bob();
    }

    private void bobPushes(String path, String content) {
        studio.git.commit(bob, path, content, "feat: bob's " + path);
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
    }

    @Test
    void aBranchWithoutCommitsFollowsIntegration() {
        bobPushes("b", "b");

        var out = studio.ok(ann, "sync");

        assertThat(out).isEqualTo("feat/door took in 1 commit of origin/main and is now at "
                + studio.git.tip(bob, "HEAD").abbreviated() + "\n");
        assertThat(studio.git.read(ann, "b")).isEqualTo("b");
    }

    @Test
    void commitsAreRebasedAndTheLocalIntegrationBranchFollows() {
        studio.git.commit(ann, "a", "a", "feat: a");
        bobPushes("b", "b");

        studio.ok(ann, "sync");

        assertThat(studio.subjects(ann, "HEAD")).isEqualTo("feat: a\nfeat: bob's b\ndocs: say hello\n");
        assertThat(studio.git.tip(ann, "main")).isEqualTo(studio.git.tip(bob, "HEAD"));
        assertThat(studio.ok(ann, "sync")).isEqualTo("feat/door is up to date with origin/main\n");
    }

    @Test
    void whereShipMergesSyncMergesToo() {
        studio.config(ann, "workflow: { ship: { strategy: merge } }\n");
        var own = studio.git.tip(ann, "HEAD");
        bobPushes("b", "b");

        studio.ok(ann, "sync");

        assertThat(studio.git.tip(ann, "HEAD^1")).isEqualTo(own);
        assertThat(studio.git.tip(ann, "HEAD^2")).isEqualTo(studio.git.tip(bob, "HEAD"));
    }

    /// A forge deletes a branch when its pull request is merged.
    @Test
    void aBranchThatTheRemoteHasNoMoreIsForgotten() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "-u", "origin", "feat/door");
        studio.git.git(bob, "fetch", "--quiet");
        studio.git.git(bob, "merge", "--quiet", "--squash", "origin/feat/door");
        studio.git.git(bob, "commit", "--quiet", "-m", "feat: a (#1)");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main", ":feat/door");

        studio.ok(ann, "sync");

        assertThat(studio.git.git(ann, "for-each-ref", "refs/remotes/origin/feat")).isEmpty();
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(studio.git.tip(ann, "origin/main"));
        assertThat(studio.ok(ann, "status")).doesNotContain("aw sync");
    }

    @Test
    void whatOnlyTheRemoteHadIsNotForgotten() {
        studio.git.git(bob, "switch", "--quiet", "--create", "feat/door");
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "feat/door");
        studio.git.git(ann, "fetch", "--quiet");
        studio.git.git(bob, "push", "--quiet", "origin", ":feat/door");

        studio.ok(ann, "sync");

        assertThat(studio.git.tip(ann, "origin/feat/door")).isEqualTo(studio.git.tip(bob, "HEAD"));
    }

    @Test
    void withoutARemoteTheErrorTellsWhatCanBeDone() {
        studio.git.git(ann, "remote", "rename", "origin", "github");
        var run = studio.aw(ann, "sync");
        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("there is github", "remote: github");

        studio.git.git(ann, "remote", "remove", "github");
        assertThat(studio.aw(ann, "sync").err()).contains("git remote add origin", "push: false");
    }

    @Test
    void whoShipsWithinTheRepositoryNeedsNoRemote() {
        studio.git.git(ann, "remote", "remove", "origin");
        studio.config(ann, "workflow: { integration: main, ship: { push: false } }\n");
        studio.git.git(ann, "switch", "--quiet", "main");
        studio.git.commit(ann, "m", "m", "feat: m");
        studio.git.git(ann, "switch", "--quiet", "feat/door");

        assertThat(studio.ok(ann, "sync")).contains("took in 1 commit of main");

        assertThat(studio.subjects(ann, "HEAD")).isEqualTo("chore: configure aw\nfeat: m\ndocs: say hello\n");
        assertThat(studio.ok(ann, "sync")).isEqualTo("feat/door is up to date with main\n");
        studio.git.commit(ann, "README", "mine\n", "fix: mine");
        studio.git.git(ann, "switch", "--quiet", "main");
        studio.git.commit(ann, "README", "main's\n", "fix: main's");
        studio.git.git(ann, "switch", "--quiet", "feat/door");
        assertThat(studio.aw(ann, "sync").exit()).isEqualTo(Exit.STOPPED);
        studio.git.write(ann, "README", "both\n");
        studio.git.git(ann, "add", "README");
        studio.ok(ann, "sync", "--continue");
        assertThat(studio.ok(ann, "ship")).contains("main is now");
    }

    @Test
    void uncommittedChangesThatAreNotInTheWayStay() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.write(ann, "a", "changed");
        studio.git.write(ann, "untracked", "u");
        bobPushes("b", "b");

        studio.ok(ann, "sync");

        assertThat(studio.git.read(ann, "a")).isEqualTo("changed");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEqualTo(" M a\n?? untracked\n");
    }

    @Test
    void uncommittedChangesInTheWayAreNeverOverwritten() {
        studio.git.write(ann, "b", "mine");
        bobPushes("b", "b");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "sync");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("in the way: b");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.git.read(ann, "b")).isEqualTo("mine");
    }

    @Test
    void whatTheRemotesBranchHasIsTakenInToo() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        studio.git.git(bob, "fetch", "--quiet");
        studio.git.git(bob, "switch", "--quiet", "feat/door");
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "feat/door");
        studio.git.commit(ann, "c", "c", "feat: c");

        studio.ok(ann, "sync");

        assertThat(studio.subjects(ann, "HEAD")).isEqualTo("feat: c\nfeat: b\nfeat: a\ndocs: say hello\n");
    }

    @Test
    void aPublishedBranchThatWasRebasedDoesNotTakeInItsOldSelf() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        bobPushes("b", "b");

        studio.ok(ann, "sync");

        assertThat(studio.ok(ann, "sync")).contains("up to date");
        assertThat(studio.ok(ann, "ship")).contains("shipped 1 commit");
    }

    @Test
    void theIntegrationBranchItselfIsPulled() {
        studio.git.git(ann, "switch", "--quiet", "main");
        bobPushes("b", "b");

        studio.ok(ann, "sync");

        assertThat(studio.git.tip(ann, "main")).isEqualTo(studio.git.tip(bob, "HEAD"));
    }

    @Test
    void aDryRunMovesNothing() {
        bobPushes("b", "b");
        var before = studio.snapshot(ann);

        assertThat(studio.ok(ann, "sync", "--dry-run")).contains("would take in 1 commit of origin/main");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void withoutARemoteThereIsNothingToSyncWith() {
        var alone = studio.git.repository("alone");
        studio.git.commit(alone, "a", "a", "feat: a");

        var run = studio.aw(alone, "sync");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("no remote 'origin'");
    }

    @Test
    void aRemoteThatIsGoneIsAFailureOfTheRemote() {
        studio.git.git(ann, "remote", "set-url", "origin", "/nowhere/at/all");

        var run = studio.aw(ann, "sync");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("remote 'origin' cannot be reached");
    }

    @Test
    void programsGetADocument() {
        bobPushes("b", "b");

        assertThat(studio.ok(ann, "sync", "--json")).contains("\"schema\": \"aw/sync/1\"")
                .contains("\"changed\": true").contains("\"taken\": 1");
    }
}
