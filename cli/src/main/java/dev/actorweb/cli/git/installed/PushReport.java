package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushResult.Outcome;
import dev.actorweb.cli.git.PushResult.Reason;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.RefName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what `git push --porcelain` reports: a line `flag TAB from:to TAB summary (reason)` for
/// each ref.
final class PushReport {
    private static final String REMOTE = "remote: ";
    /// How git and its servers say that a ref was not what it should have been.
    private static final String[] STALE = {"stale info", "fetch first", "non-fast-forward",
            "failed to update ref",
            "failed to lock", "cannot lock ref", "incorrect old value", "reference already exists"};

    private PushReport() {}

    /// Empty if the output reports on no ref, because the push failed before there was anything
    /// to say.
    static Optional<PushResult> rejected(Answer answer, List<PushUpdate> updates) {
        Map<RefName, Reason> reasons = new HashMap<>();
        for (String line : answer.lines()) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3 && parts[0].equals("!")) {
                String ref = parts[1].substring(parts[1].indexOf(':') + 1);
                reasons.put(new RefName(ref), reason(ref, parts[2], answer.err()));
            }
        }
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        var outcomes = new ArrayList<Outcome>();
        for (PushUpdate update : updates) {
            outcomes.add(new Outcome(update.remoteRef(),
                    reasons.getOrDefault(update.remoteRef(), new Reason.NotAttempted())));
        }
        return Optional.of(new PushResult.Rejected(outcomes, remoteText(answer.err())));
    }

    private static Reason reason(String ref, String summary, String err) {
        int open = summary.indexOf('(');
        String text = open < 0 ? summary : summary.substring(open + 1, summary.lastIndexOf(')'));
        if (text.equals("atomic transaction failed")) {
            return ofTransaction(ref, text, err);
        }
        if (text.startsWith("atomic ")) {
            return new Reason.NotAttempted();
        }
        for (String stale : STALE) {
            if (text.contains(stale)) {
                return new Reason.Stale();
            }
        }
        return new Reason.RefusedByRemote(text);
    }

    /// The server gives all refs the same reason and names the culprit in a message.
    private static Reason ofTransaction(String ref, String text, String err) {
        if (err.contains("cannot lock ref '" + ref + "'")) {
            return new Reason.Stale();
        }
        return err.contains("cannot lock ref '")
                ? new Reason.NotAttempted()
                : new Reason.RefusedByRemote(text);
    }

    /// What the remote itself said: the lines git marks with `remote: `, without the mark.
    static String remoteText(String err) {
        var text = new StringBuilder();
        for (String line : err.split("\n", -1)) {
            if (line.startsWith(REMOTE)) {
                text.append(line.substring(REMOTE.length()).stripTrailing()).append('\n');
            }
        }
        return text.toString();
    }
}
