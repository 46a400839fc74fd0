package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Change.Kind.ADDED;
import static dev.actorweb.cli.git.Change.Kind.DELETED;
import static dev.actorweb.cli.git.Change.Kind.MODIFIED;
import static dev.actorweb.cli.git.Change.Kind.RENAMED;
import static dev.actorweb.cli.git.Change.Kind.UNCHANGED;
import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What differs between `HEAD`, index, work tree and upstream.
interface StatusContract extends EngineContract {
    @Test
    default void aFreshCloneIsCleanAndEvenWithItsUpstream() {
        Path repository = sandbox().seededClone("ann");

        assertThat(open(repository).status()).isEqualTo(new Status(
                new Head.OnBranch(RefName.branch("main"), sandbox().tip(repository, "HEAD")),
                Optional.of(new Upstream("origin/main", Optional.of(new AheadBehind(0, 0)))), List.of(),
                Optional.empty(), List.of()));
    }

    @Test
    default void commitsAheadAndBehindAreCounted() {
        Path repository = sandbox().seededClone("ann");
        Path other = sandbox().clone("bob");
        sandbox().commit(other, "theirs", "1", "feat: one");
        sandbox().git(other, "push", "--quiet");
        sandbox().commit(repository, "a", "1", "feat: a");
        sandbox().commit(repository, "b", "1", "feat: b");
        sandbox().git(repository, "fetch", "--quiet");

        assertThat(open(repository).status().upstream())
                .contains(new Upstream("origin/main", Optional.of(new AheadBehind(2, 1))));
    }

    @Test
    default void anUpstreamThatIsGoneHasNoDistance() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "update-ref", "-d", "refs/remotes/origin/main");

        assertThat(open(repository).status().upstream())
                .contains(new Upstream("origin/main", Optional.empty()));
    }

    @Test
    default void anUnbornBranchWithAStagedFileShowsIt() {
        Path repository = sandbox().repository("ann");
        sandbox().write(repository, "first", "1");
        sandbox().git(repository, "add", "first");

        assertThat(open(repository).status()).isEqualTo(new Status(new Head.Unborn(RefName.branch("main")),
                Optional.empty(), List.of(new Change.Tracked("first", Optional.empty(), ADDED, UNCHANGED)),
                Optional.empty(), List.of()));
    }

    @Test
    default void stagedUnstagedAndUntrackedChangesAreToldApart() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "gone", "1", "chore: add");
        sandbox().commit(repository, "both", "1", "chore: add");
        Files.delete(repository.resolve("gone"));
        sandbox().write(repository, "both", "2");
        sandbox().git(repository, "add", "both");
        sandbox().write(repository, "both", "3 and more");
        sandbox().write(repository, "new/one", "1");
        sandbox().write(repository, "new/two", "1");

        Status status = open(repository).status();

        assertThat(status.changes()).containsExactlyInAnyOrder(
                new Change.Tracked("both", Optional.empty(), MODIFIED, MODIFIED),
                new Change.Tracked("gone", Optional.empty(), UNCHANGED, DELETED),
                new Change.Untracked("new/one"),
                new Change.Untracked("new/two"));
        assertThat(status.staged()).extracting(Change::path).containsExactly("both");
        assertThat(status.unstaged()).extracting(Change::path).containsExactlyInAnyOrder("both", "gone");
        assertThat(status.untracked()).hasSize(2);
    }

    @Test
    default void aStagedRenameIsSeenAsOne() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "old name", "some\nlines\nthat\nstay\n", "chore: add");
        sandbox().git(repository, "mv", "old name", "new name");

        assertThat(open(repository).status().changes()).containsExactly(
                new Change.Tracked("new name", Optional.of("old name"), RENAMED, UNCHANGED));
    }

    @Test
    default void ignoredFilesAreNotListed() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, ".gitignore", "*.log\n", "chore: ignore");
        sandbox().write(repository, "noise.log", "1");

        assertThat(open(repository).status().isClean()).isTrue();
    }

    @Test
    default void pathsComeOutAsTheyAre() {
        Path repository = sandbox().seededClone("ann");
        for (String path : PathSamples.AWKWARD) {
            sandbox().write(repository, path, "1");
        }

        assertThat(open(repository).status().untracked()).extracting(Change::path)
                .containsExactlyInAnyOrderElementsOf(PathSamples.AWKWARD);
    }

    @Test
    default void unmergedPathsAndTheMergeAreReported() {
        Path repository = Conflicts.unfinishedMerge(sandbox());

        Status status = open(repository).status();

        assertThat(status.unmerged())
                .containsExactly(new Change.Unmerged("README", Change.Conflict.BOTH_MODIFIED));
        assertThat(status.inProgress()).contains(Operation.MERGE);
    }

    @Test
    default void askingForTheStatusWritesNothing() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "README", "hello\n");
        byte[] before = Files.readAllBytes(repository.resolve(".git/index"));

        open(repository).status();

        assertThat(Files.readAllBytes(repository.resolve(".git/index"))).isEqualTo(before);
    }

    @Test
    default void aDamagedIndexIsReported() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, ".git/index", "DIRC nonsense");

        assertThat(problemOf(() -> open(repository).status())).isInstanceOf(GitProblem.Damaged.class);
    }
}
