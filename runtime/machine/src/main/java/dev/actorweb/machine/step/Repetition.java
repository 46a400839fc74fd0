package dev.actorweb.machine.step;

/// What somebody who answers the guards of a step knows about its going round in a circle.
public interface Repetition {
    /// The step may come back to here.
    void mark();

    /// The step is where it was when it was marked last: whether the guards that were asked since
    /// will be answered in the same way again, for ever.
    boolean repeats();
}
