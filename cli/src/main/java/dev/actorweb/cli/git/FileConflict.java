package dev.actorweb.cli.git;

import java.util.List;

/// A path in which two commits conflict.
///
/// @param hunks
///            where, in the lines of the first commit's file; empty where the conflict is not about
///            lines: one side deleted or renamed the file, or it is binary
public record FileConflict(String path, List<Hunk> hunks) {
    /// Lines that both sides changed.
    ///
    /// @param line
    ///            the first of them, counted from 1
    /// @param length
    ///            how many there are; 0 where lines are only added
    public record Hunk(int line, int length) {}

    public FileConflict {
        hunks = List.copyOf(hunks);
    }
}
