package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.ByHand;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.Engine;
import dev.actorweb.cli.git.GitConfig;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.HookRunner;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.Operation;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Refspec;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.TreeFile;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// A repository as JGit sees it.
final class JGitRepository implements Repository {
    private final Opened opened;
    private final Commits commits;
    private final RefMoves refMoves;
    private final WorktreeFiles worktrees;
    private final FileMoves fileMoves;

    JGitRepository(Opened opened) {
        this.opened = opened;
        this.commits = new Commits(opened.repository());
        this.refMoves = new RefMoves(opened);
        this.worktrees = new WorktreeFiles(opened);
        this.fileMoves = new FileMoves(opened, commits, refMoves, worktrees);
    }

    @Override
    public Engine engine() {
        return Engine.JGIT;
    }

    @Override
    public Layout layout() {
        return opened.layout();
    }

    @Override
    public void close() {
        opened.repository().close();
    }

    @Override
    public Head head() {
        return Trouble.attempt("reading HEAD", () -> {
            var head = opened.repository().exactRef("HEAD");
            if (head == null) {
                throw new GitException(new GitProblem.Damaged("HEAD cannot be read"));
            }
            ObjectId id = head.getObjectId();
            if (!head.isSymbolic() && id != null) {
                return new Head.Detached(Ids.ours(id));
            }
            String name = head.getTarget().getName();
            if (!RefName.isWellFormed(name)) {
                throw new GitException(new GitProblem.Damaged("HEAD holds '" + name + "'"));
            }
            return id == null
                    ? new Head.Unborn(new RefName(name))
                    : new Head.OnBranch(new RefName(name), Ids.ours(id));
        });
    }

    @Override
    public Optional<Operation> operationInProgress() {
        return Operation.inProgress(opened.layout().gitDir());
    }

    @Override
    public Status status() {
        return Trouble.attempt("git status", () -> new StatusScan(opened).status(head(), commits));
    }

    @Override
    public Optional<CommitId> resolve(String revision) {
        return Trouble.attempt("resolving " + revision, () -> commits.resolve(revision));
    }

    @Override
    public Optional<CommitId> resolve(RefName ref) {
        return Trouble.attempt("resolving " + ref, () -> {
            var found = opened.target(ref);
            return found.isEmpty() ? Optional.<CommitId>empty() : commits.commit(found.get());
        });
    }

    @Override
    public List<Ref> refs(String prefix) {
        return Trouble.attempt("listing refs", () -> commits.refs(prefix));
    }

    @Override
    public GitConfig config() {
        return Trouble.attempt("reading the configuration",
                () -> Configuration.read(opened.repository().getConfig()));
    }

    @Override
    public AheadBehind aheadBehind(CommitId tip, CommitId base) {
        return Trouble.attempt("comparing commits", () -> commits.aheadBehind(tip, base));
    }

    @Override
    public boolean isAncestor(CommitId ancestor, CommitId descendant) {
        return Trouble.attempt("comparing commits", () -> commits.isAncestor(ancestor, descendant));
    }

    @Override
    public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
        return Trouble.attempt("comparing commits", () -> commits.mergeBase(one, other));
    }

    @Override
    public List<Commit> log(CommitId tip, Collection<CommitId> exclude, int limit) {
        return Trouble.attempt("git log", () -> commits.log(tip, exclude, limit));
    }

    @Override
    public List<String> changedPaths(CommitId from, CommitId to) {
        return Trouble.attempt("comparing commits", () -> commits.changedPaths(from, to, false));
    }

    @Override
    public List<String> mergeConflicts(CommitId ours, CommitId theirs) {
        return Trouble.attempt("merging in memory", () -> commits.mergeConflicts(ours, theirs));
    }

    @Override
    public List<Worktree> worktrees() {
        return Trouble.attempt("listing work trees", worktrees::list);
    }

    @Override
    public Optional<RefName> notedRemoteHead(String remote) {
        String prefix = "refs/remotes/" + remote + "/";
        if (!RefName.isWellFormed(prefix + "HEAD")) {
            return Optional.empty();
        }
        return Trouble.attempt("reading the remote's HEAD", () -> {
            var head = opened.repository().exactRef(prefix + "HEAD");
            String target = head == null || !head.isSymbolic() ? "" : head.getTarget().getName();
            return target.startsWith(prefix)
                    ? Optional.of(new RefName("refs/heads/" + target.substring(prefix.length())))
                    : Optional.<RefName>empty();
        });
    }

    @Override
    public Optional<RefName> askRemoteHead(String remote) {
        return new RemoteTalk(opened).askHead(remote);
    }

    @Override
    public Map<RefName, CommitId> pushedRefs(String remote, Collection<RefName> refs) {
        return new RemoteTalk(opened).pushedRefs(remote, refs);
    }

    @Override
    public Map<RefName, CommitId> remoteRefs(String remote, Collection<RefName> refs) {
        return new RemoteTalk(opened).refs(remote, refs);
    }

    @Override
    public CommitId fetchTip(String remote, Optional<String> revision) {
        return new RemoteTalk(opened).fetchTip(remote, revision);
    }

    @Override
    public List<String> paths(CommitId commit) {
        return Trouble.attempt("reading the files", () -> new TreeFiles(opened.repository()).paths(commit));
    }

    @Override
    public List<TreeFile> files(CommitId commit, String below) {
        return Trouble.attempt("reading the files",
                () -> new TreeFiles(opened.repository()).read(commit, below));
    }

    @Override
    public void fetch(String remote, Collection<Refspec> refspecs) {
        new RemoteTalk(opened).fetch(remote, refspecs);
    }

    @Override
    public PushResult push(String remote, List<PushUpdate> updates) {
        return new Pushing(opened, new RemoteTalk(opened)).push(remote, updates);
    }

    @Override
    public CommitResult commit(CommitRequest request) {
        opened.workTree();
        return Trouble.attempt("git commit", () -> new Committing(opened).commit(request));
    }

    @Override
    public HookRunner.Verdict hook(String name, String input, List<String> arguments) {
        return opened.hooks().run(name, input, arguments.toArray(String[]::new));
    }

    @Override
    public ReplayResult replay(ReplayPlan plan) {
        return Trouble.attempt("replaying commits", () -> new Replaying(opened, commits).replay(plan));
    }

    @Override
    public List<RefName> updateRefs(List<RefUpdate> updates, String reason) {
        return Trouble.attempt("updating refs", () -> refMoves.update(updates, reason));
    }

    @Override
    public String indexContent(Optional<Path> index) {
        return Trouble.attempt("reading the index", () -> IndexContent.read(opened, index));
    }

    @Override
    public void restoreUncommitted(CommitId kept) {
        throw new GitException(new GitProblem.Unsupported("restoring uncommitted work",
                "install git; the work is in commit " + kept.abbreviated()));
    }

    @Override
    public void fillIn(RefName branch) {
        throw new GitException(new GitProblem.Unsupported("completing a half-made work tree", "install git"));
    }

    @Override
    public Optional<CommitId> uncommitted() {
        if (status().isClean()) {
            return Optional.empty();
        }
        throw new GitException(new GitProblem.Unsupported("merging uncommitted work in memory",
                "install git, or commit the changes first"));
    }

    @Override
    public Optional<CommitId> keepUncommitted(RefName ref, String message) {
        opened.workTree();
        throw new GitException(new GitProblem.Unsupported("keeping uncommitted work",
                "install git, or commit the changes first"));
    }

    @Override
    public ByHand byHand(ByHand.Request request) {
        throw new GitException(new GitProblem.Unsupported("conflicts in the work tree",
                "install git to resolve them"));
    }

    @Override
    public MoveResult tryMove(Move move) {
        return Trouble.attempt("moving " + move.branch(), () -> fileMoves.move(move, head(), true));
    }

    @Override
    public MoveResult move(Move move) {
        return Trouble.attempt("moving " + move.branch(), () -> fileMoves.move(move, head(), false));
    }

    @Override
    public MoveResult switchTo(RefName branch) {
        opened.workTree();
        return Trouble.attempt("switching to " + branch.shortName(),
                () -> fileMoves.switchTo(branch, head()));
    }

    @Override
    public Path addWorktree(Path path, Checkout checkout) {
        return Trouble.attempt("adding a work tree", () -> {
            Path absolute = base().resolve(path).normalize();
            new WorktreeMaking(opened, refMoves, worktrees).add(absolute, checkout);
            return absolute;
        });
    }

    @Override
    public void removeWorktree(Path path, boolean force) {
        Trouble.attempt("removing a work tree", () -> {
            new WorktreeMaking(opened, refMoves, worktrees).remove(base().resolve(path).normalize(), force,
                    this::isClean);
            return path;
        });
    }

    private boolean isClean(Path worktree) {
        try (Repository other = JGit.open(worktree, opened.options().named())) {
            return other.status().isClean();
        }
    }

    private Path base() {
        return opened.layout().workTree().orElse(opened.layout().gitDir());
    }
}
