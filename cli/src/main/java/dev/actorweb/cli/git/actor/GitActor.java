package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Repository;
import java.nio.file.Path;
import java.util.function.Function;

/// Provisional.
public final class GitActor implements AutoCloseable {
    private final Session session;

    private GitActor(Session session) {
        this.session = session;
    }

    public static GitActor start(Path directory, Function<Path, Repository> engines) {
        return new GitActor(new Session(directory, engines));
    }

    public <T> GitOutcome<T> ask(GitRequest<T> request) throws InterruptedException {
        try {
            return new GitOutcome.Done<>(request.perform(session));
        } catch (GitException e) {
            if (e.problem() instanceof GitProblem.Interrupted) {
                throw new InterruptedException();
            }
            return new GitOutcome.Failed<>(e.problem(), e.invocation());
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
