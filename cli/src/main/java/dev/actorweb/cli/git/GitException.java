package dev.actorweb.cli.git;

import java.util.List;

/// Carries a [GitProblem] to whoever can report it, with the process that met it where there
/// was one.
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The process that met the problem.
    ///
    /// @param command
    ///            the argument vector; empty when no process was run
    /// @param exit
    ///            its exit status; -1 when it was ended or never ran
    /// @param stderr
    ///            what it wrote to standard error, bounded and without the credentials of addresses
    public record Invocation(List<String> command, int exit, String stderr) {
        public static final Invocation NONE = new Invocation(List.of(), -1, "");

        public Invocation {
            command = List.copyOf(command);
            stderr = Credentials.masked(stderr);
        }
    }

    private final transient GitProblem problem;
    private final transient Invocation invocation;

    public GitException(GitProblem problem) {
        this(problem, Invocation.NONE);
    }

    public GitException(GitProblem problem, Invocation invocation) {
        super(problem.message());
        this.problem = problem;
        this.invocation = invocation;
    }

    public GitException(GitProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
        this.invocation = Invocation.NONE;
    }

    public GitProblem problem() {
        return problem;
    }

    public Invocation invocation() {
        return invocation;
    }
}
