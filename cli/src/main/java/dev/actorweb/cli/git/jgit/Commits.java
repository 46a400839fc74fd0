package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Person;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.RefName;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Questions about commits and refs.
final class Commits {
    private final Repository repository;

    Commits(Repository repository) {
        this.repository = repository;
    }

    Optional<CommitId> resolve(String revision) throws IOException {
        if (revision.isEmpty() || revision.indexOf('\n') >= 0 || revision.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            ObjectId id = repository.resolve(revision + "^{commit}");
            return id == null ? Optional.empty() : commit(id);
        } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException
                | MissingObjectException e) {
            return Optional.empty();
        }
    }

    /// The commit an object is or, as a tag, leads to.
    Optional<CommitId> commit(ObjectId id) throws IOException {
        try (var walk = new RevWalk(repository)) {
            RevObject object = walk.peel(walk.parseAny(id));
            return object instanceof RevCommit ? Optional.of(Ids.ours(object)) : Optional.empty();
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    List<Ref> refs(String prefix) throws IOException {
        var refs = new TreeSet<Ref>((one, other) -> one.name().compareTo(other.name()));
        for (var found : repository.getRefDatabase().getRefsByPrefix(prefix)) {
            if (found.getObjectId() == null || !RefName.isWellFormed(found.getName())) {
                continue;
            }
            var name = new RefName(found.getName());
            commit(found.getObjectId()).ifPresent(id -> refs.add(new Ref(name, id, upstream(name))));
        }
        return List.copyOf(refs);
    }

    private Optional<RefName> upstream(RefName name) {
        if (!name.isBranch()) {
            return Optional.empty();
        }
        String tracking = new BranchConfig(repository.getConfig(), name.shortName()).getTrackingBranch();
        return tracking == null ? Optional.empty() : Optional.of(new RefName(tracking));
    }

    AheadBehind aheadBehind(CommitId tip, CommitId base) throws IOException {
        return new AheadBehind(missingFrom(base, tip), missingFrom(tip, base));
    }

    private int missingFrom(CommitId base, CommitId tip) throws IOException {
        try (var walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(Ids.jgit(tip)));
            walk.markUninteresting(walk.parseCommit(Ids.jgit(base)));
            int count = 0;
            while (walk.next() != null) {
                count++;
            }
            return count;
        }
    }

    boolean isAncestor(CommitId ancestor, CommitId descendant) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(Ids.jgit(ancestor)),
                    walk.parseCommit(Ids.jgit(descendant)));
        }
    }

    Optional<CommitId> mergeBase(CommitId one, CommitId other) throws IOException {
        try (var walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(Ids.jgit(one)));
            walk.markStart(walk.parseCommit(Ids.jgit(other)));
            RevCommit base = walk.next();
            return base == null ? Optional.empty() : Optional.of(Ids.ours(base));
        }
    }

    List<Commit> log(CommitId tip, Collection<CommitId> exclude, int limit) throws IOException {
        var commits = new ArrayList<Commit>();
        for (RevCommit commit : range(tip, exclude, limit, RevSort.TOPO)) {
            var parents = new ArrayList<CommitId>();
            for (RevCommit parent : commit.getParents()) {
                parents.add(Ids.ours(parent));
            }
            commits.add(new Commit(Ids.ours(commit), parents, person(commit.getAuthorIdent()),
                    person(commit.getCommitterIdent()), commit.getFullMessage()));
        }
        return commits;
    }

    List<RevCommit> range(CommitId tip, Collection<CommitId> exclude, int limit, RevSort... order)
            throws IOException {
        var commits = new ArrayList<RevCommit>();
        try (var walk = new RevWalk(repository)) {
            for (RevSort sort : order) {
                walk.sort(sort, true);
            }
            walk.markStart(walk.parseCommit(Ids.jgit(tip)));
            for (CommitId excluded : exclude) {
                walk.markUninteresting(walk.parseCommit(Ids.jgit(excluded)));
            }
            for (RevCommit commit = walk.next(); commit != null
                    && commits.size() < limit; commit = walk.next()) {
                walk.parseBody(commit);
                commits.add(commit);
            }
        }
        return commits;
    }

    private static Person person(PersonIdent ident) {
        ZoneOffset zone = ident.getZoneId().getRules().getOffset(ident.getWhenAsInstant());
        return new Person(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant().atOffset(zone));
    }

    List<String> changedPaths(CommitId from, CommitId to, boolean addedOnly) throws IOException {
        var paths = new ArrayList<String>();
        try (var walk = new TreeWalk(repository); var commits = new RevWalk(repository)) {
            walk.addTree(commits.parseCommit(Ids.jgit(from)).getTree());
            walk.addTree(commits.parseCommit(Ids.jgit(to)).getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                if (!addedOnly || walk.getRawMode(0) == 0) {
                    paths.add(walk.getPathString());
                }
            }
        }
        return paths;
    }

    List<String> mergeConflicts(CommitId ours, CommitId theirs) throws IOException {
        var merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
        return merger.merge(Ids.jgit(ours), Ids.jgit(theirs)) ? List.of() : conflicts(merger);
    }

    /// The paths in conflict, those that failed for other reasons included.
    static List<String> conflicts(ResolveMerger merger) {
        var paths = new TreeSet<>(merger.getUnmergedPaths());
        if (merger.getFailingPaths() != null) {
            paths.addAll(merger.getFailingPaths().keySet());
        }
        return List.copyOf(paths);
    }
}
