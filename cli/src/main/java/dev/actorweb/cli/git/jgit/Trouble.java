package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IndexReadException;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// Turns JGit's exceptions into problems.
final class Trouble {
    /// Something JGit does.
    interface Work<T> {
        T run() throws Exception;
    }

    private Trouble() {}

    /// @throws GitException
    ///             if the work throws anything but a programming error
    static <T> T attempt(String operation, Work<T> work) {
        try {
            return work.run();
        } catch (GitException e) {
            throw e;
        } catch (Exception e) {
            throw new GitException(problem(operation, e), e);
        }
    }

    static GitProblem problem(String operation, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            GitProblem known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new GitProblem.Refused(operation, text(failure));
    }

    private static @Nullable GitProblem known(Throwable cause) {
        if (cause instanceof LockFailedException locked) {
            return new GitProblem.Locked(locked.getFile() + ".lock");
        }
        if (cause instanceof CorruptObjectException && isForeignIndex(text(cause))) {
            return text(cause).endsWith("/") ? Preconditions.sparseIndex() : Preconditions.splitIndex();
        }
        boolean damaged = cause instanceof CorruptObjectException || cause instanceof IndexReadException
                || cause instanceof ConfigInvalidException || cause instanceof MissingObjectException;
        return damaged ? new GitProblem.Damaged(text(cause)) : null;
    }

    /// JGit stumbles over the folders in a sparse index (`out/`), the nameless entries in a split
    /// one, or the split one's extension.
    private static boolean isForeignIndex(String text) {
        boolean path = text.startsWith("Invalid path: ");
        return (path && (text.endsWith("/") || text.endsWith(": "))) || text.contains("'link'");
    }

    /// What the exception says, or the most specific of its causes that says anything.
    static String text(Throwable failure) {
        Throwable told = failure;
        while (told instanceof JGitInternalException && told.getCause() != null) {
            told = told.getCause();
        }
        String message = told.getMessage();
        return message == null ? told.getClass().getSimpleName() : message;
    }

    /// A problem when an object that must be there is not.
    static GitException missing(ObjectId id) {
        return new GitException(new GitProblem.Damaged("object " + id.name() + " is missing"));
    }
}
