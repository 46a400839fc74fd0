package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What became of fast-forwarding a local branch. Unless it is [Advanced], nothing was changed.
public sealed interface Advance {
    /// The branch moved, with the files of the work tree that has it checked out.
    record Advanced(CommitId from) implements Advance {}

    /// It was there already.
    record UpToDate() implements Advance {}

    /// There is no such local branch.
    record Absent() implements Advance {}

    /// The branch has commits that its goal lacks.
    record Diverged(CommitId at) implements Advance {}

    /// Changes in the work tree that has it checked out are in the way, or somebody moved it
    /// just now.
    record Blocked(Path worktree, MoveResult reason) implements Advance {}

    static Advance perform(Session session, GitRequest.AdvanceBranch request) {
        Repository repository = session.repository();
        Optional<CommitId> at = repository.resolve(request.branch());
        if (at.isEmpty()) {
            return new Absent();
        }
        CommitId from = at.get();
        if (from.equals(request.to())) {
            return new UpToDate();
        }
        if (!repository.isAncestor(from, request.to())) {
            return new Diverged(from);
        }
        return move(session, new Move(request.branch(), from, request.to(), request.reason()));
    }

    private static Advance move(Session session, Move move) {
        Optional<Path> holder = holder(session.repository(), move.branch());
        if (holder.isEmpty()) {
            var update = RefUpdate.move(move.branch(), move.from(), move.to());
            boolean moved = session.repository().updateRefs(List.of(update), move.reason()).isEmpty();
            return moved ? new Advanced(move.from()) : new Diverged(move.from());
        }
        try (Repository other = session.worktree(holder.get())) {
            MoveResult result = other.move(move);
            return result instanceof MoveResult.Moved
                    ? new Advanced(move.from())
                    : new Blocked(holder.get(), result);
        }
    }

    private static Optional<Path> holder(Repository repository, RefName branch) {
        for (Worktree worktree : repository.worktrees()) {
            boolean holds = worktree.head().flatMap(h -> h.checkedOutBranch()).filter(branch::equals)
                    .isPresent();
            if (holds && !worktree.prunable()) {
                return Optional.of(worktree.path());
            }
        }
        return Optional.empty();
    }
}
