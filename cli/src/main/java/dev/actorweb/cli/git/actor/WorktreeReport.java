package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.Worktree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A work tree and what is going on in it.
///
/// @param status
///            empty when it cannot be read: its folder is gone, or it is bare
/// @param distance
///            of its tip from the integration branch, where both are known
public record WorktreeReport(Worktree worktree, Optional<Status> status, Optional<AheadBehind> distance) {
    static List<WorktreeReport> survey(Session session, Optional<CommitId> integration) {
        var reports = new ArrayList<WorktreeReport>();
        for (Worktree worktree : session.repository().worktrees()) {
            boolean readable = worktree.head().isPresent() && !worktree.prunable();
            reports.add(new WorktreeReport(worktree, readable ? status(session, worktree) : Optional.empty(),
                    distance(session.repository(), worktree, integration)));
        }
        return reports;
    }

    private static Optional<Status> status(Session session, Worktree worktree) {
        try (Repository other = session.worktree(worktree.path())) {
            return Optional.of(other.status());
        } catch (GitException e) {
            if (e.problem() instanceof GitProblem.Interrupted) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<AheadBehind> distance(Repository repository, Worktree worktree,
            Optional<CommitId> integration) {
        Optional<CommitId> tip = worktree.head().flatMap(Head::tip);
        if (tip.isEmpty() || integration.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(repository.aheadBehind(tip.get(), integration.get()));
    }
}
