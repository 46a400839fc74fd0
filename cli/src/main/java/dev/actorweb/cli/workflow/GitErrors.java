package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.GitProblem;

/// Says what git could not do, with the exit code that fits.
public final class GitErrors {
    private GitErrors() {}

    public static UserError of(GitProblem problem) {
        return new UserError(exit(problem), problem.message(), problem.hint());
    }

    private static Exit exit(GitProblem problem) {
        return switch (problem) {
            case GitProblem.NotARepository _,GitProblem.Bare _,GitProblem.UnsafeOwner _,GitProblem.Locked _,GitProblem.UnmergedIndex _,GitProblem.OutsideSparseCheckout _,GitProblem.NoSuchRevision _,GitProblem.NoSuchRemote _,GitProblem.NoSuchRemoteRef _,GitProblem.NoIdentity _,GitProblem.Unsupported _ ->
                Exit.PRECONDITION;
            case GitProblem.Unreachable _,GitProblem.Unauthenticated _,GitProblem.Unsigned _,GitProblem.Damaged _,GitProblem.Refused _ ->
                Exit.REFUSED;
            case GitProblem.TimedOut _ -> Exit.DEADLINE;
            case GitProblem.Interrupted _ -> Exit.INTERRUPTED;
        };
    }
}
