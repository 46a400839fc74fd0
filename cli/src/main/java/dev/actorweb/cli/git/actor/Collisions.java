package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.FileConflict;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which branches and work trees would conflict if both were merged.
///
/// @param lines
///            everything that was looked at
/// @param pairs
///            those that conflict
public record Collisions(List<Line> lines, List<Pair> pairs) {
    /// A line of work.
    ///
    /// @param worktree
    ///            where it is checked out
    /// @param commit
    ///            what would be merged; with uncommitted work a commit made for the purpose
    /// @param uncommitted
    ///            whether uncommitted work is in it
    /// @param leftOut
    ///            why uncommitted work is not in it, though there is some
    public record Line(String name, Optional<Path> worktree, CommitId commit, boolean uncommitted,
            Optional<String> leftOut) {
        private boolean holdsMore() {
            return uncommitted || leftOut.isPresent();
        }
    }

    /// Two lines of work that conflict.
    public record Pair(Line one, Line other, List<FileConflict> files) {
        public Pair {
            files = List.copyOf(files);
        }
    }

    public Collisions {
        lines = List.copyOf(lines);
        pairs = List.copyOf(pairs);
    }

    static Collisions find(Session session, WorktreesRequest.FindCollisions request) {
        var repository = session.repository();
        var lines = unmerged(repository, lines(session, repository, request), request.integration());
        var pairs = new ArrayList<Pair>();
        for (var found : repository.collisions(lines.stream().map(Line::commit).toList())) {
            pairs.add(new Pair(lines.get(found.one()), lines.get(found.other()), found.files()));
        }
        return new Collisions(lines, pairs);
    }

    private static List<Line> lines(Session session, Repository repository,
            WorktreesRequest.FindCollisions request) {
        var lines = new LinkedHashMap<String, Line>();
        var checkedOut = checkedOut(repository);
        for (var ref : repository.refs("refs/heads/")) {
            boolean wanted = request.branches().isEmpty() || request.branches().contains(ref.name());
            if (wanted && !checkedOut.containsKey(ref.name())) {
                lines.put(ref.name().shortName(),
                        new Line(ref.name().shortName(), Optional.empty(), ref.commit(), false,
                                Optional.empty()));
            }
        }
        for (var worktree : repository.worktrees()) {
            var head = worktree.head();
            boolean wanted = head.isPresent() && !worktree.prunable() && (request.branches().isEmpty()
                    || head.get().checkedOutBranch().filter(request.branches()::contains).isPresent());
            if (wanted && head.get().tip().isPresent()) {
                var line = line(session, worktree, head.get(), head.get().tip().get());
                lines.put(line.name(), line);
            }
        }
        return List.copyOf(lines.values());
    }

    private static Map<RefName, Path> checkedOut(Repository repository) {
        var checkedOut = new HashMap<RefName, Path>();
        for (Worktree worktree : repository.worktrees()) {
            if (!worktree.prunable()) {
                worktree.head().flatMap(Head::checkedOutBranch)
                        .ifPresent(branch -> checkedOut.put(branch, worktree.path()));
            }
        }
        return checkedOut;
    }

    /// What integration has already conflicts with nobody any more.
    private static List<Line> unmerged(Repository repository, List<Line> lines,
            Optional<CommitId> integration) {
        if (integration.isEmpty()) {
            return lines;
        }
        var committed = lines.stream().filter(line -> !line.holdsMore()).map(Line::commit).toList();
        var merged = repository.merged(committed, integration.get());
        return lines.stream().filter(line -> line.holdsMore() || !merged.contains(line.commit())).toList();
    }

    private static Line line(Session session, Worktree worktree, Head head, CommitId tip) {
        var name = head.checkedOutBranch().map(RefName::shortName).orElse("detached at " + tip.abbreviated());
        try (var other = session.worktree(worktree.path())) {
            var uncommitted = other.uncommitted();
            return new Line(name, Optional.of(worktree.path()), uncommitted.orElse(tip),
                    uncommitted.isPresent(), Optional.empty());
        } catch (GitException unreadable) {
            if (unreadable.problem() instanceof GitProblem.Interrupted) {
                throw unreadable;
            }
            return new Line(name, Optional.of(worktree.path()), tip, false,
                    Optional.of(unreadable.problem().message()));
        }
    }
}
