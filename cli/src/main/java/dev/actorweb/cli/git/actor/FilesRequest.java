package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What lies in this work tree and its index, compared with what was committed.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface FilesRequest<T> extends GitRequest<T> {
    /// Work tree, index, branch and upstream.
    record CheckStatus() implements FilesRequest<Status> {
        @Override
        public String event() {
            return "CHECK_STATUS";
        }

        @Override
        public Status perform(Session session) {
            return session.repository().status();
        }
    }

    /// What would be committed, without context lines; empty where the engine cannot tell.
    record GetPatch(boolean staged, List<String> paths) implements FilesRequest<Optional<String>> {
        public GetPatch {
            paths = List.copyOf(paths);
        }

        @Override
        public String event() {
            return "GET_CHANGED_FILES";
        }

        @Override
        public Optional<String> perform(Session session) {
            return session.repository().patch(staged, paths);
        }
    }

    /// The content of an index file, to be compared with that of another one; the two are equal if
    /// the same things are staged.
    ///
    /// @param index
    ///            empty for the work tree's own
    record ReadIndex(Optional<Path> index) implements FilesRequest<String> {
        @Override
        public String event() {
            return "CHECK_STATUS";
        }

        @Override
        public String perform(Session session) {
            return session.repository().indexContent(index);
        }
    }

    /// The name of the content of a commit's files or, without one, of the work tree's; empty where
    /// the engine cannot tell.
    record GetContent(Optional<CommitId> commit) implements FilesRequest<Optional<String>> {
        @Override
        public String event() {
            return "KEEP_CHANGES";
        }

        @Override
        public Optional<String> perform(Session session) {
            return session.repository().content(commit);
        }
    }
}
