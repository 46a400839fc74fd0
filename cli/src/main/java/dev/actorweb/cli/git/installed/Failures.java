package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Credentials;
import dev.actorweb.cli.git.GitProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads what kind of trouble git's (English) error text tells of.
final class Failures {
    private static final String[] NO_IDENTITY = {"Please tell me who you are", "empty ident name",
            "auto-detection is disabled", "unable to auto-detect email address", "no name was given",
            "no email was given"};
    private static final String[] UNSIGNED = {"failed to sign the data", "cannot run gpg",
            "user.signingkey needs to be set", "needs to be configured for ssh signing", "signing failed",
            "Couldn't load public key", "unknown value for config 'gpg.format'"};
    private static final String[] UNAUTHENTICATED = {"Authentication failed", "terminal prompts disabled",
            "could not read Username", "could not read Password", "Permission denied (",
            "Host key verification failed"};
    private static final String[] UNREACHABLE = {"Could not read from remote repository",
            "unable to access '",
            "Could not resolve host", "does not appear to be a git repository", "' not found",
            "unable to connect to",
            "The remote end hung up", "unable to find remote helper", "Connection refused",
            "Connection timed out"};
    private static final String[] DAMAGED = {"index file corrupt", "index file smaller than expected",
            "bad index file", "is corrupt", "is empty", "bad object", "unable to read tree",
            "bad config line",
            "bad signature", "missing object", "unable to read ", "unable to find ", "invalid gitfile format",
            "Could not read ", "bad tree object", "unable to parse"};

    private static final String OUTSIDE = "outside of your sparse-checkout definition";

    private Failures() {}

    /// @param operation
    ///            what was attempted, such as `git commit`
    /// @param remote
    ///            the remote involved; empty if none
    static GitProblem problem(String operation, String err, Path directory, String remote) {
        if (err.contains("not a git repository")) {
            return new GitProblem.NotARepository(directory);
        }
        if (err.contains("dubious ownership")) {
            return new GitProblem.UnsafeOwner(directory);
        }
        String lock = lockFile(err);
        if (!lock.isEmpty()) {
            return new GitProblem.Locked(lock);
        }
        if (err.contains(OUTSIDE)) {
            return new GitProblem.OutsideSparseCheckout(outside(err));
        }
        if (mentions(err, NO_IDENTITY)) {
            return new GitProblem.NoIdentity();
        }
        if (mentions(err, UNSIGNED)) {
            return new GitProblem.Unsigned(essence(err));
        }
        if (!remote.isEmpty()) {
            return remoteProblem(operation, err, remote);
        }
        return mentions(err, DAMAGED)
                ? new GitProblem.Damaged(essence(err))
                : new GitProblem.Refused(operation, essence(err));
    }

    private static GitProblem remoteProblem(String operation, String err, String remote) {
        String missing = after(err, "couldn't find remote ref ");
        if (!missing.isEmpty()) {
            return new GitProblem.NoSuchRemoteRef(remote, missing);
        }
        if (err.contains("does not support --atomic push")) {
            return new GitProblem.NotAtomic(remote);
        }
        if (mentions(err, UNAUTHENTICATED)) {
            return new GitProblem.Unauthenticated(remote, essence(err, UNAUTHENTICATED));
        }
        return mentions(err, UNREACHABLE)
                ? new GitProblem.Unreachable(remote, essence(err, UNREACHABLE))
                : new GitProblem.Refused(operation, essence(err));
    }

    /// The lines that say what is wrong, without `fatal:` and `error:`, without hints.
    static String essence(String err) {
        var text = new StringBuilder();
        for (String line : err.split("\n", -1)) {
            String told = without(without(line, "fatal: "), "error: ");
            if (!told.isBlank() && !line.startsWith("hint: ")) {
                text.append(text.isEmpty() ? "" : "\n").append(told);
            }
        }
        return text.isEmpty() ? "it gave no reason" : Credentials.masked(text.toString());
    }

    /// As the other, and the line that tells most comes first: ssh warns of many things before it
    /// gives up.
    private static String essence(String err, String[] phrases) {
        var text = essence(err);
        for (String line : text.split("\n", -1)) {
            if (mentions(line, phrases)) {
                return line + "\n" + text;
            }
        }
        return text;
    }

    private static String without(String line, String prefix) {
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }

    private static String lockFile(String err) {
        int end = err.indexOf("': File exists");
        int start = end < 0 ? -1 : err.lastIndexOf('\'', end - 1);
        String file = start < 0 ? "" : err.substring(start + 1, end);
        return file.endsWith(".lock") ? file : "";
    }

    /// git lists the paths one a line, between two texts.
    private static List<String> outside(String err) {
        var paths = new ArrayList<String>();
        boolean listed = false;
        for (String line : err.split("\n", -1)) {
            if (listed && (line.startsWith("hint: ") || line.isBlank())) {
                break;
            }
            if (listed) {
                paths.add(line);
            }
            listed |= line.contains(OUTSIDE);
        }
        return paths;
    }

    private static String after(String text, String phrase) {
        int start = text.indexOf(phrase);
        if (start < 0) {
            return "";
        }
        int end = text.indexOf('\n', start);
        return text.substring(start + phrase.length(), end < 0 ? text.length() : end);
    }

    private static boolean mentions(String text, String[] phrases) {
        for (String phrase : phrases) {
            if (text.contains(phrase)) {
                return true;
            }
        }
        return false;
    }
}
