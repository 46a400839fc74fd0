package dev.actorweb.runtime;

/// Which events an observer wants.
public enum Interest {
    /// What happens to actors: a few events in the life of each.
    LIFECYCLE,

    /// That, and what happens to every message.
    MESSAGES
}
