package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.RefName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What talks to a remote.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface RemoteRequest<T> extends GitRequest<T> {
    /// Fetches the integration branch, and the branch of the given name where there is one.
    ///
    /// @param branch
    ///            empty fetches the integration branch alone
    /// @param pushRemote
    ///            the remote that has the branch: a fork, perhaps, of the one that has integration
    record FetchRemote(String remote, String integration, Optional<RefName> branch, String pushRemote)
            implements
                RemoteRequest<Fetched> {
        @Override
        public String event() {
            return "FETCH_REMOTE";
        }

        @Override
        public Fetched perform(Session session) {
            return Fetched.fetch(session.repository(), this);
        }
    }

    /// Where the remote, as pushes see it, has the refs that are named; those it lacks are
    /// left out.
    record AskRemote(String remote, List<RefName> refs) implements RemoteRequest<Map<RefName, CommitId>> {
        public AskRemote {
            refs = List.copyOf(refs);
        }

        @Override
        public String event() {
            return "FETCH_REMOTE";
        }

        @Override
        public Map<RefName, CommitId> perform(Session session) {
            return session.repository().pushedRefs(remote, refs);
        }
    }

    /// Pushes all or nothing.
    record PushChanges(String remote, List<PushUpdate> updates) implements RemoteRequest<PushResult> {
        public PushChanges {
            updates = List.copyOf(updates);
        }

        @Override
        public String event() {
            return "PUSH_CHANGES";
        }

        @Override
        public PushResult perform(Session session) {
            return session.repository().push(remote, updates);
        }
    }

    /// Pushes the checked-out branch to its upstream.
    record PushBranch() implements RemoteRequest<PushResult> {
        @Override
        public String event() {
            return "PUSH_CHANGES";
        }

        @Override
        public PushResult perform(Session session) {
            return NamedRequest.push(session.repository());
        }
    }
}
