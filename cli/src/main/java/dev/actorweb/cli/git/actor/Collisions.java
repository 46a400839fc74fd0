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
    public record Line(String name, Optional<Path> worktree, CommitId commit, boolean uncommitted) {}

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

    static Collisions find(Session session, GitRequest.FindCollisions request) {
        var repository = session.repository();
        var lines = lines(session, repository, request);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new GitException(new GitProblem.Interrupted("merging in memory"));
                }
                var files = repository.conflicts(lines.get(i).commit(), lines.get(j).commit());
                if (!files.isEmpty()) {
                    pairs.add(new Pair(lines.get(i), lines.get(j), files));
                }
            }
        }
        return new Collisions(lines, pairs);
    }

    private static List<Line> lines(Session session, Repository repository,
            GitRequest.FindCollisions request) {
        var lines = new LinkedHashMap<String, Line>();
        var checkedOut = checkedOut(repository);
        for (var ref : repository.refs("refs/heads/")) {
            boolean wanted = request.branches().isEmpty() || request.branches().contains(ref.name());
            if (wanted && !checkedOut.containsKey(ref.name())) {
                add(lines, repository,
                        new Line(ref.name().shortName(), Optional.empty(), ref.commit(), false),
                        request);
            }
        }
        for (var worktree : repository.worktrees()) {
            var head = worktree.head();
            boolean wanted = head.isPresent() && !worktree.prunable() && (request.branches().isEmpty()
                    || head.get().checkedOutBranch().filter(request.branches()::contains).isPresent());
            if (wanted && head.get().tip().isPresent()) {
                add(lines, repository, line(session, worktree, head.get(), head.get().tip().get()), request);
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
    private static void add(Map<String, Line> lines, Repository repository, Line line,
            GitRequest.FindCollisions request) {
        boolean merged = request.integration().isPresent() && !line.uncommitted()
                && repository.isAncestor(line.commit(), request.integration().get());
        if (!merged) {
            lines.put(line.name(), line);
        }
    }

    private static Line line(Session session, Worktree worktree, Head head, CommitId tip) {
        var name = head.checkedOutBranch().map(RefName::shortName).orElse("detached at " + tip.abbreviated());
        try (var other = session.worktree(worktree.path())) {
            var uncommitted = other.uncommitted();
            return new Line(name, Optional.of(worktree.path()), uncommitted.orElse(tip),
                    uncommitted.isPresent());
        } catch (GitException unreadable) {
            if (unreadable.problem() instanceof GitProblem.Interrupted) {
                throw unreadable;
            }
            return new Line(name, Optional.of(worktree.path()), tip, false);
        }
    }
}
