package dev.actorweb.cli.git;

import java.util.Optional;

/// One path that differs between `HEAD`, the index and the work tree.
///
/// Paths are relative to the work tree's root, separated by `/`, and raw: they may hold spaces, line
/// breaks, escape characters and any other text. A byte that is not UTF-8 appears as a lone
/// surrogate `U+DC80`…`U+DCFF` and turns into that byte again when the path is handed back to
/// the repository.
public sealed interface Change {
    String path();

    /// A path git knows.
    ///
    /// @param from
    ///            the former path of a rename or copy
    /// @param index
    ///            what is staged, compared with `HEAD`
    /// @param workTree
    ///            what is not staged, compared with the index
    record Tracked(String path, Optional<String> from, Kind index, Kind workTree) implements Change {}

    /// A path with several stages in the index, left over from a conflict.
    record Unmerged(String path, Conflict conflict) implements Change {}

    /// A path git does not know and does not ignore.
    record Untracked(String path) implements Change {}

    enum Kind {
        UNCHANGED, MODIFIED, TYPE_CHANGED, ADDED, DELETED, RENAMED, COPIED
    }

    /// How both sides came to disagree; the names are those of `git status`.
    enum Conflict {
        BOTH_DELETED, ADDED_BY_US, DELETED_BY_THEM, ADDED_BY_THEM, DELETED_BY_US, BOTH_ADDED, BOTH_MODIFIED
    }
}
