package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.ByHand;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult;
import java.util.List;

/// What makes commits, and moves branches with their files.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface BranchRequest<T> extends GitRequest<T> {
    /// Commits.
    record CommitChanges(CommitRequest request) implements BranchRequest<CommitResult> {
        @Override
        public String event() {
            return "COMMIT_CHANGES";
        }

        @Override
        public CommitResult perform(Session session) {
            return session.repository().commit(request);
        }
    }

    /// Computes a rebase, squash, merge or fast-forward in memory.
    record ReplayCommits(ReplayPlan plan) implements BranchRequest<ReplayResult> {
        @Override
        public String event() {
            return "REPLAY_COMMITS";
        }

        @Override
        public ReplayResult perform(Session session) {
            return session.repository().replay(plan);
        }
    }

    /// Whether a branch and its files could be moved.
    record CheckMove(Move move) implements BranchRequest<MoveResult> {
        @Override
        public String event() {
            return "CHECK_MOVE";
        }

        @Override
        public MoveResult perform(Session session) {
            return session.repository().tryMove(move);
        }
    }

    /// Moves a branch, and its files in the work tree that has it checked out, whichever that is.
    ///
    /// @param dryRun
    ///            only answers whether it could be done
    record PlaceBranch(Move move, boolean dryRun) implements BranchRequest<MoveResult> {
        @Override
        public String event() {
            return dryRun ? "CHECK_MOVE" : "PLACE_BRANCH";
        }

        @Override
        public MoveResult perform(Session session) {
            return Placing.perform(session, this);
        }
    }

    /// Updates refs that no work tree has checked out, all or none; yields those that were not
    /// as expected.
    record UpdateRefs(List<RefUpdate> updates, String reason) implements BranchRequest<List<RefName>> {
        public UpdateRefs {
            updates = List.copyOf(updates);
        }

        @Override
        public String event() {
            return "UPDATE_REFS";
        }

        @Override
        public List<RefName> perform(Session session) {
            return session.repository().updateRefs(updates, reason);
        }
    }

    /// Rebases or merges in the work tree, and leaves conflicts there to be resolved.
    record ResolveByHand(ByHand.Request request) implements BranchRequest<ByHand> {
        @Override
        public String event() {
            return "RESOLVE_CONFLICTS";
        }

        @Override
        public ByHand perform(Session session) {
            return session.repository().byHand(request);
        }
    }
}
