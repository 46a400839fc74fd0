package dev.actorweb.cli.git;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Remembers the index, so that a commit that fails leaves staged what was staged before.
///
/// git replaces the index, it never writes into it; so a second name for the file keeps the old one
/// without copying (a copy serves where links are impossible).
public final class IndexBackup {
    private final Path index;
    private final Path backup;
    private final boolean existed;

    public IndexBackup(Path index, Scratch scratch) {
        this.index = index;
        this.backup = scratch.reserve("index");
        this.existed = Files.exists(index);
        if (existed) {
            remember();
        }
    }

    private void remember() {
        try {
            try {
                Files.createLink(backup, index);
            } catch (IOException | UnsupportedOperationException e) {
                Files.copy(index, backup, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// What may change the index.
    public interface Attempt<E extends Exception> {
        CommitResult run() throws E;
    }

    /// Makes the attempt; unless a commit comes of it, the index is put back.
    public <E extends Exception> CommitResult restoringUnlessCommitted(Attempt<E> attempt) throws E {
        CommitResult result;
        try {
            result = attempt.run();
        } catch (Throwable e) {
            try {
                restore();
            } catch (GitException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        if (!(result instanceof CommitResult.Committed)) {
            restore();
        }
        return result;
    }

    /// Puts the old index back under git's own lock.
    private void restore() {
        Path lock = index.resolveSibling(index.getFileName() + ".lock");
        try {
            Files.createFile(lock);
        } catch (FileAlreadyExistsException e) {
            throw new GitException(new GitProblem.Locked(lock.toString()), e);
        } catch (IOException e) {
            throw failure(e);
        }
        try {
            if (!existed) {
                Files.deleteIfExists(index);
            } else if (!Files.isSameFile(backup, index)) {
                Files.move(backup, index, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.delete(lock);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private GitException failure(IOException cause) {
        var problem = GitProblem.Unwritable.of(index, cause);
        return new GitException(problem, cause);
    }
}
