package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a repository is, as a whole: its folders, settings and remotes.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface RepositoryRequest<T> extends GitRequest<T> {
    /// Where the repository keeps its things.
    record CheckRepo() implements RepositoryRequest<Layout> {
        @Override
        public String event() {
            return "CHECK_REPO";
        }

        @Override
        public Layout perform(Session session) {
            return session.repository().layout();
        }
    }

    /// As [CheckRepo], from somebody who is going to commit.
    record ExpectCommit() implements RepositoryRequest<Layout> {
        @Override
        public String event() {
            return "CHECK_REPO";
        }

        @Override
        public Layout perform(Session session) {
            session.repository().expectCommit();
            return session.repository().layout();
        }
    }

    /// Everything about the repository that setting up the workflow depends on.
    record CheckSetup() implements RepositoryRequest<Setup> {
        @Override
        public String event() {
            return "CHECK_REPO";
        }

        @Override
        public Setup perform(Session session) {
            var repository = session.repository();
            return new Setup(repository.layout(), repository.head(), repository.remotes(),
                    repository.refs("refs/heads/"), repository.worktrees());
        }
    }

    /// A value of git's configuration.
    record GetSetting(String name) implements RepositoryRequest<Optional<String>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public Optional<String> perform(Session session) {
            return session.repository().config().get(name);
        }
    }

    /// The addresses of a remote: as configured, and as git's `insteadOf` makes it. Empty if there
    /// is no such remote.
    ///
    /// @param push
    ///            whether where it is pushed to is meant
    record GetAddresses(String remote, boolean push) implements RepositoryRequest<List<String>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public List<String> perform(Session session) {
            var config = session.repository().config();
            return config.remotes().stream().filter(known -> known.name().equals(remote))
                    .map(known -> push ? known.pushUrl() : known.url())
                    .flatMap(url -> Stream.of(url, config.rewritten(url))).distinct().toList();
        }
    }
}
