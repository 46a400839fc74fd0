package dev.actorweb.runtime;

/// Which events an observer wants.
public enum Interest {
    /// What happens to actors, and to messages that get lost.
    LIFECYCLE,

    /// That, and what actors that are state machines do: the events they report themselves.
    TRANSITIONS,

    /// That, and what happens to every message.
    MESSAGES
}
