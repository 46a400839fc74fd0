package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;

/// Watches an exploration while it goes on: sees every place once, and every step from it.
public interface Observer {
    /// The steps from a place come next.
    ///
    /// @param waits
    ///            whether a service runs or a timer is set
    default void visit(int place, Snapshot snapshot, boolean waits) {}

    /// A step from the place that was visited last.
    ///
    /// @param to
    ///            the place it leads to; the same place where nothing was done
    default void step(int from, Cause cause, StepResult result, int to) {}

    /// Every so often, for a line of progress; false ends the exploration.
    ///
    /// @param found
    ///            how many places are known
    /// @param visited
    ///            how many of them were visited
    default boolean goesOn(int found, int visited, int depth) {
        return true;
    }
}
