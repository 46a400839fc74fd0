package dev.actorweb.cli.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A git repository, seen from one of its work trees.
///
/// Two engines stand behind it and keep the same contract. What callers must expect is in the sealed
/// results; everything else that goes wrong is a [GitException], after which the repository is as it
/// was. No method asks a question, writes to the terminal, or touches the user's global
/// configuration. Texts that come out (paths, messages, what hooks and remotes print) are raw.
///
/// An instance may be used by one thread at a time. Interrupting that thread ends the operation and
/// every process it started.
public interface Repository extends AutoCloseable {
    Engine engine();

    Layout layout();

    /// Releases what the engine holds open; nothing in the repository changes.
    @Override
    void close();

    // --- reading ---

    Head head();

    /// The unfinished merge, rebase or the like in this work tree.
    Optional<Operation> operationInProgress();

    /// Work tree, index, `HEAD` and upstream compared. Every untracked file is listed on its own.
    Status status();

    /// The commit that `revision` means (a branch, tag, `HEAD~2`, an abbreviated id); empty if
    /// there is none.
    Optional<CommitId> resolve(String revision);

    /// The commit that `ref` points to; empty if there is no such ref.
    Optional<CommitId> resolve(RefName ref);

    /// All refs whose full name begins with `prefix`, such as `refs/heads/`, ordered by name. Refs
    /// that do not lead to a commit are left out.
    List<Ref> refs(String prefix);

    /// The local branches that contain the commit.
    default List<Ref> branchesContaining(CommitId commit) {
        return refs("refs/heads/").stream().filter(ref -> isAncestor(commit, ref.commit())).toList();
    }

    /// git's effective configuration; read once for each instance.
    GitConfig config();

    /// Commits that `tip` has and `base` lacks, and the reverse.
    AheadBehind aheadBehind(CommitId tip, CommitId base);

    boolean isAncestor(CommitId ancestor, CommitId descendant);

    /// The best common ancestor; empty if the histories are unrelated.
    Optional<CommitId> mergeBase(CommitId one, CommitId other);

    /// The commits that `tip` has and `exclude` lack, newest first in topological order, at
    /// most `limit`.
    List<Commit> log(CommitId tip, Collection<CommitId> exclude, int limit);

    /// The paths in which two commits differ, raw, ordered; a rename counts as two.
    List<String> changedPaths(CommitId from, CommitId to);

    /// What would be committed, in git's unified format without context: staged changes, or all of
    /// the tracked `paths` against `HEAD`; empty where this engine cannot tell.
    default Optional<String> patch(boolean staged, List<String> paths) {
        return Optional.empty();
    }

    /// The paths in which merging the two commits would conflict; empty if it would not. In memory.
    List<String> mergeConflicts(CommitId ours, CommitId theirs);

    /// As [#mergeConflicts], with the lines in which they conflict as far as this engine
    /// tells them.
    default List<FileConflict> conflicts(CommitId ours, CommitId theirs) {
        return mergeConflicts(ours, theirs).stream().map(path -> new FileConflict(path, List.of())).toList();
    }

    /// The paths of all files of a commit, raw, ordered.
    List<String> paths(CommitId commit);

    /// The files of a commit in a folder and those below it, ordered by path; empty if there is no
    /// such folder.
    ///
    /// @param below
    ///            with `/` between names and none at the end; `""` for all files
    List<TreeFile> files(CommitId commit, String below);

    /// Which of the commits conflict with each other when they are merged, in the order of the
    /// positions. In memory.
    default List<Collision> collisions(List<CommitId> commits) {
        var collisions = new ArrayList<Collision>();
        for (int i = 0; i < commits.size(); i++) {
            for (int j = i + 1; j < commits.size(); j++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new GitException(new GitProblem.Interrupted("merging in memory"));
                }
                var files = conflicts(commits.get(i), commits.get(j));
                if (!files.isEmpty()) {
                    collisions.add(new Collision(i, j, files));
                }
            }
        }
        return collisions;
    }

    /// Those of the commits that `into` has already.
    default Set<CommitId> merged(Collection<CommitId> commits, CommitId into) {
        var merged = new HashSet<CommitId>();
        for (CommitId commit : commits) {
            if (isAncestor(commit, into)) {
                merged.add(commit);
            }
        }
        return merged;
    }

    /// The name of the files' content, of a commit or of the work tree with everything in it that
    /// is not ignored; empty where this engine cannot tell.
    default Optional<String> content(Optional<CommitId> commit) {
        return Optional.empty();
    }

    /// Everything that is not committed, untracked files included, as a commit on top of `HEAD`
    /// that no ref points to; empty if there is nothing.
    Optional<CommitId> uncommitted();

    /// Puts kept uncommitted work back into a clean work tree at the commit it was made on.
    void restoreUncommitted(CommitId kept);

    /// The main work tree first.
    List<Worktree> worktrees();

    // --- the remote ---

    /// The configured remotes; `config()` has the rest.
    default List<Remote> remotes() {
        return config().remotes();
    }

    /// The remote's default branch as last noted here in `refs/remotes/<remote>/HEAD`.
    Optional<RefName> notedRemoteHead(String remote);

    /// The remote's default branch, asked now; empty if the remote does not say.
    Optional<RefName> askRemoteHead(String remote);

    /// Which of the named refs the remote has now, and where they are.
    Map<RefName, CommitId> remoteRefs(String remote, Collection<RefName> refs);

    /// As the other, at the place where pushes to the remote go, which may be another
    /// one (`pushurl`).
    Map<RefName, CommitId> pushedRefs(String remote, Collection<RefName> refs);

    /// Fetches. No refspecs: everything the remote's configuration asks for.
    void fetch(String remote, Collection<Refspec> refspecs);

    /// Fetches one commit, without its history where the remote lets it, and makes `refs/aw/tip`
    /// point to it.
    ///
    /// @param revision
    ///            a branch, a tag or a commit of the remote; empty for its default branch
    CommitId fetchTip(String remote, Optional<String> revision);

    /// Pushes all or nothing. Hooks run; remote-tracking branches follow.
    PushResult push(String remote, List<PushUpdate> updates);

    // --- commits ---

    /// Says that a commit is going to follow: what it has to know can be found out meanwhile.
    default void expectCommit() {}

    /// Commits with git's hooks, identity and signing.
    CommitResult commit(CommitRequest request);

    /// Computes rebase, squash, merge or fast-forward without touching work tree, index or refs.
    ReplayResult replay(ReplayPlan plan);

    // --- refs and work trees ---

    /// Updates refs all or none. Meant for refs no work tree has checked out; [#move] is for those.
    ///
    /// @param reason
    ///            what the reflogs will say; one line
    /// @return the refs that were not as expected; empty if all were updated
    List<RefName> updateRefs(List<RefUpdate> updates, String reason);

    /// What is staged in an index file: equal texts for equal content, whatever the files' times.
    ///
    /// @param index
    ///            empty for the work tree's own
    String indexContent(Optional<Path> index);

    /// Makes a commit of everything that is not committed, untracked files included, and points
    /// `ref` to it. Its first parent is `HEAD`, its second a commit of what is staged. Index and
    /// work tree stay as they are.
    ///
    /// @return empty if there is nothing to keep
    Optional<CommitId> keepUncommitted(RefName ref, String message);

    /// Runs a client hook, if there is one of that name; only for what git would run it for, and
    /// does not here.
    ///
    /// @param input
    ///            what it reads from standard input
    HookRunner.Verdict hook(String name, String input, List<String> arguments);

    /// Begins, continues or ends a rebase or merge in the work tree.
    ByHand byHand(ByHand.Request request);

    /// What [#move] would answer now, changing nothing.
    MoveResult tryMove(Move move);

    /// Moves a branch. Where it is checked out here, files and index follow; uncommitted changes
    /// that are not in the way stay as they are, staged ones staged.
    MoveResult move(Move move);

    /// Checks out another existing branch, under the same protection as [#move].
    MoveResult switchTo(RefName branch);

    /// Adds a linked work tree; `path` must not exist or be an empty folder.
    ///
    /// @return the path, absolute
    Path addWorktree(Path path, Checkout checkout);

    /// Writes what a killed process has left out of this linked work tree, or has taken out of it:
    /// branch, index and the files that are not there. No file that is there is overwritten.
    void fillIn(RefName branch);

    /// Removes a linked work tree with its files.
    ///
    /// @param force
    ///            even if it holds changes that are nowhere else
    void removeWorktree(Path path, boolean force);
}
