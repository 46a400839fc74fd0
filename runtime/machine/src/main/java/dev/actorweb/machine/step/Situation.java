package dev.actorweb.machine.step;

/// What a named guard may look at.
public interface Situation {
    /// The variables at this point of the step.
    Context context();

    /// The event that is being handled.
    Event event();

    /// Whether a state is active: by id, or by its path from the root.
    boolean in(String state);
}
