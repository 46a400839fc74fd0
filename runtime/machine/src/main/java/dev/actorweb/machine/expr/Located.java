package dev.actorweb.machine.expr;

/// Somebody who is in states: an actor, in the conditions of a system.
public interface Located {
    /// Whether a state is active: by id, or by its path from the root.
    boolean in(String state);
}
