package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.RefName;
import java.util.List;
import java.util.Optional;

/// What commits and refs say: nothing is changed, and no file of the work tree is looked at.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface HistoryRequest<T> extends GitRequest<T> {
    /// Where a ref points.
    record ResolveRef(RefName ref) implements HistoryRequest<Optional<CommitId>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public Optional<CommitId> perform(Session session) {
            return session.repository().resolve(ref);
        }
    }

    /// The commit that a revision means, as typed.
    record ResolveRevision(String revision) implements HistoryRequest<Optional<CommitId>> {
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
    record GetCommits(CommitId tip, List<CommitId> exclude,
            int limit) implements HistoryRequest<List<Commit>> {
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

    /// How many commits each of two has that the other lacks.
    record CompareCommits(CommitId tip, CommitId base) implements HistoryRequest<AheadBehind> {
        @Override
        public String event() {
            return "COMPARE_COMMITS";
        }

        @Override
        public AheadBehind perform(Session session) {
            return session.repository().aheadBehind(tip, base);
        }
    }

    /// The paths in which two commits differ.
    record GetChangedFiles(CommitId from, CommitId to) implements HistoryRequest<List<String>> {
        @Override
        public String event() {
            return "GET_CHANGED_FILES";
        }

        @Override
        public List<String> perform(Session session) {
            return session.repository().changedPaths(from, to);
        }
    }

    /// The paths of all files of a commit.
    record GetFiles(CommitId commit) implements HistoryRequest<List<String>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public List<String> perform(Session session) {
            return session.repository().paths(commit);
        }
    }

    /// The paths that changed on the way from where two commits parted to the second of them.
    record GetOwnChanges(CommitId other, CommitId tip) implements HistoryRequest<List<String>> {
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

    /// The local branches that contain a commit.
    record GetBranchesContaining(CommitId commit) implements HistoryRequest<List<Ref>> {
        @Override
        public String event() {
            return "RESOLVE_REF";
        }

        @Override
        public List<Ref> perform(Session session) {
            return session.repository().branchesContaining(commit);
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
            boolean ask) implements HistoryRequest<IntegrationStatus> {
        @Override
        public String event() {
            return "GET_INTEGRATION_STATUS";
        }

        @Override
        public IntegrationStatus perform(Session session) {
            return IntegrationStatus.find(session.repository(), this);
        }
    }
}
