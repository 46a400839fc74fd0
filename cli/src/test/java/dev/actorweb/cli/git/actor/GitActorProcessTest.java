package dev.actorweb.cli.git.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitSandbox;
import dev.actorweb.cli.git.actor.BranchRequest.CommitChanges;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of git's processes when an operation is ended.
@Timeout(300)
class GitActorProcessTest {
    private GitSandbox sandbox;
    private Path repository;
    private Path pid;

    @BeforeEach
    void hang(@TempDir Path folder) {
        sandbox = new GitSandbox(folder);
        repository = sandbox.seededClone("ann");
        pid = sandbox.home().resolve("pid");
        sandbox.git(repository, "-c", "alias.fifo=!mkfifo '" + pid + "'", "fifo");
        sandbox.hook(repository, "pre-commit", "sleep 600 & echo $! > '%s'; wait\n".formatted(pid));
        sandbox.write(repository, "new", "new\n");
    }

    private FutureTask<GitOutcome<?>> commit(GitActor git) {
        var task = new FutureTask<GitOutcome<?>>(
                () -> git.ask(new CommitChanges(CommitRequest.everything("feat: a"))));
        new Thread(task, "asker").start();
        return task;
    }

    private GitActor start() {
        var options = EngineOptions.unattended().with(sandbox.environment());
        return GitActor.start(repository, folder -> Engines.open(folder, options), new CheckStatus());
    }

    /// Waits for the hook, which writes into a named pipe.
    private ProcessHandle sleeper() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    @Test
    void cancellingEndsGitWithItsHookAndWhatTheHookStarted() throws Exception {
        try (var git = start()) {
            var commit = commit(git);
            var sleeper = sleeper();

            git.cancel();

            assertThat(commit.get(5, TimeUnit.MINUTES))
                    .isEqualTo(new GitOutcome.Cancelled<>("COMMIT_CHANGES"));
            assertThat(sleeper.isAlive()).isFalse();
            assertThat(repository.resolve(".git/index.lock")).doesNotExist();
        }
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        var git = start();
        var commit = commit(git);
        var sleeper = sleeper();

        git.close();

        assertThat(sleeper.isAlive()).isFalse();
        assertThat(commit.get(5, TimeUnit.MINUTES)).isEqualTo(new GitOutcome.Cancelled<>("COMMIT_CHANGES"));
    }

    @Test
    void interruptingWhoeverAsksEndsTheOperationFirst() throws Exception {
        try (var git = start()) {
            var sleeper = new AtomicReference<ProcessHandle>();
            var known = new CountDownLatch(1);
            var aliveAtTheEnd = new FutureTask<>(() -> {
                try {
                    git.ask(new CommitChanges(CommitRequest.everything("feat: a")));
                    return true;
                } catch (InterruptedException e) {
                    known.await();
                    return sleeper.get().isAlive();
                }
            });
            var asker = new Thread(aliveAtTheEnd, "asker");
            asker.start();
            sleeper.set(sleeper());
            known.countDown();

            asker.interrupt();

            assertThat(aliveAtTheEnd.get(5, TimeUnit.MINUTES)).isFalse();
        }
    }
}
