package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which repository a folder belongs to, and what `HEAD` is.
interface DiscoveryContract extends EngineContract {
    @Test
    default void aSubfolderBelongsToTheRepositoryAboveIt() {
        Path repository = sandbox().repository("ann");
        Path below = sandbox().folder("ann/deep/inside");

        assertThat(open(below).layout()).isEqualTo(new Layout(Optional.of(repository),
                repository.resolve(".git"), repository.resolve(".git")));
    }

    @Test
    default void aLinkedWorktreeHasItsOwnGitFolderAndSharesTheCommonOne() {
        Path main = sandbox().seededClone("ann");
        sandbox().git(main, "worktree", "add", "-q", "-b", "side", "../ann-side");
        Path side = sandbox().folder("ann-side");

        Layout layout = open(side).layout();

        assertThat(layout).isEqualTo(new Layout(Optional.of(side),
                main.resolve(".git/worktrees/ann-side"), main.resolve(".git")));
        assertThat(layout.isLinkedWorktree()).isTrue();
    }

    @Test
    default void aBareRepositoryHasNoWorkTree() {
        Layout layout = open(sandbox().remote()).layout();

        assertThat(layout).isEqualTo(new Layout(Optional.empty(), sandbox().remote(), sandbox().remote()));
    }

    @Test
    default void aDotGitFolderThatCallsItselfBareHasNoWorkTree() {
        Path repository = sandbox().repository("ann");
        sandbox().git(repository, "config", "core.bare", "true");

        assertThat(open(repository).layout().isBare()).isTrue();
    }

    @Test
    default void askingABareRepositoryForItsStatusIsRefused() {
        Repository bare = open(sandbox().remote());

        assertThat(problemOf(bare::status)).isInstanceOf(GitProblem.Bare.class);
    }

    @Test
    default void aFolderOutsideAnyRepositoryIsRefused() {
        Path nowhere = sandbox().folder("nowhere");

        assertThat(problemOf(() -> open(nowhere))).isEqualTo(new GitProblem.NotARepository(nowhere));
    }

    @Test
    default void aFolderThatDoesNotExistIsRefused() {
        Path nowhere = sandbox().home().resolve("no/such/folder");

        assertThat(problemOf(() -> open(nowhere))).isInstanceOf(GitProblem.NotARepository.class);
    }

    @Test
    default void aDotGitFileThatLeadsNowhereIsDamage() {
        Path broken = sandbox().folder("broken");
        sandbox().write(broken, ".git", "gitdir: /no/such/place\n");

        assertThat(problemOf(() -> open(broken))).isInstanceOf(GitProblem.Damaged.class);
    }

    @Test
    default void aDotGitFileWithOtherContentIsDamage() {
        Path broken = sandbox().folder("broken");
        sandbox().write(broken, ".git", "hello");

        assertThat(problemOf(() -> open(broken))).isInstanceOf(GitProblem.Damaged.class);
    }

    @Test
    default void aHeadThatMakesNoSenseIsDamage() {
        Path repository = sandbox().repository("ann");
        sandbox().write(repository, ".git/HEAD", "\u001b]0;owned\u0007");

        assertThat(problemOf(() -> open(repository).head()))
                .isInstanceOfAny(GitProblem.Damaged.class, GitProblem.NotARepository.class);
    }

    @Test
    default void aFreshRepositoryIsOnAnUnbornBranch() {
        Path repository = sandbox().repository("ann");

        assertThat(open(repository).head()).isEqualTo(new Head.Unborn(RefName.branch("main")));
    }

    @Test
    default void headIsOnTheCheckedOutBranch() {
        Path repository = sandbox().seededClone("ann");

        assertThat(open(repository).head())
                .isEqualTo(new Head.OnBranch(RefName.branch("main"), sandbox().tip(repository, "HEAD")));
    }

    @Test
    default void headIsDetachedAtACommit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "checkout", "--quiet", "--detach");

        assertThat(open(repository).head()).isEqualTo(new Head.Detached(sandbox().tip(repository, "HEAD")));
    }

    @Test
    default void anUnfinishedMergeIsNoticed() {
        Path repository = Conflicts.unfinishedMerge(sandbox());

        assertThat(open(repository).operationInProgress()).contains(Operation.MERGE);
    }

    @Test
    default void anUnfinishedRebaseIsNoticed() throws IOException {
        Path repository = sandbox().seededClone("ann");
        Files.createDirectory(repository.resolve(".git/rebase-merge"));

        assertThat(open(repository).operationInProgress()).contains(Operation.REBASE);
    }

    @Test
    default void nothingIsInProgressInAQuietRepository() {
        assertThat(open(sandbox().seededClone("ann")).operationInProgress()).isEmpty();
    }

    @Test
    default void theRepositoryOfAHookIsTheOneGitDirNames() {
        Path hooked = sandbox().seededClone("ann");
        Path elsewhere = sandbox().folder("elsewhere");
        EngineOptions inHook = options()
                .with(sandbox().environment().with("GIT_DIR", hooked.resolve(".git").toString())
                        .with("GIT_WORK_TREE", hooked.toString()));

        assertThat(open(elsewhere, inHook).layout().workTree()).contains(hooked);
    }

    @Test
    default void aRepositoryTheUserNamesIsTakenWhateverGitDirSays() {
        Path hooked = sandbox().seededClone("ann");
        Path named = sandbox().repository("bob");
        EngineOptions options = options()
                .with(sandbox().environment().with("GIT_DIR", hooked.resolve(".git").toString())).named();

        assertThat(open(named, options).layout().workTree()).contains(named);
    }

    @Test
    default void discoveryStopsAtTheCeiling() {
        Path repository = sandbox().repository("ann");
        Path below = sandbox().folder("ann/a/b");
        EngineOptions options = options().with(sandbox().environment().with("GIT_CEILING_DIRECTORIES",
                repository.resolve("a").toString()));

        assertThat(problemOf(() -> open(below, options))).isInstanceOf(GitProblem.NotARepository.class);
    }
}
