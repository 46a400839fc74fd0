package dev.actorweb.templates;

import java.util.Optional;

/// Where a template is.
///
/// @param location
///            `builtin:java-actor`, a folder, or the address of a git repository
/// @param ref
///            the branch, tag or commit that was asked for; empty for the default branch, and for
///            what is not in git
/// @param below
///            the folder of the template in its repository, or `""`
/// @param commit
///            the commit it was read from, if it was read from one
public record Origin(String location, Optional<String> ref, String below, Optional<String> commit) {
    private static final String BUILT_IN = "builtin:";

    /// A place outside git.
    public static Origin at(String location) {
        return new Origin(location, Optional.empty(), "", Optional.empty());
    }

    static Origin builtIn(String name) {
        return at(BUILT_IN + name);
    }

    /// The name in the catalogue, if it is there.
    public Optional<String> catalogueName() {
        return location.startsWith(BUILT_IN)
                ? Optional.of(location.substring(BUILT_IN.length()))
                : Optional.empty();
    }

    /// Whether it is in a git repository.
    public boolean isGit() {
        return commit.isPresent();
    }
}
