package dev.actorweb.cli.git;

import java.util.List;

/// What became of an atomic push: all refs were updated, or none.
public sealed interface PushResult {
    /// Every ref was updated; `remoteText` is what the remote had to say, raw.
    record Pushed(String remoteText) implements PushResult {}

    /// No ref of the remote was changed.
    ///
    /// @param outcomes
    ///            one for each update asked for, in that order
    record Rejected(List<Outcome> outcomes, String remoteText) implements PushResult {
        public Rejected {
            outcomes = List.copyOf(outcomes);
        }

        /// Whether somebody else was first, so that fetching and trying again makes sense.
        public boolean isRace() {
            boolean stale = false;
            for (Outcome outcome : outcomes) {
                if (outcome.reason() instanceof Reason.RefusedByRemote) {
                    return false;
                }
                stale |= outcome.reason() instanceof Reason.Stale;
            }
            return stale;
        }
    }

    /// The local `pre-push` hook refused; the remote's refs were not touched.
    record RejectedByHook(String output) implements PushResult {}

    record Outcome(RefName remoteRef, Reason reason) {}

    sealed interface Reason {
        /// The ref was not what was expected: somebody else moved it.
        record Stale() implements Reason {}

        /// The remote refused: one of its hooks, or its configuration.
        record RefusedByRemote(String text) implements Reason {}

        /// Nothing was wrong with this one; another ref of the same push was refused.
        record NotAttempted() implements Reason {}
    }
}
