package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.Optional;

/// Moves a branch where it is checked out.
final class Placing {
    private Placing() {}

    static MoveResult perform(Session session, BranchRequest.PlaceBranch request) {
        Repository repository = session.repository();
        Optional<Path> holder = repository.head().checkedOutBranch()
                .equals(Optional.of(request.move().branch()))
                        ? Optional.empty()
                        : holder(repository, request.move().branch());
        if (holder.isEmpty()) {
            return move(repository, request);
        }
        try (Repository other = session.worktree(holder.get())) {
            return move(other, request);
        }
    }

    private static MoveResult move(Repository repository, BranchRequest.PlaceBranch request) {
        Move move = request.move();
        return request.dryRun() ? repository.tryMove(move) : repository.move(move);
    }

    /// The work tree that has the branch checked out.
    static Optional<Path> holder(Repository repository, RefName branch) {
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
