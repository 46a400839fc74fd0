package dev.actorweb.cli.git;

import java.util.List;
import java.util.Optional;

/// The names by which one commit of a remote is asked for; see [Repository#fetchTip].
public final class TipNames {
    /// The ref that points to what was fetched.
    public static final String TIP = "refs/aw/tip";

    /// What is fetched to look for a commit that the remote does not hand out by its name.
    public static final List<String> EVERYTHING = List.of("+refs/heads/*:refs/aw/heads/*",
            "+refs/tags/*:refs/aw/tags/*");

    private static final int SHORTEST = 4;
    private static final int LONGEST = 64;

    private TipNames() {}

    /// The name to ask the remote for: never one that git would take for an option or a pattern.
    public static String require(String remote, Optional<String> revision) {
        if (revision.isEmpty()) {
            return "HEAD";
        }
        var name = revision.get();
        if (name.startsWith("-") || !RefName.isWellFormed("refs/" + name)) {
            throw missing(remote, name);
        }
        return name;
    }

    /// Whether the name may be that of a commit, whole or abbreviated.
    public static boolean mayBeCommit(String name) {
        return name.length() >= SHORTEST && name.length() <= LONGEST
                && name.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    public static GitException missing(String remote, String name) {
        return new GitException(new GitProblem.NoSuchRemoteRef(remote, name));
    }
}
