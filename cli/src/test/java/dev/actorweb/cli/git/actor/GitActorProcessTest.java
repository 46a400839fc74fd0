package dev.actorweb.cli.git.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitSandbox;
import dev.actorweb.cli.git.actor.GitRequest.CommitChanges;
import dev.actorweb.cli.git.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of git's processes when an operation is ended.
@Timeout(120)
class GitActorProcessTest {
    private GitSandbox sandbox;
    private Path repository;
    private Path pid;

    @BeforeEach
    void hang(@TempDir Path folder) {
        sandbox = new GitSandbox(folder);
        repository = sandbox.seededClone("ann");
        pid = sandbox.home().resolve("pid");
        sandbox.hook(repository, "pre-commit",
                "sleep 600 & echo $! > '%s.tmp'; mv '%s.tmp' '%s'; wait\n".formatted(pid, pid, pid));
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
        return GitActor.start(repository, folder -> Engines.open(folder, options));
    }

    /// Waits for the hook: a file that appears tells nobody.
    private ProcessHandle sleeper() throws IOException, InterruptedException {
        while (!Files.exists(pid)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    @Test
    void cancellingEndsGitWithItsHookAndWhatTheHookStarted() throws Exception {
        try (var git = start()) {
            var commit = commit(git);
            var sleeper = sleeper();

            git.cancel();

            assertThat(commit.get(1, TimeUnit.MINUTES)).isEqualTo(new GitOutcome.Cancelled<>("COMMIT_CHANGES"));
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
        assertThat(commit.get(1, TimeUnit.MINUTES)).isEqualTo(new GitOutcome.Cancelled<>("COMMIT_CHANGES"));
    }

    @Test
    void interruptingWhoeverAsksEndsTheOperationFirst() throws Exception {
        try (var git = start()) {
            var alive = new FutureTask<>(() -> {
                try {
                    git.ask(new CommitChanges(CommitRequest.everything("feat: a")));
                    return true;
                } catch (InterruptedException e) {
                    return sleeper().isAlive();
                }
            });
            var asker = new Thread(alive, "asker");
            asker.start();
            var sleeper = sleeper();

            asker.interrupt();

            assertThat(result(alive)).isFalse();
            assertThat(sleeper.isAlive()).isFalse();
        }
    }

    private static boolean result(FutureTask<Boolean> task) throws Exception {
        try {
            return task.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException noSuchProcess) {
            return false;
        }
    }
}
