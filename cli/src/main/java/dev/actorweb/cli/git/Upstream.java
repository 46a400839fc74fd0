package dev.actorweb.cli.git;

import java.util.Optional;

/// The upstream of the checked-out branch.
///
/// @param name
///            git's short name for it, such as `origin/main`
/// @param distance
///            empty when the upstream is configured but does not exist (never fetched, or deleted)
public record Upstream(String name, Optional<AheadBehind> distance) {}
