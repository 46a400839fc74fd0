package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.ByHand;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.HookRunner;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Remote;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One operation the git actor is asked for: the payload of an event of `git-actor.yaml`.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface GitRequest<T> {
    /// The name of the event.
    String event();

    /// Does the work on the thread that calls; only the actor's services do. An interrupt ends it
    /// with everything it started.
    T perform(Session session) throws InterruptedException;

    /// Where the repository keeps its things.
    record CheckRepo() implements GitRequest<Layout> {
        @Override
        public String event() {
            return "CHECK_REPO";
        }

        @Override
        public Layout perform(Session session) {
            return session.repository().layout();
        }
    }

    /// As [CheckRepo], from somebody who is going to commit.
    record ExpectCommit() implements GitRequest<Layout> {
        @Override
        public String event() {
            return "CHECK_REPO";
        }

        @Override
        public Layout perform(Session session) {
            session.repository().expectCommit();
            return session.repository().layout();
        }
    }

    /// Everything about the repository that setting up the workflow depends on.
    record CheckSetup() implements GitRequest<Setup> {
        @Override
        public String event() {
            return "CHECK_REPO";
        }

        @Override
        public Setup perform(Session session) {
            var repository = session.repository();
            return new Setup(repository.layout(), repository.head(), repository.remotes(),
                    repository.refs("refs/heads/"), repository.worktrees());
        }
    }

    /// Work tree, index, branch and upstream.
    record CheckStatus() implements GitRequest<Status> {
        @Override
        public String event() {
            return "CHECK_STATUS";
        }

        @Override
        public Status perform(Session session) {
            return session.repository().status();
        }
    }

    /// Which branch is integrated into, and how far `tip` is from it.
    ///
    /// @param configured
    ///            the branch's name in the configuration; otherwise the remote's default branch
    /// @param tip
    ///            what to compare with; empty compares nothing
    /// @param ask
    ///            whether the remote may be asked for its default branch when it is not noted here
    record GetIntegrationStatus(String remote, Optional<String> configured, Optional<CommitId> tip,
            boolean ask) implements GitRequest<IntegrationStatus> {
        @Override
        public String event() {
            return "GET_INTEGRATION_STATUS";
        }

        @Override
        public IntegrationStatus perform(Session session) {
            return IntegrationStatus.find(session.repository(), this);
        }
    }

    /// The paths in which two commits differ.
    record GetChangedFiles(CommitId from, CommitId to) implements GitRequest<List<String>> {
        @Override
        public String event() {
            return "GET_CHANGED_FILES";
        }

        @Override
        public List<String> perform(Session session) {
            return session.repository().changedPaths(from, to);
        }
    }

    /// The local branches that contain a commit.
    record GetBranchesContaining(CommitId commit) implements GitRequest<List<Ref>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public List<Ref> perform(Session session) {
            return session.repository().branchesContaining(commit);
        }
    }

    /// The addresses of a remote: as configured, and as git's `insteadOf` makes it. Empty if there is no such remote.
    record GetAddresses(String remote) implements GitRequest<List<String>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public List<String> perform(Session session) {
            var config = session.repository().config();
            return config.remotes().stream().filter(known -> known.name().equals(remote)).map(Remote::url)
                    .flatMap(url -> Stream.of(url, config.rewritten(url))).distinct().toList();
        }
    }

    /// A value of git's configuration.
    record GetSetting(String name) implements GitRequest<Optional<String>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public Optional<String> perform(Session session) {
            return session.repository().config().get(name);
        }
    }

    /// What would be committed, without context lines; empty where the engine cannot tell.
    record GetPatch(boolean staged, List<String> paths) implements GitRequest<Optional<String>> {
        public GetPatch {
            paths = List.copyOf(paths);
        }

        @Override
        public String event() {
            return "GET_CHANGED_FILES";
        }

        @Override
        public Optional<String> perform(Session session) {
            return session.repository().patch(staged, paths);
        }
    }

    /// The commit that a revision means, as typed.
    record ResolveRevision(String revision) implements GitRequest<Optional<CommitId>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public Optional<CommitId> perform(Session session) {
            return session.repository().resolve(revision);
        }
    }

    /// The commits that `tip` has and `exclude` lacks, newest first.
    record GetCommits(CommitId tip, List<CommitId> exclude, int limit) implements GitRequest<List<Commit>> {
        public GetCommits {
            exclude = List.copyOf(exclude);
        }

        @Override
        public String event() {
            return "GET_COMMITS";
        }

        @Override
        public List<Commit> perform(Session session) {
            return session.repository().log(tip, exclude, limit);
        }
    }

    /// Where a ref points.
    record ResolveRef(RefName ref) implements GitRequest<Optional<CommitId>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public Optional<CommitId> perform(Session session) {
            return session.repository().resolve(ref);
        }
    }

    /// How many commits each of two has that the other lacks.
    record CompareCommits(CommitId tip, CommitId base) implements GitRequest<AheadBehind> {
        @Override
        public String event() {
            return "COMPARE_COMMITS";
        }

        @Override
        public AheadBehind perform(Session session) {
            return session.repository().aheadBehind(tip, base);
        }
    }

    /// The state of every work tree.
    ///
    /// @param integration
    ///            what each is compared with, if known
    record CheckWorktrees(Optional<CommitId> integration) implements GitRequest<List<WorktreeReport>> {
        @Override
        public String event() {
            return "CHECK_WORKTREES";
        }

        @Override
        public List<WorktreeReport> perform(Session session) {
            return WorktreeReport.survey(session, integration);
        }
    }

    /// Commits.
    record CommitChanges(CommitRequest request) implements GitRequest<CommitResult> {
        @Override
        public String event() {
            return "COMMIT_CHANGES";
        }

        @Override
        public CommitResult perform(Session session) {
            return session.repository().commit(request);
        }
    }

    /// Fetches the integration branch, and the remote's branch of the given name where there is
    /// one.
    ///
    /// @param branch
    ///            empty fetches the integration branch alone
    record FetchRemote(String remote, String integration, Optional<RefName> branch)
            implements
                GitRequest<Fetched> {
        @Override
        public String event() {
            return "FETCH_REMOTE";
        }

        @Override
        public Fetched perform(Session session) {
            return Fetched.fetch(session.repository(), this);
        }
    }

    /// Pushes all or nothing.
    record PushChanges(String remote, List<PushUpdate> updates) implements GitRequest<PushResult> {
        public PushChanges {
            updates = List.copyOf(updates);
        }

        @Override
        public String event() {
            return "PUSH_CHANGES";
        }

        @Override
        public PushResult perform(Session session) {
            return session.repository().push(remote, updates);
        }
    }

    /// Computes a rebase, squash, merge or fast-forward in memory.
    record ReplayCommits(ReplayPlan plan) implements GitRequest<ReplayResult> {
        @Override
        public String event() {
            return "REPLAY_COMMITS";
        }

        @Override
        public ReplayResult perform(Session session) {
            return session.repository().replay(plan);
        }
    }

    /// Whether a branch and its files could be moved.
    record CheckMove(Move move) implements GitRequest<MoveResult> {
        @Override
        public String event() {
            return "CHECK_MOVE";
        }

        @Override
        public MoveResult perform(Session session) {
            return session.repository().tryMove(move);
        }
    }

    /// Moves a branch, and its files where it is checked out here.
    record MoveBranch(Move move) implements GitRequest<MoveResult> {
        @Override
        public String event() {
            return "MOVE_BRANCH";
        }

        @Override
        public MoveResult perform(Session session) {
            return session.repository().move(move);
        }
    }

    /// Moves a branch as [MoveBranch] does, in the work tree that has it checked out, whichever
    /// that is.
    ///
    /// @param dryRun
    ///            only answers whether it could be done
    record PlaceBranch(Move move, boolean dryRun) implements GitRequest<MoveResult> {
        @Override
        public String event() {
            return dryRun ? "CHECK_MOVE" : "PLACE_BRANCH";
        }

        @Override
        public MoveResult perform(Session session) {
            return Placing.perform(session, this);
        }
    }

    /// The content of an index file, to be compared with that of another one; the two are equal if
    /// the same things are staged.
    ///
    /// @param index
    ///            empty for the work tree's own
    record ReadIndex(Optional<Path> index) implements GitRequest<String> {
        @Override
        public String event() {
            return "CHECK_STATUS";
        }

        @Override
        public String perform(Session session) {
            return session.repository().indexContent(index);
        }
    }

    /// Keeps everything that is not committed as a commit under a ref of its own; empty if there is
    /// nothing to keep.
    record KeepUncommitted(Path worktree, RefName ref, String message)
            implements
                GitRequest<Optional<CommitId>> {
        @Override
        public String event() {
            return "KEEP_CHANGES";
        }

        @Override
        public Optional<CommitId> perform(Session session) {
            try (var repository = session.worktree(worktree)) {
                return repository.keepUncommitted(ref, message);
            }
        }
    }

    /// Where the remote has the refs that are named; those it lacks are left out.
    record AskRemote(String remote, List<RefName> refs) implements GitRequest<Map<RefName, CommitId>> {
        public AskRemote {
            refs = List.copyOf(refs);
        }

        @Override
        public String event() {
            return "FETCH_REMOTE";
        }

        @Override
        public Map<RefName, CommitId> perform(Session session) {
            return session.repository().remoteRefs(remote, refs);
        }
    }

    /// Pushes the checked-out branch to its upstream.
    record PushBranch() implements GitRequest<PushResult> {
        @Override
        public String event() {
            return "PUSH_CHANGES";
        }

        @Override
        public PushResult perform(Session session) {
            return NamedRequest.push(session.repository());
        }
    }

    /// The work trees of the repository, the main one first.
    record ListWorktrees() implements GitRequest<List<Worktree>> {
        @Override
        public String event() {
            return "CHECK_WORKTREES";
        }

        @Override
        public List<Worktree> perform(Session session) {
            return session.repository().worktrees();
        }
    }

    /// Work tree, index and branch of another work tree.
    record CheckStatusOf(Path worktree) implements GitRequest<Status> {
        @Override
        public String event() {
            return "CHECK_STATUS";
        }

        @Override
        public Status perform(Session session) {
            try (var repository = session.worktree(worktree)) {
                return repository.status();
            }
        }
    }

    /// Rebases or merges in the work tree, and leaves conflicts there to be resolved.
    record ResolveByHand(ByHand.Request request) implements GitRequest<ByHand> {
        @Override
        public String event() {
            return "RESOLVE_CONFLICTS";
        }

        @Override
        public ByHand perform(Session session) {
            return session.repository().byHand(request);
        }
    }

    /// Updates refs that no work tree has checked out, all or none; yields those that were not
    /// as expected.
    record UpdateRefs(List<RefUpdate> updates, String reason) implements GitRequest<List<RefName>> {
        public UpdateRefs {
            updates = List.copyOf(updates);
        }

        @Override
        public String event() {
            return "UPDATE_REFS";
        }

        @Override
        public List<RefName> perform(Session session) {
            return session.repository().updateRefs(updates, reason);
        }
    }

    /// Puts kept uncommitted work back into a work tree; yields its path.
    record RestoreUncommitted(Path worktree, CommitId kept) implements GitRequest<Path> {
        @Override
        public String event() {
            return "KEEP_CHANGES";
        }

        @Override
        public Path perform(Session session) {
            try (var repository = session.worktree(worktree)) {
                repository.restoreUncommitted(kept);
            }
            return worktree;
        }
    }

    /// Everything that could be merged: local branches and work trees, what is not
    /// committed included.
    record FindCollisions(List<RefName> branches, Optional<CommitId> integration)
            implements
                GitRequest<Collisions> {
        public FindCollisions {
            branches = List.copyOf(branches);
        }

        @Override
        public String event() {
            return "CHECK_WORKTREES";
        }

        @Override
        public Collisions perform(Session session) {
            return Collisions.find(session, this);
        }
    }

    /// Adds a linked work tree.
    record AddWorktree(Path path, Checkout checkout) implements GitRequest<Path> {
        @Override
        public String event() {
            return "ADD_WORKTREE";
        }

        @Override
        public Path perform(Session session) {
            return session.repository().addWorktree(path, checkout);
        }
    }

    /// Removes a linked work tree with its files; yields its path.
    record RemoveWorktree(Path path, boolean force) implements GitRequest<Path> {
        @Override
        public String event() {
            return "REMOVE_WORKTREE";
        }

        @Override
        public Path perform(Session session) {
            session.repository().removeWorktree(path, force);
            return path;
        }
    }

    /// Runs checks of the project, several at a time; yields their results in the same order.
    record RunChecks(List<CheckRun> runs) implements GitRequest<List<CheckRun.Result>> {
        public RunChecks {
            runs = List.copyOf(runs);
        }

        @Override
        public String event() {
            return "RUN_CHECK";
        }

        @Override
        public List<CheckRun.Result> perform(Session session) throws InterruptedException {
            return CheckRun.performAll(runs);
        }
    }

    /// The name of the content of a commit's files or, without one, of the work tree's; empty where
    /// the engine cannot tell.
    record GetContent(Optional<CommitId> commit) implements GitRequest<Optional<String>> {
        @Override
        public String event() {
            return "KEEP_CHANGES";
        }

        @Override
        public Optional<String> perform(Session session) {
            return session.repository().content(commit);
        }
    }

    /// Runs one of git's client hooks that the engine does not run by itself.
    record RunHook(String name, String input, List<String> arguments)
            implements
                GitRequest<HookRunner.Verdict> {
        public RunHook {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String event() {
            return "RUN_CHECK";
        }

        @Override
        public HookRunner.Verdict perform(Session session) {
            return session.repository().hook(name, input, arguments);
        }
    }

    /// The paths that changed on the way from where two commits parted to the second of them.
    record GetOwnChanges(CommitId other, CommitId tip) implements GitRequest<List<String>> {
        @Override
        public String event() {
            return "GET_CHANGED_FILES";
        }

        @Override
        public List<String> perform(Session session) {
            var base = session.repository().mergeBase(other, tip);
            return base.isEmpty() ? List.of() : session.repository().changedPaths(base.get(), tip);
        }
    }
}
