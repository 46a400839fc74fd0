package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The best common ancestors of every two of several commits, found in one walk: each commit passes
/// on to its parents which of the tips it leads to.
final class Ancestry {
    /// The best common ancestor by pair, `one * size + other`; null where there are several.
    private final Map<Integer, @Nullable CommitId> found = new HashMap<>();
    private final Map<CommitId, BitSet> tips = new HashMap<>();
    private final Map<CommitId, Set<BitSet>> children = new HashMap<>();
    private final int size;
    private final Optional<CommitId> root;

    private Ancestry(List<CommitId> commits, Optional<CommitId> root) {
        this.size = commits.size();
        this.root = root;
        for (int i = 0; i < size; i++) {
            tips.computeIfAbsent(commits.get(i), _ -> new BitSet()).set(i);
        }
    }

    static Ancestry of(Git git, List<CommitId> commits) {
        var root = root(git, commits);
        var ancestry = new Ancestry(commits, root);
        root.ifPresent(end -> ancestry.walk(git, commits, end));
        return ancestry;
    }

    /// The one commit that all of them have and that is best; empty if there is none, or several.
    private static Optional<CommitId> root(Git git, List<CommitId> commits) {
        var arguments = new ArrayList<>(List.of("merge-base", "--octopus", "--all"));
        commits.forEach(commit -> arguments.add(commit.hex()));
        Answer answer = git.run(Kind.READ, Bytes.NONE, arguments);
        if (answer.status() == 1) {
            return Optional.empty();
        }
        var lines = git.require(answer).lines();
        return lines.size() == 1 ? Optional.of(new CommitId(lines.getFirst())) : Optional.empty();
    }

    private void walk(Git git, List<CommitId> commits, CommitId end) {
        var input = new StringBuilder();
        commits.forEach(commit -> input.append(commit).append('\n'));
        input.append('^').append(end).append('\n');
        Answer answer = git.run(Kind.READ, Bytes.of(input.toString()),
                List.of("rev-list", "--topo-order", "--parents", "--stdin"));
        for (String line : git.require(answer).lines()) {
            String[] ids = line.split(" ", -1);
            visit(new CommitId(ids[0]), ids);
        }
    }

    /// Children come before their parents.
    private void visit(CommitId commit, String[] ids) {
        var bits = tips.getOrDefault(commit, new BitSet());
        var below = children.getOrDefault(commit, Set.of());
        below.forEach(bits::or);
        if (!below.contains(bits)) {
            meet(commit, bits, below);
        }
        for (int i = 1; i < ids.length; i++) {
            children.computeIfAbsent(new CommitId(ids[i]), _ -> new java.util.HashSet<>()).add(bits);
        }
        children.remove(commit);
    }

    /// Notes the pairs that meet in this commit first.
    private void meet(CommitId commit, BitSet bits, Set<BitSet> below) {
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            for (int j = bits.nextSetBit(i + 1); j >= 0; j = bits.nextSetBit(j + 1)) {
                if (!together(below, i, j)) {
                    int pair = i * size + j;
                    found.put(pair, found.containsKey(pair) ? null : commit);
                }
            }
        }
    }

    private static boolean together(Set<BitSet> below, int one, int other) {
        for (BitSet bits : below) {
            if (bits.get(one) && bits.get(other)) {
                return true;
            }
        }
        return false;
    }

    /// The best common ancestor of two of the commits.
    ///
    /// @param one
    ///            the position of a commit
    /// @param other
    ///            a position after it
    /// @return empty if there is no one best ancestor
    Optional<CommitId> base(int one, int other) {
        int pair = one * size + other;
        return found.containsKey(pair) ? Optional.ofNullable(found.get(pair)) : root;
    }
}
