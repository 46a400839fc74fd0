package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Says what git could not do, with the exit code that fits.
public final class GitErrors {
    private static final Duration STALE = Duration.ofMinutes(2);

    private GitErrors() {}

    public static UserError of(GitProblem problem) {
        return problem instanceof GitProblem.Locked(var file)
                ? locked(problem, file)
                : new UserError(exit(problem), problem.message(), problem.hint());
    }

    /// As [#of], for what the operation log meets; anything else stays what it is.
    static RuntimeException told(RuntimeException failure) {
        return failure instanceof GitException met ? of(met.problem()) : failure;
    }

    /// A lock of some age is most likely that of a process that died.
    private static UserError locked(GitProblem problem, String file) {
        try {
            var age = Duration.between(Files.getLastModifiedTime(Path.of(file)).toInstant(), Instant.now());
            if (age.compareTo(STALE) >= 0) {
                return new UserError(exit(problem),
                        "a git process has left " + file + " behind, or still runs",
                        "the lock is " + words(age)
                                + " old; if no git is at work here (an editor may run one), delete it: rm '"
                                + file + "'");
            }
        } catch (IOException | InvalidPathException gone) {
            return new UserError(exit(problem), problem.message(), "repeat the command");
        }
        return new UserError(exit(problem), problem.message(), problem.hint());
    }

    private static String words(Duration age) {
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        return age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
    }

    private static Exit exit(GitProblem problem) {
        return switch (problem) {
            case GitProblem.NotARepository _,GitProblem.Bare _,GitProblem.UnsafeOwner _,GitProblem.Locked _,GitProblem.UnmergedIndex _,GitProblem.OutsideSparseCheckout _,GitProblem.NoSuchRevision _,GitProblem.NoSuchRemote _,GitProblem.NoSuchRemoteRef _,GitProblem.NoIdentity _,GitProblem.Unwritable _,GitProblem.NoEngine _,GitProblem.Unsupported _ ->
                Exit.PRECONDITION;
            case GitProblem.Unreachable _,GitProblem.Unauthenticated _,GitProblem.NotAtomic _,GitProblem.Unsigned _,GitProblem.Damaged _,GitProblem.Refused _ ->
                Exit.REFUSED;
            case GitProblem.TimedOut _ -> Exit.DEADLINE;
            case GitProblem.Interrupted _ -> Exit.INTERRUPTED;
        };
    }
}
