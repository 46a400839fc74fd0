package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayPlan.Strategy;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/// Replays commits with JGit's in-core merger, each on its own parent. It knows no renames: where
/// git follows one, a conflict is reported here.
final class Replaying {
    private final Repository repository;
    private final Commits commits;
    private final Identity identity;

    Replaying(Opened opened, Commits commits) {
        this.repository = opened.repository();
        this.commits = commits;
        this.identity = new Identity(opened.environment(), repository.getConfig());
    }

    ReplayResult replay(ReplayPlan plan) throws IOException {
        CommitId base = plan.strategy() instanceof Strategy.Transplant(var parent) ? parent : plan.onto();
        List<RevCommit> range = commits.range(plan.tip(), List.of(base), Integer.MAX_VALUE,
                RevSort.TOPO,
                RevSort.REVERSE);
        if (plan.strategy() instanceof Strategy.FastForward) {
            return commits.isAncestor(plan.onto(), plan.tip())
                    ? new ReplayResult.Replayed(plan.tip(), all(range, Optional::of))
                    : new ReplayResult.NotFastForward();
        }
        if (range.isEmpty()) {
            return new ReplayResult.Replayed(plan.onto(), List.of());
        }
        if (commits.mergeBase(plan.onto(), plan.tip()).isEmpty()) {
            return new ReplayResult.Unrelated();
        }
        Preconditions.requireWritable(repository.getConfig());
        Preconditions.requireUnsigned(repository.getConfig());
        return switch (plan.strategy()) {
            case Strategy.Rebase() -> rebase(plan, range);
            case Strategy.Transplant _ -> rebase(plan, range);
            case Strategy.Squash(var message) -> squash(plan, range, message);
            case Strategy.Merge(var message) -> merge(plan, range, message);
            case Strategy.FastForward() -> throw new IllegalStateException("done above");
        };
    }

    private static List<Rewritten> all(List<RevCommit> range, Function<CommitId, Optional<CommitId>> become) {
        var rewritten = new ArrayList<Rewritten>();
        for (RevCommit commit : range) {
            CommitId id = Ids.ours(commit);
            rewritten.add(new Rewritten(id, become.apply(id)));
        }
        return rewritten;
    }

    private ReplayResult rebase(ReplayPlan plan, List<RevCommit> range) throws IOException {
        for (RevCommit commit : range) {
            if (commit.getParentCount() > 1) {
                return new ReplayResult.MergeInRange(Ids.ours(commit));
            }
        }
        var rewritten = new ArrayList<Rewritten>();
        try (var walk = new RevWalk(repository)) {
            RevCommit tip = walk.parseCommit(Ids.jgit(plan.onto()));
            for (RevCommit found : range) {
                RevCommit commit = walk.parseCommit(found);
                RevCommit parent = walk.parseCommit(commit.getParent(0));
                if (parent.equals(tip)) {
                    tip = commit;
                    rewritten.add(new Rewritten(Ids.ours(commit), Optional.of(Ids.ours(commit))));
                    continue;
                }
                Picked picked = pick(parent.getTree(), tip, commit);
                if (picked.tree().isEmpty()) {
                    return new ReplayResult.Conflict(Ids.ours(commit), picked.conflicts());
                }
                ObjectId tree = picked.tree().get();
                boolean wasEmpty = commit.getTree().equals(parent.getTree());
                if (tree.equals(tip.getTree()) && !wasEmpty) {
                    rewritten.add(new Rewritten(Ids.ours(commit), Optional.empty()));
                } else {
                    tip = walk.parseCommit(
                            write(tree, List.of(tip), commit.getAuthorIdent(), commit.getFullMessage()));
                    rewritten.add(new Rewritten(Ids.ours(commit), Optional.of(Ids.ours(tip))));
                }
            }
            return new ReplayResult.Replayed(Ids.ours(tip), rewritten);
        }
    }

    /// The tree of a cherry-pick, or the paths in conflict.
    private record Picked(Optional<ObjectId> tree, List<String> conflicts) {}

    private Picked pick(ObjectId base, RevCommit onto, RevCommit commit) throws IOException {
        try (var trees = new TreeMerge(repository.newObjectInserter())) {
            Optional<ObjectId> tree = trees.merge(base, onto.getTree(), commit.getTree());
            if (tree.isPresent()) {
                return new Picked(tree, List.of());
            }
        }
        ResolveMerger merger = merger();
        merger.setBase(base);
        return merger.merge(onto, commit)
                ? new Picked(Optional.of(merger.getResultTreeId()), List.of())
                : new Picked(Optional.empty(), Commits.conflicts(merger));
    }

    private ResolveMerger merger() {
        return (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
    }

    private ReplayResult squash(ReplayPlan plan, List<RevCommit> range, String message) throws IOException {
        ResolveMerger merger = merger();
        if (!merger.merge(Ids.jgit(plan.onto()), Ids.jgit(plan.tip()))) {
            return new ReplayResult.Conflict(plan.tip(), Commits.conflicts(merger));
        }
        try (var walk = new RevWalk(repository)) {
            if (merger.getResultTreeId().equals(walk.parseCommit(Ids.jgit(plan.onto())).getTree())) {
                return new ReplayResult.Replayed(plan.onto(), all(range, _ -> Optional.empty()));
            }
        }
        CommitId squashed = Ids.ours(write(merger.getResultTreeId(), List.of(Ids.jgit(plan.onto())),
                identity.author(), ended(message)));
        return new ReplayResult.Replayed(squashed, all(range, _ -> Optional.of(squashed)));
    }

    private ReplayResult merge(ReplayPlan plan, List<RevCommit> range, String message) throws IOException {
        ResolveMerger merger = merger();
        if (!merger.merge(Ids.jgit(plan.onto()), Ids.jgit(plan.tip()))) {
            return new ReplayResult.Conflict(plan.tip(), Commits.conflicts(merger));
        }
        ObjectId merged = write(merger.getResultTreeId(),
                List.of(Ids.jgit(plan.onto()), Ids.jgit(plan.tip())),
                identity.author(), ended(message));
        return new ReplayResult.Replayed(Ids.ours(merged), all(range, Optional::of));
    }

    private static String ended(String message) {
        return message.endsWith("\n") ? message : message + "\n";
    }

    private ObjectId write(ObjectId tree, List<ObjectId> parents, PersonIdent author, String message)
            throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(identity.committer());
        commit.setMessage(message);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }
}
