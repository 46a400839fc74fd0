package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.git.CommitId;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private CommitId shipped() {
        return studio.git.tip(studio.git.remote(), "main");
    }

    private Path bobPushes(String path, String content) {
        var bob = studio.bob();
        studio.git.commit(bob, path, content, "feat: bob's " + path);
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        return bob;
    }

    /// Asserts that a run ended with `exit` and that neither Ann's repository nor the
    /// remote changed.
    private String refused(Exit exit, String... args) {
        var before = studio.snapshot(ann);
        var remote = studio.git.git(studio.git.remote(), "for-each-ref");

        var run = studio.aw(ann, args);

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.git.git(studio.git.remote(), "for-each-ref")).isEqualTo(remote);
        return run.err();
    }

    @Test
    void theCommitsReachTheRemotesIntegrationBranchAndTheBranchesHereFollow() {
        studio.git.commit(ann, "a", "a", "feat: a");
        bobPushes("b", "b");

        var out = studio.ok(ann, "ship");

        assertThat(out).isEqualTo(
                "shipped 1 commit of feat/door: origin/main is now " + shipped().abbreviated() + "\n");
        assertThat(studio.subjects(studio.git.remote(), "main"))
                .isEqualTo("feat: a\nfeat: bob's b\ndocs: say hello\n");
        for (var ref : new String[]{"HEAD", "feat/door", "main", "origin/main"}) {
            assertThat(studio.git.tip(ann, ref)).as(ref).isEqualTo(shipped());
        }
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
        assertThat(studio.git.read(ann, "b")).isEqualTo("b");
    }

    @Test
    void shippingTwiceShipsOnce() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.ok(ann, "ship");
        var tip = shipped();

        assertThat(studio.ok(ann, "ship")).startsWith("nothing to ship");
        assertThat(shipped()).isEqualTo(tip);
    }

    @Test
    void aSquashOfOneCommitKeepsItsMessage() {
        studio.git.commit(ann, "a", "a", "feat: a");
        bobPushes("b", "b");

        studio.ok(ann, "ship", "--strategy", "squash");

        assertThat(studio.subjects(studio.git.remote(), "main"))
                .isEqualTo("feat: a\nfeat: bob's b\ndocs: say hello\n");
    }

    @Test
    void aSquashOfSeveralCommitsNeedsAMessage() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.commit(ann, "b", "b", "fix: b");

        assertThat(refused(Exit.USAGE, "ship", "--strategy", "squash")).contains("--message");
        assertThat(refused(Exit.USAGE, "ship", "--strategy", "squash", "--message", "whatever"))
                .contains("not accepted");
        studio.ok(ann, "ship", "--strategy", "squash", "--message", "feat: both");

        assertThat(studio.subjects(studio.git.remote(), "main")).isEqualTo("feat: both\ndocs: say hello\n");
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(shipped());
    }

    @Test
    void aMergeHasIntegrationAsItsFirstParent() {
        studio.git.commit(ann, "a", "a", "feat: a");
        var own = studio.git.tip(ann, "HEAD");
        var bob = bobPushes("b", "b");

        studio.ok(ann, "ship", "--strategy", "merge");

        assertThat(studio.git.tip(ann, "HEAD^1")).isEqualTo(studio.git.tip(bob, "HEAD"));
        assertThat(studio.git.tip(ann, "HEAD^2")).isEqualTo(own);
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(shipped());
    }

    @Test
    void aFastForwardKeepsTheCommitsAsTheyAre() {
        studio.git.commit(ann, "a", "a", "feat: a");
        var own = studio.git.tip(ann, "HEAD");

        studio.ok(ann, "ship", "--strategy", "fast-forward");

        assertThat(shipped()).isEqualTo(own);
    }

    @Test
    void aFastForwardIsRefusedWhenIntegrationMovedOn() {
        studio.git.commit(ann, "a", "a", "feat: a");
        bobPushes("b", "b");

        assertThat(refused(Exit.PRECONDITION, "ship", "--strategy", "fast-forward")).contains("aw sync");
    }

    @Test
    void aRebaseDoesNotFlattenMerges() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "switch", "--quiet", "--create", "side", "main");
        studio.git.commit(ann, "s", "s", "feat: s");
        studio.git.git(ann, "switch", "--quiet", "feat/door");
        studio.git.git(ann, "merge", "--quiet", "--no-edit", "side");
        bobPushes("b", "b");

        assertThat(refused(Exit.PRECONDITION, "ship")).contains("--strategy merge");
    }

    @Test
    void theConfiguredStrategyIsUsed() {
        studio.config(ann, "workflow: { ship: { strategy: merge } }\n");

        studio.ok(ann, "ship");

        assertThat(studio.subjects(studio.git.remote(), "main")).startsWith("Merge branch 'feat/door'\n");
    }

    @Test
    void uncommittedWorkIsRefused() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.write(ann, "forgotten", "x");

        assertThat(refused(Exit.PRECONDITION, "ship")).contains("not clean: forgotten").contains("aw save");
    }

    @Test
    void theIntegrationBranchItselfIsRefused() {
        studio.git.git(ann, "switch", "--quiet", "main");
        studio.git.commit(ann, "a", "a", "feat: a");

        assertThat(refused(Exit.PRECONDITION, "ship")).contains("main is the integration branch itself");
    }

    @Test
    void aDetachedHeadIsRefused() {
        studio.git.git(ann, "switch", "--quiet", "--detach");

        var run = studio.aw(ann, "ship");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("detached HEAD");
    }

    @Test
    void anUnbornBranchIsRefused() {
        var run = studio.aw(studio.git.repository("fresh"), "ship");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("has no commit yet");
    }

    @Test
    void withoutARemoteItIsRefused() {
        var alone = studio.git.repository("alone");
        studio.git.commit(alone, "a", "a", "feat: a");
        studio.git.git(alone, "switch", "--quiet", "--create", "feat/x");

        var run = studio.aw(alone, "ship");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("no remote 'origin'");
    }

    @Test
    void anIntegrationBranchThatTheRemoteLacksIsSaid() {
        studio.config(ann, "workflow: { integration: develop }\n");

        assertThat(refused(Exit.PRECONDITION, "ship")).contains("remote 'origin' has no branch develop");
    }

    @Test
    void aRemoteThatRefusesIsQuotedWithoutItsControlSequences() {
        studio.git.hook(studio.git.remote(), "pre-receive",
                "printf 'closed \\033[31mtoday\\n' >&2; exit 1\n");
        studio.git.commit(ann, "a", "a", "feat: a");

        var err = refused(Exit.REFUSED, "ship");

        assertThat(err).contains("remote 'origin' refused main").contains("closed today")
                .doesNotContain("\u001b");
    }

    @Test
    void aLocalPrePushHookIsHeeded() {
        studio.git.hook(ann, "pre-push", "echo not now >&2; exit 1\n");
        studio.git.commit(ann, "a", "a", "feat: a");

        assertThat(refused(Exit.REFUSED, "ship")).contains("pre-push hook rejected").contains("not now")
                .doesNotContain("failed to push", "protected");
    }

    /// Most hooks print to standard output, which git mixes with its own.
    @Test
    void whatAPrePushHookPrintsIsShown() {
        studio.git.hook(ann, "pre-push", "echo 12 tests; echo 1 failed; exit 1\n");
        studio.git.commit(ann, "a", "a", "feat: a");

        assertThat(refused(Exit.REFUSED, "ship")).contains("| 12 tests\n", "| 1 failed\n")
                .doesNotContain("| To ", "Done");
    }

    @Test
    void somebodyWhoIsFasterIsTakenInAndTheAttemptRepeated() {
        studio.git.commit(ann, "a", "a", "feat: a");
        var bob = studio.bob();
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.hook(ann, "pre-push", """
                [ -e '%s/lost' ] && exit 0
                touch '%s/lost'
                unset $(git rev-parse --local-env-vars)
                cd '%s' && git push --quiet origin HEAD:main
                """.formatted(studio.git.home(), studio.git.home(), bob));

        var run = studio.aw(ann, "ship", "--json");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("\"attempts\": 2");
        assertThat(studio.subjects(studio.git.remote(), "main"))
                .isEqualTo("feat: a\nfeat: b\ndocs: say hello\n");
    }

    @Test
    void whoLosesEveryRaceIsToldAndCanTryAgain() {
        studio.git.commit(ann, "a", "a", "feat: a");
        var bob = studio.bob();
        studio.git.hook(ann, "pre-push", """
                unset $(git rev-parse --local-env-vars)
                cd '%s' && git commit --quiet --allow-empty -m 'feat: faster'
                git push --quiet origin HEAD:main
                """.formatted(bob));
        var before = studio.git.tip(ann, "feat/door");

        var run = studio.aw(ann, "ship");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("moved 3 times");
        assertThat(studio.git.tip(ann, "feat/door")).isEqualTo(before);
        assertThat(studio.subjects(studio.git.remote(), "main")).doesNotContain("feat: a");
    }

    @Test
    void checksRunOnTheResultInAWorkTreeOfItsOwn() {
        studio.config(ann,
                "workflow: { checks: [ { name: both, run: [sh, -c, 'ls; pwd; test -f a && test -f b'], on: [ship] } ] }\n");
        studio.git.commit(ann, "a", "a", "feat: a");
        bobPushes("b", "b");

        studio.ok(ann, "ship");

        assertThat(studio.git.read(ann, ".git/aw/checks/both.log")).doesNotContain(ann + "\n");
        assertThat(studio.git.git(ann, "worktree", "list").lines()).hasSize(1);
    }

    @Test
    void aCheckThatFailsStopsTheShip() {
        studio.config(ann, "workflow: { checks: [ { name: never, run: ['false'], on: [ship] } ] }\n");

        assertThat(refused(Exit.STOPPED, "ship")).contains("check 'never' failed")
                .contains("nothing was changed");
        studio.ok(ann, "ship", "--no-checks");
    }

    @Test
    void theRemotesCopyOfTheBranchIsDeleted() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");

        studio.ok(ann, "ship");

        assertThat(studio.git.git(studio.git.remote(), "branch", "--list")).isEqualTo("* main\n");
    }

    @Test
    void theRemotesCopyOfTheBranchMovesAlongWhereItIsKept() {
        studio.config(ann, "workflow: { ship: { delete-branch: false } }\n");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        bobPushes("b", "b");

        studio.ok(ann, "ship");

        assertThat(studio.git.tip(studio.git.remote(), "feat/door")).isEqualTo(shipped());
    }

    @Test
    void workOnTheRemotesBranchThatIsNotHereIsNeverOverwritten() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        var bob = studio.bob();
        studio.git.git(bob, "switch", "--quiet", "feat/door");
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "feat/door");

        assertThat(refused(Exit.PRECONDITION, "ship"))
                .contains("origin/feat/door has commits that are not here");
    }

    @Test
    void withoutPushOnlyTheLocalIntegrationBranchMoves() {
        studio.config(ann, "workflow: { integration: main, ship: { push: false } }\n");
        var remote = shipped();

        assertThat(studio.ok(ann, "ship")).contains(": main is now");

        assertThat(shipped()).isEqualTo(remote);
        assertThat(studio.git.tip(ann, "main")).isEqualTo(studio.git.tip(ann, "HEAD"));
    }

    @Test
    void aWorkTreeThatHasIntegrationCheckedOutFollows() {
        studio.git.git(ann, "worktree", "add", "--quiet", "../ann-main", "main");
        studio.git.commit(ann, "a", "a", "feat: a");

        studio.ok(ann, "ship");

        assertThat(studio.git.read(ann.resolveSibling("ann-main"), "a")).isEqualTo("a");
        assertThat(studio.git.tip(ann, "main")).isEqualTo(shipped());
    }

    @Test
    void aWorkTreeOfIntegrationWithChangesInTheWayIsLeftAlone() {
        studio.git.git(ann, "worktree", "add", "--quiet", "../ann-main", "main");
        studio.git.write(ann.resolveSibling("ann-main"), "a", "precious");
        studio.git.commit(ann, "a", "a", "feat: a");

        var run = studio.aw(ann, "ship");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("the local main was left where it is");
        assertThat(studio.git.read(ann.resolveSibling("ann-main"), "a")).isEqualTo("precious");
    }

    @Test
    void aDryRunNamesTheStepsAndTakesNone() {
        studio.git.commit(ann, "a", "a", "feat: a");
        var before = studio.snapshot(ann);
        var remote = shipped();

        var out = studio.ok(ann, "ship", "--dry-run");

        assertThat(out).startsWith(
                "would ship 1 commit of feat/door onto origin/main by rebase\n  push origin/main ");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(shipped()).isEqualTo(remote);
    }

    @Test
    void programsGetADocument() {
        studio.git.commit(ann, "a", "a", "feat: a");

        assertThat(studio.ok(ann, "ship", "--json")).contains("\"schema\": \"aw/ship/1\"")
                .contains("\"shipped\": true").contains("\"to\": \"" + shipped().hex() + "\"");
    }
}
