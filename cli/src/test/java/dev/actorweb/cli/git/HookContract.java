package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// git's client hooks around a commit.
interface HookContract extends EngineContract {
    @ParameterizedTest
    @ValueSource(strings = {"pre-commit", "prepare-commit-msg", "commit-msg"})
    default void aHookThatRefusesLeavesBranchAndIndexAsTheyWere(String name) throws IOException {
        Path repository = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(repository, "HEAD");
        sandbox().write(repository, "staged", "1");
        sandbox().git(repository, "add", "staged");
        sandbox().write(repository, "loose", "1");
        byte[] index = Files.readAllBytes(repository.resolve(".git/index"));
        sandbox().hook(repository, name, "echo 'not like \033[31mthis' >&2\nexit 7\n");

        CommitResult result = open(repository).commit(CommitRequest.everything("feat: f"));

        assertThat(result).isInstanceOf(CommitResult.RejectedByHook.class);
        var rejected = (CommitResult.RejectedByHook) result;
        assertThat(rejected.hook()).isEqualTo(name);
        assertThat(rejected.output()).contains("not like \u001b[31mthis");
        assertThat(sandbox().tip(repository, "HEAD")).isEqualTo(before);
        assertThat(Files.readAllBytes(repository.resolve(".git/index"))).isEqualTo(index);
    }

    @Test
    default void aHookThatRefusesTheFirstCommitLeavesTheIndexEmpty() {
        Path repository = sandbox().repository("ann");
        sandbox().write(repository, "f", "1");
        sandbox().hook(repository, "pre-commit", "exit 1\n");

        assertThat(open(repository).commit(CommitRequest.everything("feat: f")))
                .isInstanceOf(CommitResult.RejectedByHook.class);
        assertThat(open(repository).status().changes()).containsExactly(new Change.Untracked("f"));
    }

    @Test
    default void hooksMayRewriteTheMessage() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        sandbox().hook(repository, "prepare-commit-msg", "echo \"prepared: $2\" >> \"$1\"\n");
        sandbox().hook(repository, "commit-msg", "echo 'Checked: yes' >> \"$1\"\n");

        open(repository).commit(CommitRequest.everything("feat: f\n"));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%B"))
                .isEqualTo("feat: f\nprepared: message\nChecked: yes\n\n");
    }

    @Test
    default void hooksMayAddToTheCommit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        sandbox().hook(repository, "pre-commit", "echo generated > g\ngit add g\n");

        open(repository).commit(CommitRequest.everything("feat: f"));

        assertThat(sandbox().git(repository, "ls-tree", "--name-only", "HEAD")).contains("g\n");
    }

    @Test
    default void hooksRunAtTheTopWithTheIndexOfTheCommit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().folder("ann/deep");
        sandbox().write(repository, "deep/f", "1");
        sandbox().hook(repository, "pre-commit", "pwd > seen\ngit diff --cached --name-only >> seen\n");

        open(repository.resolve("deep")).commit(CommitRequest.everything("feat: f"));

        assertThat(sandbox().read(repository, "seen")).isEqualTo(repository + "\ndeep/f\n");
    }

    @Test
    default void whatAPostCommitHookThinksChangesNothing() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        sandbox().hook(repository, "post-commit", "echo late > after\nexit 1\n");

        assertThat(open(repository).commit(CommitRequest.everything("feat: f")))
                .isInstanceOf(CommitResult.Committed.class);
        assertThat(repository.resolve("after")).exists();
    }

    @Test
    default void withoutHooksNoneIsAsked() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        sandbox().hook(repository, "pre-commit", "exit 1\n");
        sandbox().hook(repository, "commit-msg", "exit 1\n");

        assertThat(open(repository).commit(CommitRequest.everything("feat: f").withoutHooks()))
                .isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    default void hooksAreFoundWhereTheConfigurationSays() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        sandbox().git(repository, "config", "core.hooksPath", ".githooks");
        sandbox().hook(repository, "pre-commit", "exit 0\n");
        sandbox().folder("ann/.githooks");
        Path hook = sandbox().write(repository, ".githooks/pre-commit", "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        assertThat(open(repository).commit(CommitRequest.everything("feat: f")))
                .isInstanceOf(CommitResult.RejectedByHook.class);
    }

    @Test
    default void hooksOfALinkedWorktreeAreThoseOfTheRepository() {
        Path main = sandbox().seededClone("ann");
        sandbox().git(main, "worktree", "add", "-q", "-b", "side", "../ann-side");
        Path side = sandbox().folder("ann-side");
        sandbox().write(side, "f", "1");
        sandbox().hook(main, "commit-msg", "exit 1\n");

        assertThat(open(side).commit(CommitRequest.paths("feat: f", List.of("f"))))
                .isInstanceOf(CommitResult.RejectedByHook.class);
    }
}
