package dev.actorweb.runtime;

import java.util.List;

/// How the stop of a system ended.
///
/// @param unfinished
///            the actors that had not stopped at the deadline; empty if all had
public record Termination(List<ActorPath> unfinished) {
    /// Copies the paths.
    public Termination {
        unfinished = List.copyOf(unfinished);
    }

    /// Whether every actor stopped.
    public boolean complete() {
        return unfinished.isEmpty();
    }
}
