package dev.actorweb.runtime;

import java.util.List;

/// A place in the tree of actors of one system.
///
/// @param node
///            the name of the system
/// @param names
///            the names from the top-level actor down; empty for the guardian of all of them
public record ActorPath(String node, List<String> names) {
    /// Copies the names.
    public ActorPath {
        names = List.copyOf(names);
    }

    /// The last name, or the empty string for the guardian.
    public String name() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /// `actor://node/parent/child`.
    @Override
    public String toString() {
        return "actor://" + node + "/" + String.join("/", names);
    }
}
