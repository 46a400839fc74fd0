package dev.actorweb.analyzer.system;

/// Chooses one state to stand for all that behave alike.
@FunctionalInterface
interface Canon {
    /// Every state stands for itself.
    Canon NONE = state -> {};

    /// Turns a state into the one that stands for it.
    void normalize(int[] state);
}
