package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actorweb.cli.git.EngineOptions.Limits;
import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the installed git does beyond the contract: deadlines, signing, odd file names,
/// other formats.
@Timeout(600)
class InstalledGitLimitsTest extends EngineFixture {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final RefName MAIN = RefName.branch("main");

    InstalledGitLimitsTest() {
        super(Engine.INSTALLED_GIT);
    }

    private void awaitEnd(Path pidFile) throws Exception {
        var handle = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
        if (handle.isPresent()) {
            handle.get().onExit().get(5, TimeUnit.MINUTES);
        }
    }

    /// Takes longer limits until git had come to the hook that hangs, which a slow machine may not
    /// let it in the first one.
    private static void whileItHangs(Path pid, Consumer<Duration> test) {
        var limit = SHORT;
        test.accept(limit);
        while (!Files.exists(pid)) {
            limit = limit.multipliedBy(4);
            test.accept(limit);
        }
    }

    @Test
    void aHookThatNeverEndsIsEndedAndTheIndexIsAsItWas() throws Exception {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        Path pid = sandbox().home().resolve("pid");
        sandbox().hook(repository, "pre-commit", "echo $$ > '" + pid + "'\nsleep 1000\n");
        whileItHangs(pid, limit -> assertThat(
                problemOf(() -> open(repository, options().with(new Limits(LONG, limit, LONG)))
                        .commit(CommitRequest.everything("feat: f"))))
                .isEqualTo(new GitProblem.TimedOut("git commit", limit)));

        awaitEnd(pid);
        assertThat(repository.resolve(".git/index.lock")).doesNotExist();
        assertThat(open(repository).status().changes()).containsExactly(new Change.Untracked("f"));
    }

    @Test
    void aRemoteThatNeverAnswersIsLeftAlone() throws Exception {
        Path repository = sandbox().seededClone("ann");
        CommitId tip = sandbox().commit(repository, "f", "1", "feat: f");
        Path pid = sandbox().home().resolve("pid");
        sandbox().hook(sandbox().remote(), "pre-receive", "echo $$ > '" + pid + "'\nsleep 1000\n");
        whileItHangs(pid, limit -> assertThat(
                problemOf(() -> open(repository, options().with(new Limits(LONG, LONG, limit))).push("origin",
                        List.of(PushUpdate.create(RefName.branch("topic"), tip)))))
                .isEqualTo(new GitProblem.TimedOut("git push", limit)));

        awaitEnd(pid);
        assertThat(open(repository).remoteRefs("origin", List.of(RefName.branch("topic")))).isEmpty();
    }

    @Test
    void anInterruptedThreadGetsNoAnswer() {
        Path repository = sandbox().seededClone("ann");
        Repository opened = open(repository);
        Thread.currentThread().interrupt();
        try {
            assertThat(problemOf(opened::status)).isEqualTo(new GitProblem.Interrupted("git status"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void fileNamesThatAreNoTextCanBeCommitted() throws Exception {
        Path repository = sandbox().seededClone("ann");
        String name = Bytes.copyOf(new byte[]{'f', (byte) 0xfc, (byte) 0xff}).text();
        sandbox().write(repository, "make", "printf 1 > \"$(printf 'f\\374\\377')\"\n");
        var make = new ProcessBuilder("/bin/sh", "make").directory(repository.toFile());
        assumeTrue(make.start().waitFor() == 0, "the file system takes only text");

        assertThat(open(repository).status().untracked()).contains(new Change.Untracked(name));
        assertThat(open(repository).commit(CommitRequest.paths("feat: odd", List.of(name))))
                .isInstanceOf(CommitResult.Committed.class);
        assertThat(open(repository).status().untracked()).containsExactly(new Change.Untracked("make"));
    }

    @Test
    void commitsAreSignedWhereConfigured() throws Exception {
        Path repository = sandbox().seededClone("ann");
        Path key = signWithSsh(repository);
        sandbox().git(repository, "checkout", "--quiet", "-b", "side");
        sandbox().write(repository, "f", "1");
        Repository opened = open(repository);

        assertThat(opened.commit(CommitRequest.everything("feat: größe")))
                .isInstanceOf(CommitResult.Committed.class);
        CommitId side = sandbox().tip(repository, "side");
        CommitId first = sandbox().tip(repository, "main");
        sandbox().git(repository, "checkout", "--quiet", "main");
        CommitId main = sandbox().commit(repository, "g", "1", "feat: g");
        for (ReplayPlan plan : List.of(ReplayPlan.rebase(side, main),
                ReplayPlan.squash(side, main, "feat: all"),
                ReplayPlan.merge(side, main, "merge: side"))) {
            var result = (ReplayResult.Replayed) opened.replay(plan);
            sandbox().git(repository, "verify-commit", result.tip().hex());
        }
        sandbox().git(repository, "verify-commit", side.hex());
        var rebased = (ReplayResult.Replayed) opened.replay(ReplayPlan.rebase(side, main));
        assertThat(opened.log(rebased.tip(), List.of(first), 1)).extracting(Commit::message)
                .containsExactly("feat: größe\n");
        assertThat(key).exists();
    }

    private Path signWithSsh(Path repository) throws IOException, InterruptedException {
        Path key = sandbox().home().resolve("key");
        try {
            var keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
                    key.toString());
            assumeTrue(keygen.start().waitFor() == 0, "no ssh-keygen");
        } catch (IOException e) {
            assumeTrue(false, "no ssh-keygen");
        }
        Path signers = sandbox().home().resolve("signers");
        Files.writeString(signers, "ann@example.org " + Files.readString(key.resolveSibling("key.pub")));
        sandbox().git(repository, "config", "gpg.format", "ssh");
        sandbox().git(repository, "config", "user.signingKey", key.toString());
        sandbox().git(repository, "config", "commit.gpgSign", "true");
        sandbox().git(repository, "config", "gpg.ssh.allowedSignersFile", signers.toString());
        return key;
    }

    @Test
    void aCommitThatCannotBeSignedIsNotMade() {
        Path repository = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "config", "gpg.format", "ssh");
        sandbox().git(repository, "config", "user.signingKey", "/no/such/key");
        sandbox().git(repository, "config", "commit.gpgSign", "true");
        sandbox().write(repository, "f", "1");

        assertThat(problemOf(() -> open(repository).commit(CommitRequest.everything("feat: f"))))
                .isInstanceOf(GitProblem.Unsigned.class);
        assertThat(sandbox().tip(repository, "HEAD")).isEqualTo(before);
        assertThat(open(repository).status().changes()).containsExactly(new Change.Untracked("f"));
    }

    @Test
    void conditionalIncludesDecideWhoCommits() throws IOException {
        Path repository = sandbox().repository("ann");
        sandbox().git(repository, "config", "--unset", "user.email");
        Files.writeString(sandbox().home().resolve("work"), "[user]\n\temail = ann@work.example\n");
        sandbox().git(repository, "config", "--global", "includeIf.gitdir:" + repository + "/.path",
                sandbox().home().resolve("work").toString());
        sandbox().write(repository, "f", "1");

        open(repository).commit(CommitRequest.everything("feat: f"));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%ae")).isEqualTo("ann@work.example\n");
    }

    @Test
    void longObjectNamesWork() {
        Path repository = sandbox().home().resolve("sha256");
        sandbox().git(sandbox().home(), "init", "--quiet", "--object-format=sha256", repository.toString());
        sandbox().git(repository, "config", "user.name", "ann");
        sandbox().git(repository, "config", "user.email", "ann@example.org");
        CommitId first = sandbox().commit(repository, "f", "1", "feat: f");
        CommitId second = sandbox().commit(repository, "g", "1", "feat: g");
        sandbox().git(repository, "checkout", "--quiet", "-b", "side", first.hex());
        CommitId side = sandbox().commit(repository, "h", "1", "feat: h");
        Repository opened = open(repository);

        assertThat(second.hex()).hasSize(64);
        assertThat(opened.head()).isEqualTo(new Head.OnBranch(RefName.branch("side"), side));
        assertThat(opened.replay(ReplayPlan.rebase(side, second))).isInstanceOfSatisfying(
                ReplayResult.Replayed.class,
                it -> assertThat(opened.changedPaths(second, it.tip())).containsExactly("h"));
        assertThat(opened.move(new Move(MAIN, second, side, "aw: test"))).isEqualTo(new MoveResult.Moved());
    }

    @Test
    void aSparseIndexIsNoObstacle() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "in/f", "1", "feat: in");
        sandbox().commit(repository, "out/f", "1", "feat: out");
        sandbox().git(repository, "sparse-checkout", "set", "--cone", "--sparse-index", "in");
        sandbox().write(repository, "in/f", "2");

        assertThat(open(repository).commit(CommitRequest.everything("feat: more")))
                .isInstanceOf(CommitResult.Committed.class);
        assertThat(sandbox().git(repository, "show", "HEAD:out/f")).isEqualTo("1");
    }

    @Test
    void insideAHookTheHooksRepositoryAndIndexAreUsed() {
        Path repository = sandbox().seededClone("ann");
        Path elsewhere = sandbox().folder("elsewhere");
        var environment = sandbox().environment().with("GIT_DIR", repository.resolve(".git").toString())
                .with("GIT_WORK_TREE", repository.toString()).with("GIT_INDEX_FILE", ".git/other-index");

        Status status = open(elsewhere, options().with(environment)).status();

        assertThat(status.staged()).extracting(Change.Tracked::index).containsExactly(Change.Kind.DELETED);
    }

    @Test
    void aNameTheLocaleCannotPassIsRefusedRatherThanGarbled() {
        Path repository = sandbox().seededClone("ann");
        String outside = "\ud800";

        assertThat(Invocation.canPass(outside)).isFalse();
        assertThat(problemOf(() -> open(repository).addWorktree(sandbox().home().resolve("w"),
                new Checkout.NewBranch(RefName.branch(outside), sandbox().tip(repository, "HEAD")))))
                .isInstanceOf(GitProblem.Unsupported.class);
    }

    @Test
    void aMessageInTheUsersLanguageIsStillUnderstood() {
        Path repository = sandbox().seededClone("ann");
        Path lock = sandbox().write(repository, ".git/index.lock", "");
        sandbox().write(repository, "f", "1");
        var german = sandbox().environment().with("LC_ALL", "de_DE.UTF-8").with("LANGUAGE", "de");

        assertThat(problemOf(
                () -> open(repository, options().with(german)).commit(CommitRequest.everything("feat: f"))))
                .isEqualTo(new GitProblem.Locked(lock.toString()));
    }

    @Test
    void optionsInRemoteAddressesDoNothing() {
        Path repository = sandbox().seededClone("ann");
        Path owned = sandbox().home().resolve("owned");
        sandbox().git(repository, "config", "remote.origin.url", "ext::touch " + owned);

        assertThat(problemOf(() -> open(repository).fetch("origin", List.of()))).isNotNull();
        assertThat(owned).doesNotExist();
    }

    @Test
    void theMessageOfACommitIsNeverAnArgument() {
        Path repository = sandbox().seededClone("ann");
        sandbox().write(repository, "f", "1");
        String message = "feat: " + "x".repeat(300_000) + "\n";

        open(repository).commit(CommitRequest.everything(message));

        assertThat(sandbox().git(repository, "log", "-1", "--format=%B").getBytes(StandardCharsets.UTF_8))
                .hasSizeGreaterThan(300_000);
    }
}
