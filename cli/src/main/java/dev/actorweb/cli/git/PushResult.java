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

        /// Reads the reason that git or a server gives for refusing `ref`. In an atomic push a
        /// server gives all refs the same one and names the culprit in a message.
        ///
        /// @param text
        ///            the reason given for the ref
        /// @param messages
        ///            whatever else was said
        static Reason read(String ref, String text, String messages) {
            if (text.equals("atomic transaction failed")) {
                if (messages.contains("cannot lock ref '" + ref + "'")) {
                    return new Stale();
                }
                return messages.contains("cannot lock ref '")
                        ? new NotAttempted()
                        : new RefusedByRemote(text);
            }
            if (text.startsWith("atomic ") || text.equals("transaction aborted")) {
                return new NotAttempted();
            }
            for (String stale : new String[]{"stale info", "fetch first", "non-fast-forward",
                    "failed to update ref", "failed to lock", "cannot lock ref", "incorrect old value",
                    "reference already exists"}) {
                if (text.contains(stale)) {
                    return new Stale();
                }
            }
            return new RefusedByRemote(text);
        }
    }
}
