package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.Obstacles;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves refs, and files with them.
///
/// The branch is locked with its old value confirmed before the first file is touched, and moved
/// after the last: `git read-tree -m -u` checks every path before it writes any, keeps what is
/// staged, and refuses rather than overwrite changes. Once it writes, an interrupt has to wait.
final class Moving {
    private final Git git;
    private final Repository repository;
    private final Worktrees worktrees;

    Moving(Git git, Repository repository) {
        this.git = git;
        this.repository = repository;
        this.worktrees = new Worktrees(git);
    }

    List<RefName> update(List<RefUpdate> updates, String reason) {
        if (updates.isEmpty()) {
            return List.of();
        }
        try (var transaction = RefTransaction.begin(git, updates, reason)) {
            if (transaction.prepare() && transaction.commit()) {
                return List.of();
            }
            List<RefName> unexpected = unexpected(updates);
            if (unexpected.isEmpty()) {
                throw git.failure(transaction.failure(), "");
            }
            return unexpected;
        }
    }

    private List<RefName> unexpected(List<RefUpdate> updates) {
        var unexpected = new ArrayList<RefName>();
        for (RefUpdate update : updates) {
            Optional<CommitId> wanted = switch (update.expected()) {
                case Expected.At(var commit) -> Optional.of(commit);
                case Expected.Absent() -> Optional.empty();
            };
            if (!repository.resolve(update.ref()).equals(wanted)) {
                unexpected.add(update.ref());
            }
        }
        return unexpected;
    }

    MoveResult move(Move move, boolean dryRun) {
        Optional<CommitId> actual = repository.resolve(move.branch());
        if (!actual.equals(Optional.of(move.from()))) {
            return new MoveResult.Stale(actual);
        }
        Optional<Path> elsewhere = worktrees.holding(move.branch(), repository.layout().workTree());
        if (elsewhere.isPresent()) {
            return new MoveResult.CheckedOutElsewhere(elsewhere.get());
        }
        boolean here = !repository.layout().isBare()
                && repository.head().checkedOutBranch().equals(Optional.of(move.branch()));
        if (!here) {
            return dryRun ? new MoveResult.Moved() : moveRef(move);
        }
        Optional<MoveResult> refusal = inTheWay(move.from(), move.to());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return dryRun ? readTree(move.from(), move.to(), true) : moveWithFiles(move);
    }

    private MoveResult moveRef(Move move) {
        var update = RefUpdate.move(move.branch(), move.from(), move.to());
        return update(List.of(update), move.reason()).isEmpty()
                ? new MoveResult.Moved()
                : new MoveResult.Stale(repository.resolve(move.branch()));
    }

    private MoveResult moveWithFiles(Move move) {
        var update = RefUpdate.move(move.branch(), move.from(), move.to());
        try (var transaction = RefTransaction.begin(git, List.of(update), move.reason())) {
            if (!transaction.prepare()) {
                Optional<CommitId> actual = repository.resolve(move.branch());
                if (actual.equals(Optional.of(move.from()))) {
                    throw git.failure(transaction.failure(), "");
                }
                return new MoveResult.Stale(actual);
            }
            MoveResult result = readTree(move.from(), move.to(), false);
            if (result instanceof MoveResult.Moved && !transaction.commit()) {
                throw git.failure(transaction.failure(), "");
            }
            return result;
        }
    }

    MoveResult switchTo(RefName branch) {
        CommitId target = repository.resolve(branch)
                .orElseThrow(() -> new GitException(new GitProblem.NoSuchRevision(branch.full())));
        Head head = repository.head();
        if (head.checkedOutBranch().equals(Optional.of(branch))) {
            return new MoveResult.Moved();
        }
        Optional<Path> elsewhere = worktrees.holding(branch, repository.layout().workTree());
        if (elsewhere.isPresent()) {
            return new MoveResult.CheckedOutElsewhere(elsewhere.get());
        }
        CommitId from = head.tip().orElseThrow(() -> new GitException(new GitProblem.Unsupported(
                "leaving an unborn branch", "make a first commit")));
        Optional<MoveResult> refusal = inTheWay(from, target);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        MoveResult tried = readTree(from, target, true);
        if (tried instanceof MoveResult.Moved) {
            git.require(git.run(Kind.WRITE_TO_THE_END, Bytes.NONE,
                    List.of("switch", "--quiet", "--no-guess", branch.shortName())));
        }
        return tried;
    }

    /// Looks for ignored files that git would replace without asking.
    private Optional<MoveResult> inTheWay(CommitId from, CommitId to) {
        List<String> added = git.require(git.read("diff-tree", "-r", "-z", "--name-only", "--no-renames",
                "--diff-filter=A", from.hex(), to.hex(), "--")).fields();
        List<String> obstacles = Obstacles.find(git.directory(), added, this::index);
        return obstacles.isEmpty() ? Optional.empty() : Optional.of(new MoveResult.WouldOverwrite(obstacles));
    }

    private Set<String> index() {
        return new HashSet<>(git.require(git.read("ls-files", "-z", "--cached")).fields());
    }

    private MoveResult readTree(CommitId from, CommitId to, boolean dryRun) {
        git.write("update-index", "-q", "--refresh");
        Answer answer = dryRun
                ? git.write("read-tree", "-n", "-m", "-u", from.hex(), to.hex())
                : git.run(Kind.WRITE_TO_THE_END, Bytes.NONE,
                        List.of("read-tree", "-m", "-u", from.hex(), to.hex()));
        if (answer.succeeded()) {
            return new MoveResult.Moved();
        }
        List<String> paths = overwritten(answer.err(), from, to);
        if (paths.isEmpty()) {
            throw git.failure(answer, "");
        }
        return new MoveResult.WouldOverwrite(paths);
    }

    /// git names one path and stops; the user wants to know all: those that differ between the
    /// commits and have changes of their own.
    private List<String> overwritten(String err, CommitId from, CommitId to) {
        boolean obstacle = err.contains("Cannot merge.") || err.contains("would be overwritten by")
                || err.contains("would be removed by") || err.contains("would lose untracked files");
        if (!obstacle) {
            return List.of();
        }
        Set<String> differing = new HashSet<>(repository.changedPaths(from, to));
        var paths = new LinkedHashSet<String>();
        for (Change change : repository.status().changes()) {
            if (differing.contains(change.path())) {
                paths.add(change.path());
            }
        }
        int start = err.indexOf('\'');
        int end = err.indexOf('\'', start + 1);
        if (paths.isEmpty() && end > start) {
            paths.add(err.substring(start + 1, end));
        }
        return List.copyOf(paths);
    }
}
