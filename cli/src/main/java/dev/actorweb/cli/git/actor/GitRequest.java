package dev.actorweb.cli.git.actor;

/// One operation the git actor is asked for: the payload of an event of `git-actor.yaml`. The
/// requests are where they belong by what they are about.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface GitRequest<T>
        permits
        RepositoryRequest,
        FilesRequest,
        HistoryRequest,
        BranchRequest,
        RemoteRequest,
        WorktreesRequest,
        ProgramRequest {
    /// The name of the event.
    String event();

    /// Does the work on the thread that calls; only the actor's services do. An interrupt ends it
    /// with everything it started.
    T perform(Session session) throws InterruptedException;
}
