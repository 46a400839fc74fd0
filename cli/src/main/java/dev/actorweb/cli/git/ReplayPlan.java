package dev.actorweb.cli.git;

/// How the commits of a branch are to be brought onto another tip.
///
/// @param tip
///            the branch's tip
/// @param onto
///            the commit they shall come after
public record ReplayPlan(CommitId tip, CommitId onto, Strategy strategy) {
    public sealed interface Strategy {
        /// Each commit again, keeping author, date and message; those that become empty
        /// are dropped.
        record Rebase() implements Strategy {}

        /// As [Rebase], but only the commits after `base`: what the branch stood on has been
        /// brought onto `onto` already, in whatever form.
        record Transplant(CommitId base) implements Strategy {}

        /// One commit with the change of all.
        record Squash(String message) implements Strategy {}

        /// A merge commit whose first parent is `onto`.
        record Merge(String message) implements Strategy {}

        /// `tip` as it is, provided it contains `onto`.
        record FastForward() implements Strategy {}
    }

    public static ReplayPlan rebase(CommitId tip, CommitId onto) {
        return new ReplayPlan(tip, onto, new Strategy.Rebase());
    }

    public static ReplayPlan transplant(CommitId tip, CommitId base, CommitId onto) {
        return new ReplayPlan(tip, onto, new Strategy.Transplant(base));
    }

    public static ReplayPlan squash(CommitId tip, CommitId onto, String message) {
        return new ReplayPlan(tip, onto, new Strategy.Squash(message));
    }

    public static ReplayPlan merge(CommitId tip, CommitId onto, String message) {
        return new ReplayPlan(tip, onto, new Strategy.Merge(message));
    }

    public static ReplayPlan fastForward(CommitId tip, CommitId onto) {
        return new ReplayPlan(tip, onto, new Strategy.FastForward());
    }
}
