package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Person;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Questions about commits and refs.
final class History {
    /// Id, parents, author, committer, message; each ended by NUL, the message by `-z`.
    private static final String FORMAT = "--format=%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B";
    private static final int FIELDS = 9;
    private static final String REF_FORMAT = "--format=%(objecttype) %(*objecttype) %(objectname) %(*objectname)"
            + " %(refname)%00%(upstream)";

    private final Git git;

    History(Git git) {
        this.git = git;
    }

    /// Asks through standard input, where a revision can be neither an option nor garbled.
    Optional<CommitId> resolve(String revision) {
        if (revision.isEmpty() || revision.indexOf('\n') >= 0 || revision.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Answer answer = git.run(Kind.READ, Bytes.of(revision + "^{commit}\n"),
                List.of("cat-file", "--batch-check=%(objectname)"));
        String line = git.require(answer).line();
        return CommitId.isObjectName(line) ? Optional.of(new CommitId(line)) : Optional.empty();
    }

    /// @param pattern
    ///            what git is asked for: a folder of refs, or one ref
    /// @param prefix
    ///            what the names must begin with
    List<Ref> refs(String pattern, String prefix) {
        var refs = new ArrayList<Ref>();
        for (String line : git.require(git.read("for-each-ref", REF_FORMAT, "--", pattern)).lines()) {
            ref(line).filter(ref -> ref.name().full().startsWith(prefix)).ifPresent(refs::add);
        }
        return refs;
    }

    List<Ref> branchesContaining(CommitId commit) {
        var refs = new ArrayList<Ref>();
        var answer = git.read("for-each-ref", REF_FORMAT, "--contains=" + commit, "--", "refs/heads/");
        for (String line : git.require(answer).lines()) {
            ref(line).ifPresent(refs::add);
        }
        return refs;
    }

    private static Optional<Ref> ref(String line) {
        String[] parts = line.split(" ", 5);
        int nul = parts[4].indexOf('\0');
        String name = parts[4].substring(0, nul);
        String upstream = parts[4].substring(nul + 1);
        boolean direct = parts[0].equals("commit");
        if ((!direct && !parts[1].equals("commit")) || !RefName.isWellFormed(name)) {
            return Optional.empty();
        }
        var commit = new CommitId(direct ? parts[2] : parts[3]);
        return Optional.of(new Ref(new RefName(name), commit,
                upstream.isEmpty() ? Optional.empty() : Optional.of(new RefName(upstream))));
    }

    AheadBehind aheadBehind(CommitId tip, CommitId base) {
        Answer answer = git.read("rev-list", "--left-right", "--count", tip + "..." + base, "--");
        String[] counts = git.require(answer).line().split("\t", -1);
        return new AheadBehind(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    }

    boolean isAncestor(CommitId ancestor, CommitId descendant) {
        Answer answer = git.read("merge-base", "--is-ancestor", ancestor.hex(), descendant.hex());
        return answer.status() != 1 && git.require(answer).succeeded();
    }

    /// Whatever `git rev-list` does not list is there already.
    Set<CommitId> merged(Collection<CommitId> commits, CommitId into) {
        var merged = new HashSet<>(commits);
        if (merged.isEmpty()) {
            return merged;
        }
        var input = new StringBuilder();
        commits.forEach(commit -> input.append(commit).append('\n'));
        input.append('^').append(into).append('\n');
        Answer answer = git.run(Kind.READ, Bytes.of(input.toString()), List.of("rev-list", "--stdin"));
        for (String line : git.require(answer).lines()) {
            merged.remove(new CommitId(line));
        }
        return merged;
    }

    Optional<CommitId> mergeBase(CommitId one, CommitId other) {
        Answer answer = git.read("merge-base", one.hex(), other.hex());
        return answer.status() == 1
                ? Optional.empty()
                : Optional.of(new CommitId(git.require(answer).lines().getFirst()));
    }

    List<Commit> log(CommitId tip, Collection<CommitId> exclude, int limit) {
        var arguments = new ArrayList<>(List.of("-c", "log.showSignature=false", "log", "-z",
                limit == 1 && exclude.isEmpty() ? "--no-walk" : "--topo-order", "--no-color", "--no-patch",
                "--date=raw", "--encoding=UTF-8", "--max-count=" + limit, FORMAT,
                tip.hex()));
        for (CommitId excluded : exclude) {
            arguments.add("^" + excluded);
        }
        arguments.add("--");
        List<String> fields = git.require(git.run(Kind.READ, Bytes.NONE, arguments)).fields();
        var commits = new ArrayList<Commit>();
        for (int i = 0; i + FIELDS <= fields.size(); i += FIELDS) {
            commits.add(commit(fields.subList(i, i + FIELDS)));
        }
        return commits;
    }

    private static Commit commit(List<String> fields) {
        var parents = new ArrayList<CommitId>();
        for (String parent : fields.get(1).split(" ", -1)) {
            if (!parent.isEmpty()) {
                parents.add(new CommitId(parent));
            }
        }
        return new Commit(new CommitId(fields.get(0)), parents,
                new Person(fields.get(2), fields.get(3), Idents.time(fields.get(4))),
                new Person(fields.get(5), fields.get(6), Idents.time(fields.get(7))), fields.get(8));
    }

    List<String> paths(CommitId commit) {
        return git.require(git.read("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit.hex()))
                .fields();
    }

    List<String> changedPaths(CommitId from, CommitId to) {
        return git.require(
                git.read("diff-tree", "-r", "-z", "--name-only", "--no-renames", from.hex(), to.hex(),
                        "--"))
                .fields();
    }

    List<String> mergeConflicts(CommitId ours, CommitId theirs) {
        return switch (new TreeMerge(git).merge(ours, theirs)) {
            case TreeMerge.Clean _ -> List.of();
            case TreeMerge.Conflicting(var _, var paths) -> paths;
        };
    }

    /// The commits of `onto..tip` with their parents, oldest first.
    List<List<CommitId>> range(CommitId onto, CommitId tip) {
        Answer answer = git.read("rev-list", "--reverse", "--topo-order", "--parents", tip.hex(), "^" + onto,
                "--");
        var range = new ArrayList<List<CommitId>>();
        for (String line : git.require(answer).lines()) {
            var ids = new ArrayList<CommitId>();
            for (String id : line.split(" ", -1)) {
                ids.add(new CommitId(id));
            }
            range.add(ids);
        }
        return range;
    }
}
