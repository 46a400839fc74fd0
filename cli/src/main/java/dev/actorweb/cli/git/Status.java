package dev.actorweb.cli.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A work tree compared with its index, `HEAD` and upstream, at one moment.
///
/// @param upstream
///            empty when none is configured or `HEAD` is detached
/// @param changes
///            ordered as git orders them; empty when everything is committed
/// @param inProgress
///            the unfinished operation, if there is one
/// @param submodules
///            those with files that only they can commit; not among the changes, since no commit
///            here would have them (JGit does not look into submodules)
public record Status(Head head, Optional<Upstream> upstream, List<Change> changes,
        Optional<Operation> inProgress, List<String> submodules) {
    public Status {
        changes = List.copyOf(changes);
        submodules = List.copyOf(submodules);
    }

    /// Whether nothing differs; untracked files count as a difference.
    public boolean isClean() {
        return changes.isEmpty();
    }

    public List<Change.Tracked> staged() {
        var staged = new ArrayList<Change.Tracked>();
        for (Change change : changes) {
            if (change instanceof Change.Tracked tracked && tracked.index() != Change.Kind.UNCHANGED) {
                staged.add(tracked);
            }
        }
        return staged;
    }

    public List<Change.Tracked> unstaged() {
        var unstaged = new ArrayList<Change.Tracked>();
        for (Change change : changes) {
            if (change instanceof Change.Tracked tracked && tracked.workTree() != Change.Kind.UNCHANGED) {
                unstaged.add(tracked);
            }
        }
        return unstaged;
    }

    public List<Change.Unmerged> unmerged() {
        return only(Change.Unmerged.class);
    }

    public List<Change.Untracked> untracked() {
        return only(Change.Untracked.class);
    }

    private <C extends Change> List<C> only(Class<C> type) {
        var found = new ArrayList<C>();
        for (Change change : changes) {
            if (type.isInstance(change)) {
                found.add(type.cast(change));
            }
        }
        return found;
    }
}
