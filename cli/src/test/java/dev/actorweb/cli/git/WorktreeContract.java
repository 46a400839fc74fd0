package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Linked work trees.
interface WorktreeContract extends EngineContract {
    RefName SIDE = RefName.branch("side");

    @Test
    default void aDetachedWorktreeHoldsTheFilesOfItsCommit() {
        Path main = sandbox().seededClone("ann");
        CommitId first = sandbox().tip(main, "HEAD");
        sandbox().commit(main, "later", "1", "feat: later");
        Path path = sandbox().home().resolve("trial run");

        Path added = open(main).addWorktree(path, new Checkout.Detached(first));

        assertThat(added).isEqualTo(path);
        assertThat(sandbox().read(path, "README")).isEqualTo("hello\n");
        assertThat(path.resolve("later")).doesNotExist();
        assertThat(open(path).head()).isEqualTo(new Head.Detached(first));
        assertThat(open(path).status().isClean()).isTrue();
        assertThat(sandbox().git(path, "status", "--porcelain")).isEmpty();
        assertThat(sandbox().git(main, "fsck")).isEmpty();
    }

    @Test
    default void aNewBranchStartsWhereItIsTold() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        Path path = sandbox().home().resolve("side");

        open(main).addWorktree(path, new Checkout.NewBranch(SIDE, tip));

        assertThat(open(path).head()).isEqualTo(new Head.OnBranch(SIDE, tip));
        assertThat(open(path).status().upstream()).isEmpty();
        assertThat(open(main).worktrees()).containsExactly(
                new Worktree(main, Optional.of(new Head.OnBranch(RefName.branch("main"), tip)), false, false),
                new Worktree(path, Optional.of(new Head.OnBranch(SIDE, tip)), false, false));
        assertThat(open(path).worktrees()).isEqualTo(open(main).worktrees());
    }

    @Test
    default void anExistingBranchIsCheckedOut() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        sandbox().git(main, "branch", "side");
        Path path = sandbox().home().resolve("side");

        open(main).addWorktree(path, new Checkout.Existing(SIDE));

        assertThat(open(path).head()).isEqualTo(new Head.OnBranch(SIDE, tip));
    }

    @Test
    default void aBranchThatIsCheckedOutCannotBeTakenTwice() {
        Path main = sandbox().seededClone("ann");

        assertThat(problemOf(() -> open(main).addWorktree(sandbox().home().resolve("again"),
                new Checkout.Existing(RefName.branch("main"))))).isInstanceOf(GitProblem.Refused.class);
        assertThat(sandbox().home().resolve("again")).doesNotExist();
        assertThat(open(main).worktrees()).hasSize(1);
    }

    @Test
    default void aNewBranchThatExistsIsRefused() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        sandbox().git(main, "branch", "side");

        assertThat(problemOf(() -> open(main).addWorktree(sandbox().home().resolve("side"),
                new Checkout.NewBranch(SIDE, tip)))).isInstanceOf(GitProblem.Refused.class);
        assertThat(open(main).worktrees()).hasSize(1);
    }

    @Test
    default void aFolderInUseIsNotTaken() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        sandbox().write(sandbox().folder("busy"), "file", "mine");

        assertThat(
                problemOf(() -> open(main).addWorktree(sandbox().folder("busy"), new Checkout.Detached(tip))))
                .isInstanceOf(GitProblem.Refused.class);
        assertThat(sandbox().read(sandbox().folder("busy"), "file")).isEqualTo("mine");
        assertThat(open(main).worktrees()).hasSize(1);
    }

    @Test
    default void aCleanWorktreeIsRemovedWithoutItsBranch() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        Path path = open(main).addWorktree(sandbox().home().resolve("side"),
                new Checkout.NewBranch(SIDE, tip));

        open(main).removeWorktree(path, false);

        assertThat(path).doesNotExist();
        assertThat(open(main).worktrees()).hasSize(1);
        assertThat(open(main).resolve(SIDE)).contains(tip);
    }

    @Test
    default void aWorktreeWithWorkInItIsRemovedOnlyByForce() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        Path path = open(main).addWorktree(sandbox().home().resolve("side"),
                new Checkout.NewBranch(SIDE, tip));
        sandbox().write(path, "untracked", "1");

        assertThat(problemOf(() -> open(main).removeWorktree(path, false)))
                .isInstanceOf(GitProblem.Refused.class);
        assertThat(path.resolve("untracked")).exists();
        open(main).removeWorktree(path, true);
        assertThat(path).doesNotExist();
    }

    @Test
    default void theMainWorktreeIsNeverRemoved() {
        Path main = sandbox().seededClone("ann");

        assertThat(problemOf(() -> open(main).removeWorktree(main, true)))
                .isInstanceOf(GitProblem.Refused.class);
        assertThat(sandbox().read(main, "README")).isEqualTo("hello\n");
    }

    @Test
    default void aFolderThatIsNoWorktreeIsNeverRemoved() {
        Path main = sandbox().seededClone("ann");
        sandbox().write(sandbox().folder("busy"), "file", "mine");

        assertThat(problemOf(() -> open(main).removeWorktree(sandbox().folder("busy"), true)))
                .isInstanceOf(GitProblem.Refused.class);
        assertThat(sandbox().read(sandbox().folder("busy"), "file")).isEqualTo("mine");
    }

    @Test
    default void lockedAndVanishedWorktreesAreMarked() {
        Path main = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(main, "HEAD");
        Path locked = open(main).addWorktree(sandbox().home().resolve("locked"), new Checkout.Detached(tip));
        Path gone = open(main).addWorktree(sandbox().home().resolve("gone"), new Checkout.Detached(tip));
        sandbox().git(main, "worktree", "lock", locked.toString());
        assertThat(gone.toFile().renameTo(sandbox().home().resolve("moved").toFile())).isTrue();

        assertThat(open(main).worktrees()).containsExactlyInAnyOrder(
                new Worktree(main, Optional.of(new Head.OnBranch(RefName.branch("main"), tip)), false, false),
                new Worktree(locked, Optional.of(new Head.Detached(tip)), true, false),
                new Worktree(gone, Optional.of(new Head.Detached(tip)), false, true));
    }

    @Test
    default void aBareRepositoryListsItselfWithoutAHead() {
        sandbox().seededClone("ann");

        assertThat(open(sandbox().remote()).worktrees())
                .containsExactly(new Worktree(sandbox().remote(), Optional.empty(), false, false));
    }

    @Test
    default void globalConfigurationIsNotTouched() {
        Path main = sandbox().seededClone("ann");
        String before = sandbox().read(sandbox().home(), ".gitconfig");

        open(main).addWorktree(sandbox().home().resolve("side"),
                new Checkout.NewBranch(SIDE, sandbox().tip(main, "HEAD")));

        assertThat(sandbox().read(sandbox().home(), ".gitconfig")).isEqualTo(before);
        assertThat(sandbox().home().resolve(".config")).doesNotExist();
    }
}
