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

    private static final String FAILED = "error: failed to push some refs to ";

    private PushReport() {}

    /// Whether a line of standard output is git's, not a hook's.
    static boolean isAmongOutput(String line) {
        return line.startsWith("To ") || line.equals("Done") || line.indexOf('\t') == 1;
    }

    /// Whether a line of standard error is git's or the remote's, not a hook's.
    static boolean isAmongErrors(String line) {
        return line.startsWith(FAILED) || line.startsWith(REMOTE);
    }

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
        return Reason.read(ref, text, err);
    }

    /// What a hook said before anything was sent: git hands its output on among its own, which is
    /// left out.
    static String hookText(Answer answer) {
        var text = new StringBuilder();
        for (String line : answer.lines()) {
            if (!isAmongOutput(line)) {
                text.append(line).append('\n');
            }
        }
        for (String line : answer.err().split("\n", -1)) {
            if (!line.startsWith(FAILED)) {
                text.append(line).append('\n');
            }
        }
        return text.toString().strip();
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
