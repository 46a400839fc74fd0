package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.ReplayResult.Rewritten;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bringing commits onto another tip, in memory.
interface ReplayContract extends EngineContract {
    /// `main` and `side` each with two commits on different files; `side` is checked out.
    private Path diverged() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        sandbox().commit(repository, "one", "1\n", "feat: one");
        sandbox().commit(repository, "two", "2\n", "feat: two\n\nwith a body\n");
        sandbox().git(repository, "checkout", "--quiet", "main");
        sandbox().commit(repository, "three", "3\n", "feat: three");
        sandbox().commit(repository, "four", "4\n", "feat: four");
        sandbox().git(repository, "checkout", "--quiet", "side");
        return repository;
    }

    private ReplayResult.Replayed replayed(ReplayResult result) {
        assertThat(result).isInstanceOf(ReplayResult.Replayed.class);
        return (ReplayResult.Replayed) result;
    }

    private String tree(Path repository, Object revision) {
        return sandbox().git(repository, "rev-parse", revision + "^{tree}");
    }

    @Test
    default void aRebaseGivesWhatGitRebaseGives() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        CommitId main = sandbox().tip(repository, "main");

        var result = replayed(open(repository).replay(ReplayPlan.rebase(side, main)));

        assertThat(sandbox().tip(repository, "side")).isEqualTo(side);
        assertThat(open(repository).status().isClean()).isTrue();
        sandbox().git(repository, "rebase", "--quiet", "main");
        String format = "--format=%an %ae %ad %cn %ce %B";
        assertThat(sandbox().git(repository, "log", format, main + ".." + result.tip()))
                .isEqualTo(sandbox().git(repository, "log", format, "main..side"));
        assertThat(tree(repository, result.tip())).isEqualTo(tree(repository, "side"));
        assertThat(sandbox().tip(repository, result.tip() + "~2")).isEqualTo(main);
    }

    @Test
    default void everyCommitKnowsWhatItBecame() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        CommitId first = sandbox().tip(repository, "side~1");
        CommitId main = sandbox().tip(repository, "main");

        var result = replayed(open(repository).replay(ReplayPlan.rebase(side, main)));

        assertThat(result.rewritten()).containsExactly(
                new Rewritten(first, Optional.of(sandbox().tip(repository, result.tip() + "~1"))),
                new Rewritten(side, Optional.of(result.tip())));
    }

    @Test
    default void authorAndDateSurviveWhileTheCommitterIsWhoReplays() {
        Path repository = diverged();
        sandbox().git(repository, "commit", "--quiet", "--amend", "--no-edit", "--author",
                "Zoë <zoe@example.org>",
                "--date", "2020-02-29T12:00:00+05:30");
        CommitId side = sandbox().tip(repository, "side");
        var environment = sandbox().environment().with("GIT_COMMITTER_NAME", "Änne");

        var result = replayed(open(repository, options().with(environment))
                .replay(ReplayPlan.rebase(side, sandbox().tip(repository, "main"))));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%an %ae %aI %cn", result.tip().hex()))
                .isEqualTo("Zoë zoe@example.org 2020-02-29T12:00:00+05:30 Änne\n");
    }

    @Test
    default void aLegacyMessageStaysReadable() {
        Path repository = diverged();
        CommitId legacy = LegacyCommits.latin1(sandbox(), repository, "fix: für später\n");

        var result = replayed(open(repository)
                .replay(ReplayPlan.rebase(legacy, sandbox().tip(repository, "main"))));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%an %B", result.tip().hex()))
                .isEqualTo("Jürgen fix: für später\n\n");
    }

    @Test
    default void aBranchThatAlreadyContainsTheTargetIsLeftAsItIs() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        CommitId base = sandbox().tip(repository, "side~2");

        var result = replayed(open(repository).replay(ReplayPlan.rebase(side, base)));

        assertThat(result.tip()).isEqualTo(side);
        assertThat(result.rewritten()).extracting(Rewritten::to).allMatch(Optional::isPresent);
    }

    @Test
    default void aBranchThatIsContainedEndsAtTheTarget() {
        Path repository = diverged();
        CommitId main = sandbox().tip(repository, "main");
        CommitId base = sandbox().tip(repository, "main~1");

        assertThat(open(repository).replay(ReplayPlan.rebase(base, main)))
                .isEqualTo(new ReplayResult.Replayed(main, List.of()));
    }

    @Test
    default void aCommitThatBecomesEmptyIsDroppedAndOneThatWasEmptyStays() {
        Path repository = diverged();
        sandbox().commit(repository, "three", "3\n", "feat: the same three");
        sandbox().git(repository, "commit", "--quiet", "--allow-empty", "-m", "chore: empty on purpose");
        CommitId side = sandbox().tip(repository, "side");
        CommitId same = sandbox().tip(repository, "side~1");
        CommitId main = sandbox().tip(repository, "main");

        var result = replayed(open(repository).replay(ReplayPlan.rebase(side, main)));

        assertThat(result.rewritten()).contains(new Rewritten(same, Optional.empty()));
        assertThat(sandbox().git(repository, "log", "--format=%s", main + ".." + result.tip()))
                .isEqualTo("chore: empty on purpose\nfeat: two\nfeat: one\n");
    }

    @Test
    default void aConflictNamesTheCommitAndThePaths() {
        Path repository = diverged();
        CommitId bad = sandbox().commit(repository, "three", "mine\n", "feat: my three");
        CommitId side = sandbox().commit(repository, "five", "5\n", "feat: five");
        CommitId main = sandbox().tip(repository, "main");

        assertThat(open(repository).replay(ReplayPlan.rebase(side, main)))
                .isEqualTo(new ReplayResult.Conflict(bad, List.of("three")));
        assertThat(open(repository).replay(ReplayPlan.squash(side, main, "feat: all")))
                .isEqualTo(new ReplayResult.Conflict(side, List.of("three")));
        assertThat(open(repository).replay(ReplayPlan.merge(side, main, "merge")))
                .isEqualTo(new ReplayResult.Conflict(side, List.of("three")));
        assertThat(sandbox().tip(repository, "side")).isEqualTo(side);
        assertThat(open(repository).operationInProgress()).isEmpty();
        assertThat(open(repository).status().isClean()).isTrue();
    }

    @Test
    default void conflictingPathsComeOutAsTheyAre() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "line\nbreak ü", "base\n", "feat: base");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        CommitId side = sandbox().commit(repository, "line\nbreak ü", "side\n", "feat: side");
        sandbox().git(repository, "checkout", "--quiet", "main");
        CommitId main = sandbox().commit(repository, "line\nbreak ü", "main\n", "feat: main");

        assertThat(open(repository).replay(ReplayPlan.rebase(side, main)))
                .isEqualTo(new ReplayResult.Conflict(side, List.of("line\nbreak ü")));
    }

    @Test
    default void changeAgainstDeletionIsAConflict() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "f", "base\n", "feat: base");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        CommitId side = sandbox().commit(repository, "f", "side\n", "feat: side");
        sandbox().git(repository, "checkout", "--quiet", "main");
        sandbox().git(repository, "rm", "--quiet", "f");
        sandbox().git(repository, "commit", "--quiet", "-m", "feat: drop");
        CommitId main = sandbox().tip(repository, "main");

        assertThat(open(repository).replay(ReplayPlan.rebase(side, main)))
                .isEqualTo(new ReplayResult.Conflict(side, List.of("f")));
    }

    @Test
    default void eachCommitIsMergedOnItsOwnParent() {
        // A change and its reversal: merged on the branch's base, the second would look like no
        // change.
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        sandbox().commit(repository, "README", "changed\n", "feat: change");
        CommitId side = sandbox().commit(repository, "README", "hello\n", "revert: change");
        sandbox().git(repository, "checkout", "--quiet", "main");
        CommitId main = sandbox().commit(repository, "other", "1\n", "feat: other");

        var result = replayed(open(repository).replay(ReplayPlan.rebase(side, main)));

        assertThat(result.rewritten()).extracting(Rewritten::to).allMatch(Optional::isPresent);
        assertThat(sandbox().git(repository, "show", result.tip() + "~1:README")).isEqualTo("changed\n");
        assertThat(sandbox().git(repository, "show", result.tip() + ":README")).isEqualTo("hello\n");
    }

    @Test
    default void aRebaseRefusesToFlattenAMerge() {
        Path repository = diverged();
        sandbox().git(repository, "merge", "--quiet", "--no-edit", "main~1");
        CommitId merge = sandbox().tip(repository, "side");
        CommitId side = sandbox().commit(repository, "five", "5\n", "feat: five");
        CommitId main = sandbox().tip(repository, "main");

        assertThat(open(repository).replay(ReplayPlan.rebase(side, main)))
                .isEqualTo(new ReplayResult.MergeInRange(merge));
    }

    @Test
    default void aSquashIsOneCommitOfThePresentUser() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        CommitId main = sandbox().tip(repository, "main");

        var result = replayed(open(repository).replay(ReplayPlan.squash(side, main, "feat: both\n\nbody")));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%P %an %cn %B", result.tip().hex()))
                .isEqualTo(main + " ann ann feat: both\n\nbody\n\n");
        assertThat(sandbox().git(repository, "ls-tree", "--name-only", result.tip().hex()))
                .isEqualTo("README\nfour\none\nthree\ntwo\n");
        assertThat(result.rewritten()).extracting(Rewritten::to).containsOnly(Optional.of(result.tip()));
    }

    @Test
    default void aSquashOfNothingNewEndsAtTheTarget() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        CommitId side = sandbox().commit(repository, "f", "1\n", "feat: f");
        sandbox().git(repository, "checkout", "--quiet", "main");
        CommitId main = sandbox().commit(repository, "f", "1\n", "feat: also f");

        assertThat(replayed(open(repository).replay(ReplayPlan.squash(side, main, "feat: f"))).tip())
                .isEqualTo(main);
    }

    @Test
    default void aMergeHasTheTargetForItsFirstParent() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        CommitId main = sandbox().tip(repository, "main");

        var result = replayed(open(repository).replay(ReplayPlan.merge(side, main, "merge: side")));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%P %s", result.tip().hex()))
                .isEqualTo(main + " " + side + " merge: side\n");
    }

    @Test
    default void aFastForwardNeedsTheTargetInTheBranch() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        Repository opened = open(repository);

        assertThat(replayed(opened.replay(ReplayPlan.fastForward(side, sandbox().tip(repository, "side~1"))))
                .tip())
                .isEqualTo(side);
        assertThat(opened.replay(ReplayPlan.fastForward(side, sandbox().tip(repository, "main"))))
                .isEqualTo(new ReplayResult.NotFastForward());
    }

    @Test
    default void unrelatedHistoriesAreNotForcedTogether() {
        Path repository = diverged();
        sandbox().git(repository, "checkout", "--quiet", "--orphan", "stranger");
        CommitId stranger = sandbox().commit(repository, "s", "1", "feat: stranger");

        assertThat(open(repository).replay(ReplayPlan.rebase(stranger, sandbox().tip(repository, "main"))))
                .isEqualTo(new ReplayResult.Unrelated());
    }

    @Test
    default void uncommittedWorkIsNotTouched() {
        Path repository = diverged();
        CommitId side = sandbox().tip(repository, "side");
        sandbox().write(repository, "one", "edited\n");
        sandbox().write(repository, "staged", "1\n");
        sandbox().git(repository, "add", "staged");
        Status before = open(repository).status();

        replayed(open(repository).replay(ReplayPlan.rebase(side, sandbox().tip(repository, "main"))));

        assertThat(open(repository).status()).isEqualTo(before);
        assertThat(sandbox().read(repository, "one")).isEqualTo("edited\n");
    }

    @Test
    default void aBareRepositoryCanReplayToo() {
        Path repository = diverged();
        sandbox().git(repository, "push", "--quiet", "origin", "main", "side");
        CommitId side = sandbox().tip(repository, "side");
        sandbox().git(sandbox().remote(), "config", "user.name", "bot");
        sandbox().git(sandbox().remote(), "config", "user.email", "bot@example.org");

        var result = replayed(open(sandbox().remote())
                .replay(ReplayPlan.rebase(side, sandbox().tip(repository, "main"))));

        assertThat(sandbox().git(sandbox().remote(), "log", "--format=%s", "-2", result.tip().hex())
                .getBytes(StandardCharsets.UTF_8)).asString().isEqualTo("feat: two\nfeat: one\n");
    }
}
