package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Repository;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The repository the git actor works in, opened when it is first needed and closed at the end.
///
/// For one thread at a time; [GitServices] sees to that.
public final class Session implements AutoCloseable {
    private final Path directory;
    private final Function<Path, Repository> engines;
    private @Nullable Repository repository;

    /// @param engines
    ///            opens the repository that a folder belongs to
    Session(Path directory, Function<Path, Repository> engines) {
        this.directory = directory;
        this.engines = engines;
    }

    Repository repository() {
        var open = repository;
        if (open == null) {
            open = engines.apply(directory);
            repository = open;
        }
        return open;
    }

    /// A session of its own in the same folder; the caller closes it.
    Session another() {
        return new Session(directory, engines);
    }

    /// Another work tree of the same repository; the caller closes it.
    Repository worktree(Path path) {
        return engines.apply(path);
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }
}
