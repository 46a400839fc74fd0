package dev.actorweb.cli.git;

import org.jspecify.annotations.Nullable;

/// The full object name of a commit: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.
public record CommitId(String hex) {
    private static final int SHORT = 10;

    public CommitId {
        if (!isObjectName(hex)) {
            throw new IllegalArgumentException("not a full object name: " + hex);
        }
    }

    /// Whether `text` is a full object name.
    public static boolean isObjectName(String text) {
        if (text.length() != 40 && text.length() != 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /// The first ten digits, for display only: nothing guarantees that they are unique.
    public String abbreviated() {
        return hex.substring(0, SHORT);
    }

    /// Written out, as is `hashCode`: those that a record gets are put together at run time, which
    /// a short command would feel.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommitId id && hex.equals(id.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    @Override
    public String toString() {
        return hex;
    }
}
