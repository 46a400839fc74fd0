package dev.actorweb.runtime;

/// When an actor that ended is started again. Being stopped by its parent or the system is
/// always final.
public enum RestartPolicy {
    /// Whenever it ends, also when it stopped itself.
    PERMANENT,

    /// Only when it failed.
    TRANSIENT,

    /// Never.
    TEMPORARY
}
