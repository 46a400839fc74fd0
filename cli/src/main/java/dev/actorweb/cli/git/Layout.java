package dev.actorweb.cli.git;

import java.nio.file.Path;
import java.util.Optional;

/// Where a repository keeps its things; every path is absolute.
///
/// @param workTree
///            the root of the checked-out files; empty in a bare repository
/// @param gitDir
///            this work tree's own administrative folder (`HEAD`, `index`)
/// @param commonDir
///            the folder shared by all linked work trees (`objects`, `refs`, `config`); equal to
///            `gitDir` in the main work tree
public record Layout(Optional<Path> workTree, Path gitDir, Path commonDir) {
    public boolean isBare() {
        return workTree.isEmpty();
    }

    /// Whether this is a work tree made by `git worktree add`.
    public boolean isLinkedWorktree() {
        return !gitDir.equals(commonDir);
    }
}
