package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.GitConfig;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayPlan.Strategy;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replays commits in memory.
///
/// A cherry-pick of C with parent P onto N is a merge of N and C whose base is P. `git merge-tree`
/// finds the base itself (naming one needs git 2.40), so a synthetic commit with N's tree and parent
/// P takes N's place: P is then the only common ancestor there can be.
final class Replaying {
    private final Git git;
    private final Layout layout;
    private final GitConfig config;
    private final History history;
    private final TreeMerge merge;

    Replaying(Git git, Layout layout, GitConfig config) {
        this.git = git;
        this.layout = layout;
        this.config = config;
        this.history = new History(git);
        this.merge = new TreeMerge(git);
    }

    ReplayResult replay(ReplayPlan plan) {
        List<List<CommitId>> range = history.range(
                plan.strategy() instanceof Strategy.Transplant(var base) ? base : plan.onto(), plan.tip());
        if (plan.strategy() instanceof Strategy.FastForward) {
            return history.isAncestor(plan.onto(), plan.tip())
                    ? new ReplayResult.Replayed(plan.tip(), unchanged(range))
                    : new ReplayResult.NotFastForward();
        }
        if (range.isEmpty()) {
            return new ReplayResult.Replayed(plan.onto(), List.of());
        }
        if (history.mergeBase(plan.onto(), plan.tip()).isEmpty()) {
            return new ReplayResult.Unrelated();
        }
        try (var writer = new CommitWriter(git, layout, config)) {
            return switch (plan.strategy()) {
                case Strategy.Rebase() -> rebase(plan, range, writer);
                case Strategy.Transplant _ -> rebase(plan, range, writer);
                case Strategy.Squash(var message) -> squash(plan, range, message, writer);
                case Strategy.Merge(var message) -> mergeCommit(plan, range, message, writer);
                case Strategy.FastForward() -> throw new IllegalStateException("done above");
            };
        }
    }

    private static List<Rewritten> unchanged(List<List<CommitId>> range) {
        return all(range, commit -> Optional.of(commit));
    }

    private static List<Rewritten> all(List<List<CommitId>> range,
            java.util.function.Function<CommitId, Optional<CommitId>> become) {
        var rewritten = new ArrayList<Rewritten>();
        for (List<CommitId> ids : range) {
            rewritten.add(new Rewritten(ids.getFirst(), become.apply(ids.getFirst())));
        }
        return rewritten;
    }

    private ReplayResult rebase(ReplayPlan plan, List<List<CommitId>> range, CommitWriter writer) {
        var wanted = new ArrayList<CommitId>();
        wanted.add(plan.onto());
        for (List<CommitId> ids : range) {
            if (ids.size() > 2) {
                return new ReplayResult.MergeInRange(ids.getFirst());
            }
            wanted.addAll(ids);
        }
        Map<CommitId, RawCommit> commits = read(wanted);
        var rewritten = new ArrayList<Rewritten>();
        CommitId tip = plan.onto();
        String tree = commit(commits, tip).tree();
        for (List<CommitId> ids : range) {
            CommitId id = ids.getFirst();
            CommitId parent = ids.getLast();
            RawCommit commit = commit(commits, id);
            if (parent.equals(tip)) {
                tip = id;
                tree = commit.tree();
                rewritten.add(new Rewritten(id, Optional.of(id)));
                continue;
            }
            switch (merge.merge(writer.synthetic(tree, parent), id)) {
                case TreeMerge.Conflicting(var _, var paths) -> {
                    return new ReplayResult.Conflict(id, paths);
                }
                case TreeMerge.Clean(var merged) -> {
                    boolean wasEmpty = commit.tree().equals(commit(commits, parent).tree());
                    if (merged.equals(tree) && !wasEmpty) {
                        rewritten.add(new Rewritten(id, Optional.empty()));
                    } else {
                        tip = writer.write(merged, tip, commit);
                        tree = merged;
                        rewritten.add(new Rewritten(id, Optional.of(tip)));
                    }
                }
            }
        }
        return new ReplayResult.Replayed(tip, rewritten);
    }

    private ReplayResult squash(ReplayPlan plan, List<List<CommitId>> range, String message,
            CommitWriter writer) {
        return switch (merge.merge(plan.onto(), plan.tip())) {
            case TreeMerge.Conflicting(var _, var paths) -> new ReplayResult.Conflict(plan.tip(), paths);
            case TreeMerge.Clean(var merged) -> {
                if (merged.equals(commit(read(List.of(plan.onto())), plan.onto()).tree())) {
                    yield new ReplayResult.Replayed(plan.onto(), all(range, _ -> Optional.empty()));
                }
                CommitId squashed = writer.write(merged, List.of(plan.onto()), message);
                yield new ReplayResult.Replayed(squashed, all(range, _ -> Optional.of(squashed)));
            }
        };
    }

    private ReplayResult mergeCommit(ReplayPlan plan, List<List<CommitId>> range, String message,
            CommitWriter writer) {
        return switch (merge.merge(plan.onto(), plan.tip())) {
            case TreeMerge.Conflicting(var _, var paths) -> new ReplayResult.Conflict(plan.tip(), paths);
            case TreeMerge.Clean(var merged) -> new ReplayResult.Replayed(
                    writer.write(merged, List.of(plan.onto(), plan.tip()), message), unchanged(range));
        };
    }

    private static RawCommit commit(Map<CommitId, RawCommit> commits, CommitId id) {
        RawCommit commit = commits.get(id);
        if (commit == null) {
            throw new GitException(new GitProblem.Damaged("commit " + id + " is missing"));
        }
        return commit;
    }

    /// Reads commit objects with one process: each answer is a line `<id> commit <size>` and
    /// the content.
    private Map<CommitId, RawCommit> read(Collection<CommitId> ids) {
        var input = new StringBuilder();
        for (CommitId id : ids) {
            input.append(id).append('\n');
        }
        Bytes out = git
                .require(git.run(Kind.READ, Bytes.of(input.toString()), List.of("cat-file", "--batch")))
                .out();
        byte[] bytes = out.toArray();
        var commits = new HashMap<CommitId, RawCommit>();
        for (int start = 0; start < bytes.length;) {
            int end = out.indexOf('\n', start);
            String[] header = out.text(start, end).split(" ", -1);
            if (header.length != 3) {
                throw new GitException(new GitProblem.Damaged("commit " + header[0] + " is missing"));
            }
            int size = Integer.parseInt(header[2]);
            commits.put(new CommitId(header[0]),
                    RawCommit.parse(java.util.Arrays.copyOfRange(bytes, end + 1, end + 1 + size)));
            start = end + size + 2;
        }
        return commits;
    }
}
