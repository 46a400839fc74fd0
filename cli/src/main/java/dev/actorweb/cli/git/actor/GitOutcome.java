package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import java.util.List;

/// What became of a [GitRequest].
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface GitOutcome<T> {
    record Done<T>(T value) implements GitOutcome<T> {}

    /// git could not do it; the actor is in `failed` and keeps the request for a retry.
    ///
    /// @param invocation
    ///            the process that met the problem, if one did
    record Failed<T>(GitProblem problem, GitException.Invocation invocation) implements GitOutcome<T> {}

    /// The time for it passed, and everything it had started was ended; the actor is in `timedOut`
    /// and keeps the request for a retry.
    record TimedOut<T>(String event) implements GitOutcome<T> {}

    /// Somebody sent `CANCEL` while it ran; everything it had started was ended.
    record Cancelled<T>(String event) implements GitOutcome<T> {}

    /// The actor is in no state to take it; nothing was begun.
    ///
    /// @param accepted
    ///            the events it would have taken
    record NotAccepted<T>(String event, List<String> accepted) implements GitOutcome<T> {
        public NotAccepted {
            accepted = List.copyOf(accepted);
        }
    }
}
