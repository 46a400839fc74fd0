package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes into a commit, and what stops it.
interface CommitContract extends EngineContract {
    /// The paths of a commit's own changes.
    private List<String> contents(Path repository, String revision) {
        String out = sandbox().git(repository, "show", "-z", "--name-only", "--no-renames", "--format=",
                revision);
        return List.of(out.split("\0", -1)).subList(0, (int) out.chars().filter(c -> c == 0).count());
    }

    private String message(Path repository) {
        return sandbox().git(repository, "log", "-1", "--format=%B");
    }

    private CommitId committed(CommitResult result) {
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) result).id();
    }

    @Test
    default void everythingTakesNewChangedAndDeletedFiles() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "gone", "1", "chore: add");
        Files.delete(repository.resolve("gone"));
        sandbox().write(repository, "README", "changed\n");
        sandbox().write(repository, "new/file", "1");

        CommitId id = committed(open(repository).commit(CommitRequest.everything("feat: much")));

        assertThat(id).isEqualTo(sandbox().tip(repository, "main"));
        assertThat(contents(repository, "HEAD")).containsExactlyInAnyOrder("README", "gone", "new/file");
        assertThat(open(repository).status().isClean()).isTrue();
    }

    @Test
    default void changesTakeWhatWasSeenAndNoFileThatCameLater() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "gone", "1", "chore: add");
        Files.delete(repository.resolve("gone"));
        sandbox().write(repository, "README", "changed\n");
        sandbox().write(repository, "new/[seen]*", "1");
        sandbox().write(repository, "new/late", "1");

        committed(open(repository).commit(changes(List.of("new/[seen]*"))));

        assertThat(contents(repository, "HEAD")).containsExactlyInAnyOrder("README", "gone", "new/[seen]*");
        assertThat(open(repository).status().changes()).containsExactly(new Change.Untracked("new/late"));
    }

    @Test
    default void changesWithoutUntrackedFilesAreThoseOfTrackedOnes() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "README", "changed\n");
        sandbox().write(repository, "new", "1");

        committed(open(repository).commit(changes(List.of())));

        assertThat(contents(repository, "HEAD")).containsExactly("README");
    }

    @Test
    default void anUntrackedFileThatHasGoneIsNamedAndNothingHappens() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "README", "changed\n");
        CommitId before = sandbox().tip(repository, "HEAD");

        assertThat(open(repository).commit(changes(List.of("vanished"))))
                .isEqualTo(new CommitResult.NoSuchPaths(List.of("vanished")));
        assertThat(sandbox().tip(repository, "HEAD")).isEqualTo(before);
        assertThat(open(repository).status().staged()).isEmpty();
    }

    private static CommitRequest changes(List<String> untracked) {
        return new CommitRequest(new CommitRequest.Selection.Changes(untracked), "feat: much", false, true);
    }

    @Test
    default void stagedTakesTheIndexAndNothingElse() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "staged", "1");
        sandbox().git(repository, "add", "staged");
        sandbox().write(repository, "staged", "2");
        sandbox().write(repository, "other", "1");

        committed(open(repository).commit(CommitRequest.staged("feat: staged")));

        assertThat(contents(repository, "HEAD")).containsExactly("staged");
        assertThat(sandbox().git(repository, "show", "HEAD:staged")).isEqualTo("1");
    }

    @Test
    default void pathsTakeExactlyTheseAndLeaveOthersStaged() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "gone", "1", "chore: add");
        Files.delete(repository.resolve("gone"));
        sandbox().write(repository, "wanted/new", "1");
        sandbox().write(repository, "staged", "1");
        sandbox().git(repository, "add", "staged");
        sandbox().write(repository, "untracked", "1");

        committed(open(repository).commit(CommitRequest.paths("feat: some", List.of("wanted", "gone"))));

        assertThat(contents(repository, "HEAD")).containsExactlyInAnyOrder("wanted/new", "gone");
        assertThat(open(repository).status().changes()).extracting(Change::path)
                .containsExactlyInAnyOrder("staged", "untracked");
        assertThat(open(repository).status().staged()).extracting(Change::path).containsExactly("staged");
    }

    @Test
    default void pathsAreTakenLiterally() {
        Path repository = sandbox().seededClone("ann");
        for (String path : PathSamples.AWKWARD) {
            sandbox().write(repository, path, "1");
        }
        sandbox().write(repository, "bystander.txt", "1");

        committed(open(repository).commit(CommitRequest.paths("feat: awkward", PathSamples.AWKWARD)));

        assertThat(contents(repository, "HEAD")).containsExactlyInAnyOrderElementsOf(PathSamples.AWKWARD);
    }

    @Test
    default void aStarNamesNoOtherFile() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "a.txt", "1");

        assertThat(open(repository).commit(CommitRequest.paths("feat: star", List.of("*.txt"))))
                .isEqualTo(new CommitResult.NoSuchPaths(List.of("*.txt")));
    }

    @Test
    default void pathsThatAreNowhereAreNamedAndNothingHappens() {
        Path repository = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(repository, "HEAD");
        sandbox().write(repository, "there", "1");

        CommitResult result = open(repository)
                .commit(CommitRequest.paths("feat: some", List.of("there", "nowhere", "no/where")));

        assertThat(result).isEqualTo(new CommitResult.NoSuchPaths(List.of("nowhere", "no/where")));
        assertThat(sandbox().tip(repository, "HEAD")).isEqualTo(before);
        assertThat(open(repository).status().changes()).containsExactly(new Change.Untracked("there"));
    }

    @Test
    default void aPathOutsideTheRepositoryIsRefused() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(sandbox().home(), "secret", "1");

        assertThat(problemOf(() -> open(repository)
                .commit(CommitRequest.paths("feat: escape", List.of("../home/secret")))))
                .isInstanceOf(GitProblem.Refused.class);
    }

    @Test
    default void aPathBehindASymbolicLinkIsRefused() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(sandbox().home(), "secret", "1");
        Files.createSymbolicLink(repository.resolve("link"), sandbox().home());

        assertThat(problemOf(() -> open(repository)
                .commit(CommitRequest.paths("feat: escape", List.of("link/secret")))))
                .isInstanceOf(GitProblem.Refused.class);
    }

    @Test
    default void aCleanWorkTreeHasNothingToCommit() {
        Path repository = sandbox().seededClone("ann");
        Repository opened = open(repository);

        assertThat(opened.commit(CommitRequest.everything("feat: none")))
                .isEqualTo(new CommitResult.NothingToCommit());
        assertThat(opened.commit(CommitRequest.staged("feat: none")))
                .isEqualTo(new CommitResult.NothingToCommit());
        assertThat(opened.commit(CommitRequest.paths("feat: none", List.of("README"))))
                .isEqualTo(new CommitResult.NothingToCommit());
    }

    @Test
    default void theFirstCommitMakesTheBranch() {
        Path repository = sandbox().repository("ann");
        sandbox().write(repository, "first", "1");

        CommitId id = committed(open(repository).commit(CommitRequest.everything("feat: begin")));

        assertThat(open(repository).head()).isEqualTo(new Head.OnBranch(RefName.branch("main"), id));
    }

    @Test
    default void aDetachedHeadMovesAlone() {
        Path repository = sandbox().seededClone("ann");
        CommitId main = sandbox().tip(repository, "main");
        sandbox().git(repository, "checkout", "--quiet", "--detach");
        sandbox().write(repository, "loose", "1");

        CommitId id = committed(open(repository).commit(CommitRequest.everything("feat: loose")));

        assertThat(open(repository).head()).isEqualTo(new Head.Detached(id));
        assertThat(sandbox().tip(repository, "main")).isEqualTo(main);
    }

    @Test
    default void theMessageArrivesAsItIs() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        String message = "fix: \u001b[31mred\u001b[0m \u201equoted\u201c\n\n-m --amend\n#12 is not a comment\n$(touch x) `y`\n";

        committed(open(repository).commit(CommitRequest.everything(message)));

        assertThat(message(repository)).isEqualTo(message + "\n");
    }

    /// git writes the name of the configured encoding beside a message that it never converts.
    @Test
    default void theMessageIsUtf8WhateverEncodingIsConfigured() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "config", "i18n.commitEncoding", "ISO-8859-1");
        sandbox().write(repository, "README", "changed\n");

        CommitId id = committed(open(repository).commit(CommitRequest.everything("fix: größer als 3 €")));

        assertThat(sandbox().git(repository, "log", "-1", "--encoding=UTF-8", "--format=%s"))
                .isEqualTo("fix: größer als 3 €\n");
        assertThat(open(repository).log(id, List.of(), 1).getFirst().subject())
                .isEqualTo("fix: größer als 3 €");
        assertThat(sandbox().git(repository, "cat-file", "commit", "HEAD")).doesNotContain("encoding");
    }

    @Test
    default void amendingReplacesTheTip() {
        Path repository = sandbox().seededClone("ann");
        CommitId first = sandbox().commit(repository, "f", "1", "feat: typo");
        sandbox().write(repository, "f", "2");

        CommitId amended = committed(
                open(repository).commit(CommitRequest.everything("feat: right").amending()));

        assertThat(sandbox().tip(repository, "HEAD~1")).isEqualTo(sandbox().tip(repository, first + "~1"));
        assertThat(amended).isEqualTo(sandbox().tip(repository, "HEAD"));
        assertThat(message(repository)).startsWith("feat: right\n");
        assertThat(sandbox().git(repository, "show", "HEAD:f")).isEqualTo("2");
    }

    @Test
    default void aFinishedMergeIsCommittedWithBothParents() {
        Path repository = Conflicts.unfinishedMerge(sandbox());
        CommitId ours = sandbox().tip(repository, "main");
        CommitId theirs = sandbox().tip(repository, "side");
        sandbox().write(repository, "README", "hello from both\n");
        sandbox().git(repository, "add", "README");

        CommitId id = committed(open(repository).commit(CommitRequest.staged("merge: both")));

        assertThat(open(repository).log(id, List.of(ours, theirs), 9)).singleElement()
                .extracting(Commit::parents).isEqualTo(List.of(ours, theirs));
        assertThat(open(repository).operationInProgress()).isEmpty();
    }

    @Test
    default void unmergedPathsAreNeverTakenForResolvedChanges() {
        Path repository = Conflicts.unfinishedMerge(sandbox());

        assertThat(problemOf(() -> open(repository).commit(changes(List.of()))))
                .isInstanceOf(GitProblem.UnmergedIndex.class);
    }

    @Test
    default void unmergedPathsAreNeverTakenForResolved() throws IOException {
        Path repository = Conflicts.unfinishedMerge(sandbox());
        byte[] index = Files.readAllBytes(repository.resolve(".git/index"));

        assertThat(problemOf(() -> open(repository).commit(CommitRequest.everything("merge: oops"))))
                .isEqualTo(new GitProblem.UnmergedIndex());
        assertThat(problemOf(() -> open(repository).commit(CommitRequest.staged("merge: oops"))))
                .isEqualTo(new GitProblem.UnmergedIndex());
        assertThat(Files.readAllBytes(repository.resolve(".git/index"))).isEqualTo(index);
    }

    @Test
    default void withoutAnIdentityThereIsNoCommit() {
        Path repository = sandbox().repository("ann");
        sandbox().git(repository, "config", "--unset", "user.name");
        sandbox().git(repository, "config", "--unset", "user.email");
        sandbox().git(repository, "config", "user.useConfigOnly", "true");
        sandbox().write(repository, "f", "1");

        assertThat(problemOf(() -> open(repository).commit(CommitRequest.everything("feat: f"))))
                .isEqualTo(new GitProblem.NoIdentity());
        assertThat(open(repository).status().changes()).containsExactly(new Change.Untracked("f"));
    }

    @Test
    default void theEnvironmentNamesAuthorAndCommitter() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        var environment = sandbox().environment().with("GIT_AUTHOR_NAME", "Dora").with("GIT_COMMITTER_NAME",
                "Émile");

        committed(open(repository, options().with(environment)).commit(CommitRequest.everything("feat: f")));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%an %ae %cn %ce"))
                .isEqualTo("Dora ann@example.org Émile ann@example.org\n");
    }

    @Test
    default void aLockedIndexStopsTheCommit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        Path lock = sandbox().write(repository, ".git/index.lock", "");

        assertThat(problemOf(() -> open(repository).commit(CommitRequest.everything("feat: f"))))
                .isEqualTo(new GitProblem.Locked(lock.toString()));
        assertThat(lock).exists();
    }

    @Test
    default void modeBitsAndLinksAreCommitted() throws IOException {
        Path repository = sandbox().seededClone("ann");
        Path script = sandbox().write(repository, "run", "#!/bin/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(repository.resolve("link"), Path.of("run"));

        committed(open(repository).commit(CommitRequest.everything("feat: run")));

        assertThat(sandbox().git(repository, "ls-tree", "HEAD")).contains("100755 blob")
                .contains("120000 blob");
    }

    @Test
    default void lineEndingsFollowTheAttributes() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, ".gitattributes", "* text=auto\n");
        sandbox().write(repository, "dos.txt", "one\r\ntwo\r\n");

        committed(open(repository).commit(CommitRequest.everything("feat: text")));

        assertThat(sandbox().git(repository, "cat-file", "blob", "HEAD:dos.txt")).isEqualTo("one\ntwo\n");
    }

    @Test
    default void nothingIsLeftBehindInTheGitFolder() throws IOException {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");

        open(repository).commit(CommitRequest.everything("feat: f"));

        Path scratch = repository.resolve(".git/aw");
        if (Files.exists(scratch)) {
            try (var files = Files.list(scratch)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    default void aBlankMessageIsACallersMistake() {
        assertThatThrownBy(() -> CommitRequest.everything(" \n "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
