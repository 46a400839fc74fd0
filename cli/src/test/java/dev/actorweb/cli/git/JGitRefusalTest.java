package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What JGit would get wrong is refused before anything changes.
class JGitRefusalTest extends EngineFixture {
    JGitRefusalTest() {
        super(Engine.JGIT);
    }

    private static void assertUnsupported(ThrowingCallable call, String feature) {
        assertThat(problemOf(call)).isInstanceOfSatisfying(GitProblem.Unsupported.class, it -> {
            assertThat(it.feature()).contains(feature);
            assertThat(it.hint()).contains("install git");
        });
    }

    @Test
    void itIsJGitThatAnswers() {
        assertThat(open(sandbox().repository("ann")).engine()).isEqualTo(Engine.JGIT);
    }

    @Test
    void signingIsLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "config", "commit.gpgSign", "true");
        sandbox().write(repository, "f", "1");
        Repository opened = open(repository);

        assertUnsupported(() -> opened.commit(CommitRequest.everything("feat: f")), "signing");
        assertThat(sandbox().tip(repository, "HEAD")).isEqualTo(tip);
        assertThat(opened.status().changes()).containsExactly(new Change.Untracked("f"));
    }

    @Test
    void replayingUnsignedWhereSignaturesAreWantedIsRefused() {
        Path repository = Conflicts.twoSides(sandbox());
        sandbox().git(repository, "config", "commit.gpgSign", "true");

        assertUnsupported(() -> open(repository).replay(
                ReplayPlan.rebase(sandbox().tip(repository, "side"), sandbox().tip(repository, "main"))),
                "signing");
    }

    @Test
    void conditionalIncludesAreLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "config", "--global", "includeIf.gitdir:~/job/.path", "job.config");
        sandbox().write(repository, "f", "1");

        assertUnsupported(() -> open(repository).commit(CommitRequest.everything("feat: f")), "includeIf");
        assertThat(open(repository).status().untracked()).hasSize(1);
    }

    @Test
    void longObjectNamesAreLeftToGit() {
        Path repository = sandbox().home().resolve("sha256");
        sandbox().git(sandbox().home(), "init", "--quiet", "--object-format=sha256", repository.toString());

        assertUnsupported(() -> open(repository), "sha256");
    }

    @Test
    void aSparseIndexIsLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "in/f", "1", "feat: in");
        sandbox().git(repository, "sparse-checkout", "set", "--cone", "--sparse-index", "in");

        assertThat(problemOf(() -> open(repository).status())).isInstanceOf(GitProblem.Unsupported.class);
    }

    @Test
    void aSplitIndexIsLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "update-index", "--split-index");

        assertUnsupported(() -> open(repository).status(), "split index");
    }

    @Test
    void aPartialCloneIsLeftToGit() {
        sandbox().seededClone("ann");
        sandbox().git(sandbox().remote(), "config", "uploadpack.allowFilter", "true");
        Path partial = sandbox().home().resolve("partial");
        sandbox().git(sandbox().home(), "clone", "--quiet", "--filter=blob:none",
                "file://" + sandbox().remote(),
                partial.toString());

        assertThat(problemOf(() -> open(partial))).isInstanceOf(GitProblem.Unsupported.class);
    }

    @Test
    void configurationByEnvironmentIsLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        var environment = sandbox().environment().with("GIT_CONFIG_COUNT", "1")
                .with("GIT_CONFIG_KEY_0", "user.name").with("GIT_CONFIG_VALUE_0", "other");

        assertUnsupported(() -> open(repository, options().with(environment)), "GIT_CONFIG_COUNT");
    }

    @Test
    void filesToBeReencodedAreLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, ".gitattributes", "*.utf16 working-tree-encoding=UTF-16\n");
        sandbox().write(repository, "f.utf16", "1");
        CommitId tip = sandbox().tip(repository, "HEAD");

        assertUnsupported(() -> open(repository).commit(CommitRequest.everything("feat: f")),
                "working-tree-encoding");
        assertThat(sandbox().tip(repository, "HEAD")).isEqualTo(tip);
        assertThat(open(repository).status().staged()).isEmpty();
    }

    @Test
    void anSshCommandOfOnesOwnIsLeftToGit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "config", "core.sshCommand", "my-ssh");
        sandbox().git(repository, "remote", "set-url", "origin", "git@example.invalid:x.git");

        assertUnsupported(() -> open(repository).fetch("origin", List.of()), "ssh");
    }

    @Test
    void nothingIsWrittenIntoTheHome() {
        Path repository = sandbox().seededClone("ann");
        open(repository).status();
        sandbox().write(repository, "f", "1");
        open(repository).commit(CommitRequest.everything("feat: f"));

        assertThat(sandbox().home()).isDirectoryContaining(path -> path.endsWith(".gitconfig"));
        assertThat(sandbox().home().toFile().list()).containsExactly(".gitconfig");
    }
}
