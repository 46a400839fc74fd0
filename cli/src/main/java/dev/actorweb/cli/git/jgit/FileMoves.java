package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.Obstacles;
import dev.actorweb.cli.git.RefName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/// Moves the checked-out branch, or `HEAD`, and the files with it.
///
/// JGit checks every path before it writes any. The ref follows the files; if it then turns out to
/// have been moved by somebody else, the files go back.
final class FileMoves {
    private final Opened opened;
    private final Repository repository;
    private final Commits commits;
    private final RefMoves refs;
    private final WorktreeFiles worktrees;

    FileMoves(Opened opened, Commits commits, RefMoves refs, WorktreeFiles worktrees) {
        this.opened = opened;
        this.repository = opened.repository();
        this.commits = commits;
        this.refs = refs;
        this.worktrees = worktrees;
    }

    MoveResult move(Move move, Head head, boolean dryRun) throws IOException {
        Optional<CommitId> actual = tip(move.branch());
        if (!actual.equals(Optional.of(move.from()))) {
            return new MoveResult.Stale(actual);
        }
        Optional<Path> elsewhere = worktrees.holding(move.branch());
        if (elsewhere.isPresent()) {
            return new MoveResult.CheckedOutElsewhere(elsewhere.get());
        }
        boolean here = !opened.layout().isBare()
                && head.checkedOutBranch().equals(Optional.of(move.branch()));
        if (here) {
            refs.requireUnlocked(move.branch());
            MoveResult files = checkOut(move.from(), move.to(), dryRun);
            return dryRun || !(files instanceof MoveResult.Moved) ? files : follow(move);
        }
        if (dryRun) {
            return new MoveResult.Moved();
        }
        var update = dev.actorweb.cli.git.RefUpdate.move(move.branch(), move.from(), move.to());
        return refs.update(List.of(update), move.reason()).isEmpty()
                ? new MoveResult.Moved()
                : new MoveResult.Stale(tip(move.branch()));
    }

    private Optional<CommitId> tip(RefName branch) throws IOException {
        return opened.target(branch).map(Ids::ours);
    }

    /// Updating `HEAD` updates the branch it points to, and both reflogs.
    private MoveResult follow(Move move) throws IOException {
        RefUpdate update = repository.updateRef("HEAD");
        update.setExpectedOldObjectId(Ids.jgit(move.from()));
        update.setNewObjectId(Ids.jgit(move.to()));
        update.setForceUpdate(true);
        update.setRefLogMessage(move.reason(), false);
        RefUpdate.Result result = update.update();
        boolean moved = switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
            case NOT_ATTEMPTED, LOCK_FAILURE, REJECTED, REJECTED_CURRENT_BRANCH, IO_FAILURE, RENAMED,
                    REJECTED_MISSING_OBJECT, REJECTED_OTHER_REASON ->
                false;
        };
        if (moved) {
            return new MoveResult.Moved();
        }
        checkOut(move.to(), move.from(), false);
        Optional<CommitId> actual = tip(move.branch());
        if (actual.equals(Optional.of(move.from()))) {
            throw new GitException(new GitProblem.Refused("moving " + move.branch(), result.toString()));
        }
        return new MoveResult.Stale(actual);
    }

    MoveResult switchTo(RefName branch, Head head) throws IOException {
        CommitId target = tip(branch)
                .orElseThrow(() -> new GitException(new GitProblem.NoSuchRevision(branch.full())));
        if (head.checkedOutBranch().equals(Optional.of(branch))) {
            return new MoveResult.Moved();
        }
        Optional<Path> elsewhere = worktrees.holding(branch);
        if (elsewhere.isPresent()) {
            return new MoveResult.CheckedOutElsewhere(elsewhere.get());
        }
        CommitId from = head.tip().orElseThrow(() -> new GitException(new GitProblem.Unsupported(
                "leaving an unborn branch", "make a first commit")));
        MoveResult files = checkOut(from, target, false);
        if (files instanceof MoveResult.Moved) {
            link(branch, head, from);
            opened.hooks().run("post-checkout", "", from.hex(), target.hex(), "1");
        }
        return files;
    }

    private void link(RefName branch, Head head, CommitId from) throws IOException {
        RefUpdate update = repository.updateRef("HEAD", head instanceof Head.Detached);
        String name = head.checkedOutBranch().map(RefName::shortName).orElse(from.hex());
        update.setRefLogMessage("checkout: moving from " + name + " to " + branch.shortName(), false);
        RefUpdate.Result result = update.link(branch.full());
        if (result != RefUpdate.Result.FORCED && result != RefUpdate.Result.NEW
                && result != RefUpdate.Result.NO_CHANGE) {
            throw new GitException(
                    new GitProblem.Refused("switching to " + branch.shortName(), result.toString()));
        }
    }

    private MoveResult checkOut(CommitId from, CommitId to, boolean dryRun) throws IOException {
        List<String> obstacles = Obstacles.find(opened.workTree(), commits.changedPaths(from, to, true),
                this::index);
        if (!obstacles.isEmpty()) {
            return new MoveResult.WouldOverwrite(obstacles);
        }
        try (var walk = new RevWalk(repository)) {
            var before = walk.parseCommit(Ids.jgit(from)).getTree();
            var after = walk.parseCommit(Ids.jgit(to)).getTree();
            DirCache cache = repository.lockDirCache();
            try {
                var checkout = new DirCacheCheckout(repository, before, cache, after);
                checkout.setFailOnConflict(true);
                if (dryRun) {
                    checkout.preScanTwoTrees();
                    return verdict(checkout);
                }
                checkout.checkout();
                return new MoveResult.Moved();
            } catch (CheckoutConflictException e) {
                return new MoveResult.WouldOverwrite(
                        List.copyOf(new TreeSet<>(List.of(e.getConflictingFiles()))));
            } finally {
                cache.unlock();
            }
        }
    }

    private static MoveResult verdict(DirCacheCheckout checkout) {
        return checkout.getConflicts().isEmpty()
                ? new MoveResult.Moved()
                : new MoveResult.WouldOverwrite(List.copyOf(new TreeSet<>(checkout.getConflicts())));
    }

    private Set<String> index() {
        return Trouble.attempt("reading the index", () -> {
            var paths = new HashSet<String>();
            DirCache cache = repository.readDirCache();
            for (int i = 0; i < cache.getEntryCount(); i++) {
                paths.add(cache.getEntry(i).getPathString());
            }
            return paths;
        });
    }
}
