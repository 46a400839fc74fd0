package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.List;

/// What a step gave.
///
/// @param snapshot
///            where the machine is now
/// @param effects
///            what is to be done outside, in order; none when the machine failed
/// @param handled
///            whether a transition consumed the event (a forbidden one does), or a state deferred it
/// @param transitions
///            the numbers of the transitions taken, in the order of the microsteps
public record StepResult(Snapshot snapshot, List<Effect> effects, boolean handled,
        List<Integer> transitions) {
    public StepResult {
        effects = List.copyOf(effects);
        transitions = List.copyOf(transitions); // copies nothing that is immutable already
    }

    /// The names of the executed named actions, in order.
    public List<String> actions() {
        List<String> names = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.RunAction action) {
                names.add(action.name());
            }
        }
        return names;
    }
}
