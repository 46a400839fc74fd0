package dev.actorweb.cli.git;

import java.nio.file.Path;
import java.util.Optional;

/// A work tree of the repository, the main one included.
///
/// @param path
///            the root of its files; of a bare main repository, its git folder
/// @param head
///            what is checked out; empty in a bare main repository
/// @param locked
///            whether `git worktree lock` protects it
/// @param prunable
///            whether its folder is gone
public record Worktree(Path path, Optional<Head> head, boolean locked, boolean prunable) {}
