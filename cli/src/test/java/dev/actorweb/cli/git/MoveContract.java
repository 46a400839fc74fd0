package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Moving refs, and files with them, without losing anything.
interface MoveContract extends EngineContract {
    RefName MAIN = RefName.branch("main");
    RefName SIDE = RefName.branch("side");

    /// `main` is checked out at the first commit; `side` is two commits ahead: it changes `README`,
    /// adds `new/file`, and removes `old`.
    private Path repository() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "old", "old\n", "feat: old");
        sandbox().commit(repository, "same", "same\n", "feat: same");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        sandbox().commit(repository, "README", "hello again\n", "docs: again");
        sandbox().git(repository, "rm", "--quiet", "old");
        sandbox().commit(repository, "new/file", "new\n", "feat: new");
        sandbox().git(repository, "checkout", "--quiet", "main");
        return repository;
    }

    private Move move(Path repository) {
        return new Move(MAIN, sandbox().tip(repository, "main"), sandbox().tip(repository, "side"),
                "aw: test");
    }

    @Test
    default void filesAndReflogFollowTheCheckedOutBranch() {
        Path repository = repository();
        Move move = move(repository);

        assertThat(open(repository).tryMove(move)).isEqualTo(new MoveResult.Moved());
        assertThat(sandbox().tip(repository, "main")).isEqualTo(move.from());
        assertThat(open(repository).move(move)).isEqualTo(new MoveResult.Moved());

        assertThat(sandbox().tip(repository, "main")).isEqualTo(move.to());
        assertThat(sandbox().read(repository, "new/file")).isEqualTo("new\n");
        assertThat(repository.resolve("old")).doesNotExist();
        assertThat(open(repository).status().isClean()).isTrue();
        assertThat(sandbox().git(repository, "reflog", "-1", "--format=%gs", "main")).isEqualTo("aw: test\n");
        assertThat(sandbox().git(repository, "reflog", "-1", "--format=%gs", "HEAD")).isEqualTo("aw: test\n");
    }

    @Test
    default void workThatIsNotInTheWayStaysAsItIs() {
        Path repository = repository();
        sandbox().write(repository, "same", "edited\n");
        sandbox().write(repository, "staged", "1\n");
        sandbox().git(repository, "add", "staged");
        sandbox().write(repository, "untracked", "1\n");

        assertThat(open(repository).move(move(repository))).isEqualTo(new MoveResult.Moved());

        Status status = open(repository).status();
        assertThat(status.staged()).extracting(Change::path).containsExactly("staged");
        assertThat(status.unstaged()).extracting(Change::path).containsExactly("same");
        assertThat(status.untracked()).extracting(Change::path).containsExactly("untracked");
        assertThat(sandbox().read(repository, "same")).isEqualTo("edited\n");
    }

    @Test
    default void editedFilesInTheWayStopTheMove() {
        Path repository = repository();
        Move move = move(repository);
        sandbox().write(repository, "README", "my own\n");
        sandbox().write(repository, "old", "mine too\n");
        sandbox().git(repository, "add", "old");
        Status before = open(repository).status();

        MoveResult expected = new MoveResult.WouldOverwrite(List.of("README", "old"));
        assertThat(open(repository).tryMove(move)).isEqualTo(expected);
        assertThat(open(repository).move(move)).isEqualTo(expected);

        assertThat(open(repository).status()).isEqualTo(before);
        assertThat(sandbox().read(repository, "README")).isEqualTo("my own\n");
        assertThat(sandbox().tip(repository, "main")).isEqualTo(move.from());
    }

    @Test
    default void untrackedFilesInTheWayStopTheMove() {
        Path repository = repository();
        sandbox().write(repository, "new/file", "precious\n");

        assertThat(open(repository).move(move(repository)))
                .isEqualTo(new MoveResult.WouldOverwrite(List.of("new/file")));
        assertThat(sandbox().read(repository, "new/file")).isEqualTo("precious\n");
    }

    @Test
    default void ignoredFilesInTheWayStopTheMoveToo() {
        Path repository = repository();
        sandbox().write(repository, ".git/info/exclude", "new/\n");
        sandbox().write(repository, "new/file", "precious\n");

        assertThat(open(repository).move(move(repository)))
                .isEqualTo(new MoveResult.WouldOverwrite(List.of("new/file")));
        assertThat(sandbox().read(repository, "new/file")).isEqualTo("precious\n");
    }

    @Test
    default void anIgnoredFileInPlaceOfAFolderStopsTheMove() {
        Path repository = repository();
        sandbox().write(repository, ".git/info/exclude", "new\n");
        sandbox().write(repository, "new", "precious\n");

        assertThat(open(repository).move(move(repository)))
                .isEqualTo(new MoveResult.WouldOverwrite(List.of("new")));
        assertThat(sandbox().read(repository, "new")).isEqualTo("precious\n");
    }

    @Test
    default void anIgnoredFolderInPlaceOfAFileStopsTheMove() {
        Path repository = repository();
        CommitId to = sandbox().commit(repository, "out", "a file\n", "feat: out");
        sandbox().git(repository, "reset", "--quiet", "--hard", "HEAD~1");
        sandbox().write(repository, ".git/info/exclude", "out/\n");
        sandbox().write(repository, "out/deep/precious", "1\n");

        assertThat(open(repository).move(new Move(MAIN, sandbox().tip(repository, "main"), to, "aw: test")))
                .isEqualTo(new MoveResult.WouldOverwrite(List.of("out/deep/precious")));
        assertThat(sandbox().read(repository, "out/deep/precious")).isEqualTo("1\n");
    }

    @Test
    default void aFileThatOnlyLooksChangedIsNotInTheWay() throws IOException {
        Path repository = repository();
        Files.setLastModifiedTime(repository.resolve("README"),
                java.nio.file.attribute.FileTime.fromMillis(1_000));

        assertThat(open(repository).move(move(repository))).isEqualTo(new MoveResult.Moved());
    }

    @Test
    default void aBranchThatIsElsewhereIsStale() {
        Path repository = repository();
        Move move = move(repository);
        CommitId other = sandbox().commit(repository, "other", "1\n", "feat: other");

        assertThat(open(repository).move(move)).isEqualTo(new MoveResult.Stale(Optional.of(other)));
        assertThat(
                open(repository).move(new Move(RefName.branch("gone"), move.from(), move.to(), "aw: test")))
                .isEqualTo(new MoveResult.Stale(Optional.empty()));
    }

    @Test
    default void aBranchNobodyHasCheckedOutMovesAlone() {
        Path repository = repository();
        CommitId main = sandbox().tip(repository, "main");
        CommitId side = sandbox().tip(repository, "side");
        sandbox().write(repository, "README", "edited\n");

        assertThat(open(repository).move(new Move(SIDE, side, main, "aw: back")))
                .isEqualTo(new MoveResult.Moved());

        assertThat(sandbox().tip(repository, "side")).isEqualTo(main);
        assertThat(sandbox().read(repository, "README")).isEqualTo("edited\n");
    }

    @Test
    default void aBranchAnotherWorktreeHasCheckedOutIsLeftAlone() {
        Path repository = repository();
        Path other = sandbox().home().resolve("side");
        sandbox().git(repository, "worktree", "add", "--quiet", other.toString(), "side");
        CommitId side = sandbox().tip(repository, "side");

        assertThat(open(repository).move(new Move(SIDE, side, sandbox().tip(repository, "main"), "aw: test")))
                .isEqualTo(new MoveResult.CheckedOutElsewhere(other));
        assertThat(sandbox().tip(repository, "side")).isEqualTo(side);
        assertThat(open(other).move(new Move(SIDE, side, sandbox().tip(repository, "main"), "aw: test")))
                .isEqualTo(new MoveResult.Moved());
        assertThat(other.resolve("new/file")).doesNotExist();
    }

    @Test
    default void aLockedBranchIsNotMovedAndNoFileIs() {
        Path repository = repository();
        Move move = move(repository);
        sandbox().write(repository, ".git/refs/heads/main.lock", "");

        assertThat(problemOf(() -> open(repository).move(move))).isInstanceOf(GitProblem.Locked.class);
        assertThat(sandbox().read(repository, "README")).isEqualTo("hello\n");
        assertThat(open(repository).status().isClean()).isTrue();
    }

    @Test
    default void aLockedIndexStopsTheMove() {
        Path repository = repository();
        Move move = move(repository);
        sandbox().write(repository, ".git/index.lock", "");

        assertThat(problemOf(() -> open(repository).move(move))).isInstanceOf(GitProblem.Locked.class);
        assertThat(sandbox().tip(repository, "main")).isEqualTo(move.from());
        assertThat(sandbox().read(repository, "README")).isEqualTo("hello\n");
    }

    @Test
    default void refsAreUpdatedAllOrNone() {
        Path repository = repository();
        CommitId main = sandbox().tip(repository, "main");
        CommitId side = sandbox().tip(repository, "side");
        RefName fresh = RefName.branch("fresh");
        Repository opened = open(repository);

        assertThat(opened.updateRefs(List.of(RefUpdate.create(fresh, main), RefUpdate.move(SIDE, main, main)),
                "aw: x"))
                .containsExactly(SIDE);
        assertThat(opened.resolve(fresh)).isEmpty();
        assertThat(opened.updateRefs(List.of(RefUpdate.create(fresh, main), RefUpdate.move(SIDE, side, main)),
                "aw: x"))
                .isEmpty();
        assertThat(opened.resolve(fresh)).contains(main);
        assertThat(opened.resolve(SIDE)).contains(main);
        assertThat(sandbox().git(repository, "reflog", "-1", "--format=%gs", "side")).isEqualTo("aw: x\n");
        assertThat(opened.updateRefs(List.of(RefUpdate.create(fresh, side)), "aw: x")).containsExactly(fresh);
        assertThat(opened.updateRefs(List.of(RefUpdate.delete(fresh, side)), "aw: x")).containsExactly(fresh);
        assertThat(opened.updateRefs(List.of(RefUpdate.delete(fresh, main)), "aw: x")).isEmpty();
        assertThat(opened.resolve(fresh)).isEmpty();
        assertThat(opened.updateRefs(List.of(), "aw: x")).isEmpty();
    }

    @Test
    default void aBranchBelowAnotherIsRefusedWithoutAnyChange() {
        Path repository = repository();
        CommitId main = sandbox().tip(repository, "main");

        assertThat(problemOf(() -> open(repository)
                .updateRefs(List.of(RefUpdate.create(RefName.branch("main/below"), main)), "aw: x")))
                .isInstanceOf(GitProblem.Refused.class);
    }

    @Test
    default void switchingBringsTheFilesOfTheBranch() {
        Path repository = repository();
        sandbox().write(repository, "same", "edited\n");

        assertThat(open(repository).switchTo(SIDE)).isEqualTo(new MoveResult.Moved());

        assertThat(open(repository).head().checkedOutBranch()).contains(SIDE);
        assertThat(sandbox().read(repository, "new/file")).isEqualTo("new\n");
        assertThat(open(repository).status().changes()).extracting(Change::path).containsExactly("same");
        assertThat(open(repository).switchTo(SIDE)).isEqualTo(new MoveResult.Moved());
    }

    @Test
    default void switchingOverwritesNothing() {
        Path repository = repository();
        sandbox().write(repository, "README", "my own\n");

        assertThat(open(repository).switchTo(SIDE))
                .isEqualTo(new MoveResult.WouldOverwrite(List.of("README")));
        assertThat(open(repository).head().checkedOutBranch()).contains(MAIN);
    }

    @Test
    default void switchingFromADetachedHeadWorks() {
        Path repository = repository();
        sandbox().git(repository, "checkout", "--quiet", "--detach");

        assertThat(open(repository).switchTo(SIDE)).isEqualTo(new MoveResult.Moved());
        assertThat(open(repository).head().checkedOutBranch()).contains(SIDE);
    }

    @Test
    default void aBranchThatDoesNotExistCannotBeSwitchedTo() {
        Path repository = repository();

        assertThat(problemOf(() -> open(repository).switchTo(RefName.branch("origin/main"))))
                .isInstanceOf(GitProblem.NoSuchRevision.class);
    }
}
