package dev.actorweb.cli.git;

import org.jspecify.annotations.Nullable;

/// A full, well-formed ref name such as `refs/heads/main`.
///
/// Being full, it can never be mistaken for an option or for another kind of ref; the rules are
/// those of `git check-ref-format`.
public record RefName(String full) implements Comparable<RefName> {
    private static final String HEADS = "refs/heads/";
    private static final String REMOTES = "refs/remotes/";

    public RefName {
        if (!isWellFormed(full)) {
            throw new IllegalArgumentException("not a full, well-formed ref name: " + full);
        }
    }

    /// The branch `refs/heads/<name>`.
    ///
    /// @throws IllegalArgumentException
    ///             if git would not accept the name, a leading `-` included
    public static RefName branch(String name) {
        if (!isBranchName(name)) {
            throw new IllegalArgumentException("not a branch name: " + name);
        }
        return new RefName(HEADS + name);
    }

    /// The remote-tracking branch `refs/remotes/<remote>/<branch>`.
    public static RefName tracking(String remote, String branch) {
        return new RefName(REMOTES + remote + "/" + branch);
    }

    /// Whether git accepts `name` for a new branch.
    public static boolean isBranchName(String name) {
        return !name.startsWith("-") && !name.equals("HEAD") && isWellFormed(HEADS + name);
    }

    /// Whether `name` begins with `refs/` and satisfies `git check-ref-format`.
    public static boolean isWellFormed(String name) {
        if (!name.startsWith("refs/") || name.endsWith(".") || name.contains("..") || name.contains("@{")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c == 0x7f || "~^:?*[\\".indexOf(c) >= 0) {
                return false;
            }
        }
        int start = 0;
        for (int slash = 0; slash >= 0; start = slash + 1) {
            slash = name.indexOf('/', start);
            String part = slash < 0 ? name.substring(start) : name.substring(start, slash);
            if (part.isEmpty() || part.startsWith(".") || part.endsWith(".lock")) {
                return false;
            }
            if (slash < 0) {
                break;
            }
        }
        return true;
    }

    public boolean isBranch() {
        return full.startsWith(HEADS);
    }

    /// The name as people say it: without `refs/heads/`, `refs/remotes/` or `refs/tags/`.
    public String shortName() {
        for (String prefix : new String[]{HEADS, REMOTES, "refs/tags/"}) {
            if (full.startsWith(prefix)) {
                return full.substring(prefix.length());
            }
        }
        return full;
    }

    @Override
    public int compareTo(RefName other) {
        return full.compareTo(other.full);
    }

    /// Written out for a quick start, as in [CommitId].
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RefName name && full.equals(name.full);
    }

    @Override
    public int hashCode() {
        return full.hashCode();
    }

    @Override
    public String toString() {
        return full;
    }
}
