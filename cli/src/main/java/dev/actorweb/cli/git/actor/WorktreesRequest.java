package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.HalfMade;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What concerns other work trees of the repository, or all of them.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface WorktreesRequest<T> extends GitRequest<T> {
    /// The work trees of the repository, the main one first.
    record ListWorktrees() implements WorktreesRequest<List<Worktree>> {
        @Override
        public String event() {
            return "CHECK_WORKTREES";
        }

        @Override
        public List<Worktree> perform(Session session) {
            return session.repository().worktrees();
        }
    }

    /// The state of every work tree.
    ///
    /// @param integration
    ///            what each is compared with, if known
    record CheckWorktrees(Optional<CommitId> integration) implements WorktreesRequest<List<WorktreeReport>> {
        @Override
        public String event() {
            return "CHECK_WORKTREES";
        }

        @Override
        public List<WorktreeReport> perform(Session session) {
            return WorktreeReport.survey(session, integration);
        }
    }

    /// Work tree, index and branch of another work tree.
    record CheckStatusOf(Path worktree) implements WorktreesRequest<Status> {
        @Override
        public String event() {
            return "CHECK_STATUS";
        }

        @Override
        public Status perform(Session session) {
            try (var repository = session.worktree(worktree)) {
                return repository.status();
            }
        }
    }

    /// Adds a linked work tree.
    record AddWorktree(Path path, Checkout checkout) implements WorktreesRequest<Path> {
        @Override
        public String event() {
            return "ADD_WORKTREE";
        }

        @Override
        public Path perform(Session session) {
            return session.repository().addWorktree(path, checkout);
        }
    }

    /// Completes a work tree whose making, or removal, was cut off; yields its path.
    record FillIn(HalfMade worktree, RefName branch) implements WorktreesRequest<Path> {
        @Override
        public String event() {
            return "ADD_WORKTREE";
        }

        @Override
        public Path perform(Session session) {
            worktree.unlock();
            try (var repository = session.worktree(worktree.path())) {
                repository.fillIn(branch);
            }
            return worktree.path();
        }
    }

    /// Removes a linked work tree with its files; yields its path.
    record RemoveWorktree(Path path, boolean force) implements WorktreesRequest<Path> {
        @Override
        public String event() {
            return "REMOVE_WORKTREE";
        }

        @Override
        public Path perform(Session session) {
            session.repository().removeWorktree(path, force);
            return path;
        }
    }

    /// Keeps everything that is not committed as a commit under a ref of its own; empty if there is
    /// nothing to keep.
    record KeepUncommitted(Path worktree, RefName ref, String message)
            implements
                WorktreesRequest<Optional<CommitId>> {
        @Override
        public String event() {
            return "KEEP_CHANGES";
        }

        @Override
        public Optional<CommitId> perform(Session session) {
            try (var repository = session.worktree(worktree)) {
                return repository.keepUncommitted(ref, message);
            }
        }
    }

    /// Puts kept uncommitted work back into a work tree; yields its path.
    record RestoreUncommitted(Path worktree, CommitId kept) implements WorktreesRequest<Path> {
        @Override
        public String event() {
            return "KEEP_CHANGES";
        }

        @Override
        public Path perform(Session session) {
            try (var repository = session.worktree(worktree)) {
                repository.restoreUncommitted(kept);
            }
            return worktree;
        }
    }

    /// Everything that could be merged: local branches and work trees, what is not
    /// committed included.
    record FindCollisions(List<RefName> branches, Optional<CommitId> integration)
            implements
                WorktreesRequest<Collisions> {
        public FindCollisions {
            branches = List.copyOf(branches);
        }

        @Override
        public String event() {
            return "CHECK_WORKTREES";
        }

        @Override
        public Collisions perform(Session session) {
            return Collisions.find(session, this);
        }
    }
}
