package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A request on its way through the machine, which carries it as the payload `request` without
/// looking into it.
///
/// The service fills in what came of it, the events that the machine emits settle it, and whoever
/// asked reads the outcome then; messages between them order these accesses.
final class Ticket<T> {
    private final GitRequest<T> request;
    private @Nullable T value;
    private @Nullable Exception failure;
    private volatile String settled = "";

    Ticket(GitRequest<T> request) {
        this.request = request;
    }

    GitRequest<T> request() {
        return request;
    }

    /// Does the work, on the service's thread.
    @Nullable
    T perform(Callable<T> work) throws Exception {
        failure = null;
        try {
            value = work.call();
            return value;
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    /// Notes the event by which the machine told the end.
    void settle(String event) {
        settled = event;
    }

    GitOutcome<T> outcome() {
        return switch (settled) {
            case "DONE" -> done();
            case "FAILED" -> failed();
            case "TIMED_OUT" -> new GitOutcome.TimedOut<>(request.event());
            case "CANCELLED" -> new GitOutcome.Cancelled<>(request.event());
            default -> throw new IllegalStateException(request.event() + " ended with '" + settled + "'");
        };
    }

    private GitOutcome<T> done() {
        var result = value;
        if (result == null) {
            throw new IllegalStateException(request.event() + " yielded nothing");
        }
        return new GitOutcome.Done<>(result);
    }

    private GitOutcome<T> failed() {
        return switch (failure) {
            case GitException e -> new GitOutcome.Failed<>(e.problem(), e.invocation());
            case InterruptedException _ ->
                new GitOutcome.Failed<>(new GitProblem.Interrupted(request.event()),
                        GitException.Invocation.NONE);
            case null -> throw new IllegalStateException(request.event() + " failed without a cause");
            default -> throw new IllegalStateException(request.event() + " failed", failure);
        };
    }
}
