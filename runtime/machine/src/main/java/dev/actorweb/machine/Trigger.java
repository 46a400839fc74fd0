package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Position;

/// What a transition waits for.
public sealed interface Trigger {
    /// Where the trigger is written; for `always` and the like, where the transition is.
    Position position();

    /// An event: its name, `*` for any, or `a.*` for `a` and all that begins with `a.`.
    record OnEvent(String descriptor, Position position) implements Trigger {}

    /// Nothing: the transition is taken as soon as its guard holds.
    record Always(Position position) implements Trigger {}

    /// The time since the state was entered.
    record After(Delay delay, Position position) implements Trigger {}

    /// That the state's children have reached their final state.
    record Done(Position position) implements Trigger {}

    /// That an invoked service or actor ended, failed, or showed a new snapshot.
    record Invoked(String invokeId, Outcome outcome, Position position) implements Trigger {
        /// What has become of it.
        public enum Outcome {
            DONE, ERROR, SNAPSHOT
        }
    }
}
