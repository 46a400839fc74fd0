package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.ByHand;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.Collision;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.Engine;
import dev.actorweb.cli.git.FileConflict;
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
import dev.actorweb.cli.process.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A repository as the installed git sees it; the collaborators each know one family of commands.
final class GitRepository implements Repository {
    private static final String SYMBOLIC = "ref: ";

    private final Git git;
    private final Layout layout;
    private final boolean terminal;
    private final History history;
    private final MergedIndex merged;
    private @Nullable GitConfig config;
    private @Nullable Remotes remotes;

    GitRepository(Git git, Layout layout, boolean terminal) {
        this.git = git;
        this.layout = layout;
        this.terminal = terminal;
        this.history = new History(git);
        this.merged = new MergedIndex(git, index());
    }

    @Override
    public Engine engine() {
        return Engine.INSTALLED_GIT;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void close() {}

    /// Reads the file `HEAD`, which git keeps for everybody to read, and asks only for the
    /// branch's tip.
    @Override
    public Head head() {
        String content = readHead();
        if (CommitId.isObjectName(content)) {
            return new Head.Detached(new CommitId(content));
        }
        String name = content.equals(SYMBOLIC + "refs/heads/.invalid")
                ? git.require(git.read("symbolic-ref", "HEAD")).line()
                : content.substring(content.startsWith(SYMBOLIC) ? SYMBOLIC.length() : 0);
        if (!RefName.isWellFormed(name)) {
            throw new GitException(new GitProblem.Damaged("HEAD holds '" + content + "'"));
        }
        var branch = new RefName(name);
        return resolve(branch).<Head>map(commit -> new Head.OnBranch(branch, commit))
                .orElseGet(() -> new Head.Unborn(branch));
    }

    private String readHead() {
        try {
            return Files.readString(layout.gitDir().resolve("HEAD")).strip();
        } catch (IOException e) {
            throw new GitException(new GitProblem.Damaged("HEAD cannot be read"), e);
        }
    }

    @Override
    public Optional<Operation> operationInProgress() {
        return Operation.inProgress(layout.gitDir());
    }

    @Override
    public Status status() {
        requireWorkTree();
        Answer answer = HeadStart.take(layout, git.environment())
                .map(begun -> git.read(begun, HeadStart.STATUS))
                .orElseGet(() -> git.read(HeadStart.STATUS));
        return StatusReader.read(git.require(answer).fields(), operationInProgress());
    }

    @Override
    public Optional<CommitId> resolve(String revision) {
        return history.resolve(revision);
    }

    @Override
    public Optional<CommitId> resolve(RefName ref) {
        var lookup = new RefFiles(layout.commonDir()).commit(ref);
        if (lookup.known()) {
            return lookup.value();
        }
        String prefix = ref.full();
        List<Ref> refs = Invocation.canPass(prefix)
                ? history.refs(prefix, prefix)
                : history.refs(prefix.substring(0, prefix.lastIndexOf('/') + 1), prefix);
        for (Ref found : refs) {
            if (found.name().equals(ref)) {
                return Optional.of(found.commit());
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Ref> refs(String prefix) {
        return history.refs(prefix.substring(0, prefix.lastIndexOf('/') + 1), prefix);
    }

    @Override
    public GitConfig config() {
        GitConfig known = config;
        if (known == null) {
            known = readConfig();
            config = known;
        }
        return known;
    }

    private GitConfig readConfig() {
        var entries = new ArrayList<GitConfig.Entry>();
        for (String field : git.require(git.read("config", "--list", "-z")).fields()) {
            int end = field.indexOf('\n');
            entries.add(end < 0
                    ? new GitConfig.Entry(field, "true")
                    : new GitConfig.Entry(field.substring(0, end), field.substring(end + 1)));
        }
        return new GitConfig(entries);
    }

    @Override
    public AheadBehind aheadBehind(CommitId tip, CommitId base) {
        return history.aheadBehind(tip, base);
    }

    @Override
    public boolean isAncestor(CommitId ancestor, CommitId descendant) {
        return history.isAncestor(ancestor, descendant);
    }

    @Override
    public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
        return history.mergeBase(one, other);
    }

    @Override
    public List<Commit> log(CommitId tip, Collection<CommitId> exclude, int limit) {
        Optional<Commit> alone = limit == 1 && exclude.isEmpty()
                ? new LooseCommits(layout.commonDir()).read(tip)
                : Optional.empty();
        return alone.isPresent() ? List.of(alone.get()) : history.log(tip, exclude, limit);
    }

    @Override
    public List<String> paths(CommitId commit) {
        return history.paths(commit);
    }

    @Override
    public List<String> changedPaths(CommitId from, CommitId to) {
        return history.changedPaths(from, to);
    }

    @Override
    public List<Ref> branchesContaining(CommitId commit) {
        return history.branchesContaining(commit);
    }

    @Override
    public List<FileConflict> conflicts(CommitId ours, CommitId theirs) {
        return new Collisions(git).of(ours, theirs);
    }

    @Override
    public List<Collision> collisions(List<CommitId> commits) {
        return new PairwiseMerge(git, commits).collisions();
    }

    @Override
    public Set<CommitId> merged(Collection<CommitId> commits, CommitId into) {
        return history.merged(commits, into);
    }

    @Override
    public Optional<String> content(Optional<CommitId> commit) {
        return Optional.of(commit.isPresent()
                ? git.require(git.read("rev-parse", "--verify", commit.get() + "^{tree}")).line()
                : new Keeping(git, this).everything());
    }

    @Override
    public Optional<CommitId> uncommitted() {
        requireWorkTree();
        return new Keeping(git, this).uncommitted();
    }

    @Override
    public void restoreUncommitted(CommitId kept) {
        requireWorkTree();
        new Keeping(git, this).restore(kept);
    }

    @Override
    public void fillIn(RefName branch) {
        requireWorkTree();
        new Worktrees(git).fillIn(branch, Files.exists(layout.gitDir().resolve("index")));
    }

    @Override
    public Optional<String> patch(boolean staged, List<String> paths) {
        return new Patches(git, this).patch(staged, paths);
    }

    @Override
    public List<String> mergeConflicts(CommitId ours, CommitId theirs) {
        return history.mergeConflicts(ours, theirs);
    }

    @Override
    public List<Worktree> worktrees() {
        return new Worktrees(git).list();
    }

    @Override
    public Optional<RefName> notedRemoteHead(String remote) {
        String prefix = "refs/remotes/" + remote + "/";
        String head = prefix + "HEAD";
        if (!RefName.isWellFormed(head)) {
            return Optional.empty();
        }
        var lookup = new RefFiles(layout.commonDir()).target(new RefName(head));
        Optional<String> target = lookup.known() ? lookup.value() : symbolic(head);
        return target.filter(name -> name.startsWith(prefix))
                .map(name -> new RefName("refs/heads/" + name.substring(prefix.length())));
    }

    private Optional<String> symbolic(String ref) {
        Answer answer = git.read("symbolic-ref", "--quiet", ref);
        return answer.succeeded() ? Optional.of(answer.line()) : Optional.empty();
    }

    @Override
    public Optional<RefName> askRemoteHead(String remote) {
        return talk().askHead(remote);
    }

    @Override
    public Map<RefName, CommitId> pushedRefs(String remote, Collection<RefName> refs) {
        return talk().pushedRefs(remote, refs);
    }

    @Override
    public Map<RefName, CommitId> remoteRefs(String remote, Collection<RefName> refs) {
        return talk().refs(remote, refs);
    }

    @Override
    public void fetch(String remote, Collection<Refspec> refspecs) {
        talk().fetch(remote, refspecs);
    }

    @Override
    public CommitId fetchTip(String remote, Optional<String> revision) {
        return talk().fetchTip(remote, revision, history);
    }

    @Override
    public List<TreeFile> files(CommitId commit, String below) {
        return new TreeFiles(git).read(commit, below);
    }

    @Override
    public PushResult push(String remote, List<PushUpdate> updates) {
        return talk().push(remote, updates);
    }

    private Remotes talk() {
        Remotes known = remotes;
        if (known == null) {
            known = new Remotes(git, layout, config(), terminal);
            remotes = known;
        }
        return known;
    }

    @Override
    public void expectCommit() {
        merged.readEarly();
    }

    @Override
    public CommitResult commit(CommitRequest request) {
        requireWorkTree();
        return new Committing(git, this, merged, index()).commit(request);
    }

    private Path index() {
        return git.environment().get("GIT_INDEX_FILE").map(git.directory()::resolve)
                .orElse(layout.gitDir().resolve("index"));
    }

    @Override
    public HookRunner.Verdict hook(String name, String input, List<String> arguments) {
        return git.hooks(layout, config().get("core.hooksPath")).run(name, input,
                arguments.toArray(String[]::new));
    }

    @Override
    public ReplayResult replay(ReplayPlan plan) {
        return new Replaying(git, layout, config()).replay(plan);
    }

    @Override
    public List<RefName> updateRefs(List<RefUpdate> updates, String reason) {
        return new Moving(git, this).update(updates, reason);
    }

    @Override
    public String indexContent(Optional<Path> index) {
        Git reader = index.isEmpty() ? git : git.with("GIT_INDEX_FILE", index.get().toString());
        return Digest.of(git.require(reader.read("ls-files", "--stage", "-z")).out().toArray());
    }

    @Override
    public Optional<CommitId> keepUncommitted(RefName ref, String message) {
        requireWorkTree();
        return new Keeping(git, this).keep(ref, message);
    }

    @Override
    public ByHand byHand(ByHand.Request request) {
        requireWorkTree();
        return new HandWork(git, this).perform(request);
    }

    @Override
    public MoveResult tryMove(Move move) {
        return new Moving(git, this).move(move, true);
    }

    @Override
    public MoveResult move(Move move) {
        return new Moving(git, this).move(move, false);
    }

    @Override
    public MoveResult switchTo(RefName branch) {
        requireWorkTree();
        return new Moving(git, this).switchTo(branch);
    }

    @Override
    public Path addWorktree(Path path, Checkout checkout) {
        Path absolute = git.directory().resolve(path).normalize();
        new Worktrees(git).add(absolute, checkout);
        return absolute;
    }

    @Override
    public void removeWorktree(Path path, boolean force) {
        new Worktrees(git).remove(git.directory().resolve(path).normalize(), force);
    }

    private void requireWorkTree() {
        if (layout.isBare()) {
            throw new GitException(new GitProblem.Bare(layout.gitDir()));
        }
    }
}
