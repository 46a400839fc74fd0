package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Collision;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.FileConflict;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Finds which of several commits conflict with each other. Only pairs that changed the same places
/// are merged, a few at a time: a merge costs a process.
final class PairwiseMerge {
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    private record Range(CommitId base, CommitId tip) {}

    private record Pair(int one, int other) {}

    private final Git git;
    private final List<CommitId> commits;

    PairwiseMerge(Git git, List<CommitId> commits) {
        this.git = git;
        this.commits = commits;
    }

    List<Collision> collisions() {
        return commits.size() < 2 ? List.of() : merge(candidates());
    }

    /// The pairs that may conflict.
    private List<Pair> candidates() {
        var ancestry = Ancestry.of(git, commits);
        var ranges = new LinkedHashMap<Pair, List<Range>>();
        for (int i = 0; i < commits.size(); i++) {
            for (int j = i + 1; j < commits.size(); j++) {
                var one = commits.get(i);
                var other = commits.get(j);
                ranges.put(new Pair(i, j), ancestry.base(i, j)
                        .map(base -> List.of(new Range(base, one), new Range(base, other)))
                        .orElse(List.of()));
            }
        }
        var differences = differences(ranges.values().stream().flatMap(List::stream).distinct().toList());
        var candidates = new ArrayList<Pair>();
        ranges.forEach((pair, both) -> {
            if (both.isEmpty() || mayConflict(differences.get(both.getFirst()),
                    differences.get(both.getLast()))) {
                candidates.add(pair);
            }
        });
        return candidates;
    }

    private static boolean mayConflict(@Nullable Differences one, @Nullable Differences other) {
        return one == null || other == null || one.mayConflict(other);
    }

    /// One process compares them all: git takes the second commit of a line for a parent.
    private Map<Range, Differences> differences(List<Range> ranges) {
        var input = new StringBuilder();
        var differences = new HashMap<Range, Differences>();
        for (Range range : ranges) {
            input.append(range.tip()).append(' ').append(range.base()).append('\n');
        }
        if (ranges.isEmpty()) {
            return differences;
        }
        var fields = git
                .require(git.run(Kind.READ, Bytes.of(input.toString()), List.of("diff-tree", "--stdin",
                        "-r", "-z", "--name-status", "--no-renames", "--always")))
                .fields();
        int next = 0;
        var current = new Differences();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).length() == 1) {
                current.add(fields.get(i).charAt(0), fields.get(++i));
            } else {
                current = new Differences();
                differences.put(ranges.get(next++), current);
            }
        }
        return differences;
    }

    private List<Collision> merge(List<Pair> pairs) {
        var collisions = new ArrayList<Collision>();
        if (pairs.isEmpty()) {
            return collisions;
        }
        var merging = Executors.newFixedThreadPool(Math.min(AT_ONCE, pairs.size()));
        try {
            var results = new ArrayList<Future<List<FileConflict>>>();
            for (Pair pair : pairs) {
                results.add(merging.submit(() -> new Collisions(git).of(commits.get(pair.one()),
                        commits.get(pair.other()))));
            }
            for (int i = 0; i < pairs.size(); i++) {
                var files = results.get(i).get();
                if (!files.isEmpty()) {
                    collisions.add(new Collision(pairs.get(i).one(), pairs.get(i).other(), files));
                }
            }
            return collisions;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GitException(new GitProblem.Interrupted("merging in memory"));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } finally {
            merging.shutdownNow(); // ends what still merges
            merging.close();
        }
    }
}
