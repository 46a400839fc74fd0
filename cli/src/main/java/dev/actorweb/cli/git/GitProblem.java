package dev.actorweb.cli.git;

import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Why git could not do what was asked, where no result of the operation says it.
///
/// Texts from git and remotes are raw; strip control characters before showing them.
public sealed interface GitProblem {
    /// Neither `start` nor a folder above it is a repository.
    record NotARepository(Path start) implements GitProblem {}

    /// The operation needs checked-out files and the repository has none.
    record Bare(Path gitDir) implements GitProblem {}

    /// The repository belongs to another user and `safe.directory` does not name it.
    record UnsafeOwner(Path directory) implements GitProblem {}

    /// Another process holds `lockFile`, or died holding it.
    record Locked(String lockFile) implements GitProblem {}

    /// The index holds unmerged paths and the operation would take them for resolved.
    record UnmergedIndex() implements GitProblem {}

    /// The operation would stage these paths, which lie outside the sparse checkout.
    record OutsideSparseCheckout(List<String> paths) implements GitProblem {
        public OutsideSparseCheckout {
            paths = List.copyOf(paths);
        }
    }

    record NoSuchRevision(String revision) implements GitProblem {}

    /// No remote has that name.
    ///
    /// @param others
    ///            the remotes that there are
    record NoSuchRemote(String remote, List<String> others) implements GitProblem {
        public NoSuchRemote {
            others = List.copyOf(others);
        }
    }

    /// The remote has no ref of that name.
    record NoSuchRemoteRef(String remote, String ref) implements GitProblem {}

    /// No connection to the remote, or nothing there that is a repository.
    record Unreachable(String remote, String text) implements GitProblem {}

    /// The remote wants credentials that git does not have.
    record Unauthenticated(String remote, String text) implements GitProblem {}

    /// The remote cannot promise to move several branches or none.
    record NotAtomic(String remote) implements GitProblem {}

    /// git does not know whose name to put on a commit.
    record NoIdentity() implements GitProblem {}

    /// The commit could not be signed.
    record Unsigned(String text) implements GitProblem {}

    /// The repository's data or configuration cannot be read.
    record Damaged(String text) implements GitProblem {}

    /// A file of the repository's own could not be written.
    record Unwritable(Path file, String reason) implements GitProblem {
        /// Takes the reason from what the system said.
        public static Unwritable of(Path file, IOException cause) {
            return new Unwritable(file, IoReason.of(cause, file.toString()));
        }
    }

    /// The engine in use cannot do this right; nothing was changed.
    record Unsupported(String feature, String remedy) implements GitProblem {}

    /// There is no engine to work with, or none of the name asked for.
    record NoEngine(String reason, String remedy) implements GitProblem {}

    /// The time allowed passed; everything the operation had started was ended.
    record TimedOut(String operation, Duration allowed) implements GitProblem {}

    /// The calling thread was interrupted; everything the operation had started was ended.
    record Interrupted(String operation) implements GitProblem {}

    /// Anything else git refused.
    record Refused(String operation, String text) implements GitProblem {}

    /// What happened, in one sentence without a full stop.
    default String message() {
        return switch (this) {
            case NotARepository(var start) -> start + " is not in a git repository";
            case Bare(var gitDir) -> gitDir + " is a bare repository: it has no files checked out";
            case UnsafeOwner(var directory) ->
                directory + " belongs to another user, so git refuses to use it";
            case Locked(var lockFile) -> "another git process holds " + lockFile;
            case UnmergedIndex() -> "the index has unmerged paths from an unfinished conflict";
            case OutsideSparseCheckout(var paths) ->
                "outside of this sparse checkout: " + String.join(", ", paths);
            case NoSuchRevision(var revision) -> "there is no revision '" + revision + "'";
            case NoSuchRemote(var remote, var _) -> "there is no remote '" + remote + "'";
            case NoSuchRemoteRef(var remote, var ref) -> "remote '" + remote + "' has no " + ref;
            case Unreachable(var remote, var text) ->
                "remote '" + remote + "' cannot be reached: " + firstLine(text);
            case Unauthenticated(var remote, var text) ->
                "remote '" + remote + "' wants credentials: " + firstLine(text);
            case NotAtomic(var remote) ->
                "remote '" + remote
                        + "' cannot move several branches at once (no atomic pushes); nothing was pushed";
            case NoIdentity() -> "git does not know your name and address";
            case Unsigned(var text) -> "the commit could not be signed: " + firstLine(text);
            case Damaged(var text) -> "the repository cannot be read: " + firstLine(text);
            case Unwritable(var file, var reason) -> "cannot write " + file + ": " + firstLine(reason);
            case NoEngine(var reason, var _) -> reason;
            case Unsupported(var feature, var _) -> "this git engine cannot handle " + feature;
            case TimedOut(var operation, var allowed) ->
                operation + " did not finish within " + allowed.toSeconds() + " s and was ended";
            case Interrupted(var operation) -> operation + " was interrupted";
            case Refused(var operation, var text) -> operation + " failed: " + firstLine(text);
        };
    }

    /// What the user can do about it.
    default String hint() {
        return switch (this) {
            case NotARepository _ -> "run 'git init' first, or name a repository with --root";
            case Bare _ -> "run it in a work tree of this repository";
            case UnsafeOwner(var directory) ->
                "if you trust it: git config --global --add safe.directory " + directory;
            case Locked(var lockFile) ->
                "wait for that process, or delete " + lockFile + " if none is running";
            case UnmergedIndex _ -> "resolve the conflicts and 'git add' the files, or abort the operation";
            case OutsideSparseCheckout _ ->
                "take the folder in (git sparse-checkout add FOLDER), or leave these paths out";
            case NoSuchRevision _ -> "'git branch --all' lists what there is";
            case NoSuchRemote(var remote, var others) -> others.isEmpty()
                    ? "add it (git remote add " + remote
                            + " ADDRESS), or work without one, by aw.yaml: workflow: { ship: { push: false } }"
                    : "there is " + String.join(", ", others) + "; name it in aw.yaml: workflow: { remote: "
                            + others.getFirst()
                            + " }";
            case NoSuchRemoteRef(var remote, var _) -> "'git ls-remote " + remote + "' lists what there is";
            case Unreachable(var _, var text) -> text.contains("certificate")
                    ? "if you trust the server, name its certificate: git config http.sslCAInfo FILE"
                    : "check the network and the remote's address ('git remote -v')";
            case Unauthenticated(var remote, var text) -> text.contains("Host key verification failed")
                    ? "compare the host's fingerprint, and let ssh know it: connect once by hand (git ls-remote "
                            + remote
                            + ")"
                    : "set up a credential helper or an ssh key, then repeat the command";
            case NotAtomic(var remote) -> "delete its copy of the branch first (git push " + remote
                    + " --delete BRANCH), so that integration alone is pushed";
            case NoIdentity _ -> "set user.name and user.email with 'git config'";
            case Unsigned _ -> "check gpg.program, user.signingKey and whether the key is unlocked";
            case Damaged _ -> "'git fsck' says more";
            case Unwritable _ ->
                "make room on the disk ('df' tells), or let the folder be written to, then repeat the command";
            case NoEngine(var _, var remedy) -> remedy;
            case Unsupported(var _, var remedy) -> remedy;
            case TimedOut _ -> "repeat the command, or raise the time-out";
            case Interrupted _ -> "repeat the command";
            case Refused _ -> "git's own output says more";
        };
    }

    private static String firstLine(String text) {
        String stripped = text.strip();
        int end = stripped.indexOf('\n');
        return end < 0 ? stripped : stripped.substring(0, end);
    }
}
