package dev.actorweb.cli.git;

import dev.actorweb.cli.process.Bytes;

/// A file in a commit, as git has it: without filters, line endings as they are.
///
/// @param path
///            relative to the folder that was asked for, with `/`
/// @param content
///            a link's target; nothing for a submodule
public record TreeFile(String path, Kind kind, Bytes content) {
    /// What git knows of a file.
    public enum Kind {
        FILE, EXECUTABLE, LINK, SUBMODULE;

        /// The kind of a file by its mode.
        ///
        /// @param mode
        ///            as `git ls-tree` writes it
        public static Kind of(String mode) {
            return switch (mode) {
                case "120000" -> LINK;
                case "160000" -> SUBMODULE;
                case "100755" -> EXECUTABLE;
                default -> FILE;
            };
        }
    }

    /// The most files that are read from one commit.
    public static final int MOST_FILES = 10_000;
    /// The most bytes of one of them.
    public static final int MOST_FILE_BYTES = 16 << 20;
    /// The most bytes that are read from one commit, altogether.
    public static final long MOST_BYTES = 256L << 20;

    /// Says that a commit is larger than what is read from one.
    public static GitException tooLarge(CommitId commit) {
        return new GitException(new GitProblem.Refused("reading " + commit.abbreviated(),
                "it has more than " + MOST_FILES + " files, one above " + (MOST_FILE_BYTES >> 20)
                        + " MiB, or more than " + (MOST_BYTES >> 20) + " MiB altogether"));
    }
}
