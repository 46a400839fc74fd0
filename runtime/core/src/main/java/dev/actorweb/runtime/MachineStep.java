package dev.actorweb.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an actor that is a state machine did with an event, as observers are shown it. Its parts
/// are worked out when they are asked for, on the observer's thread, so that the actor pays next to
/// nothing for being watched. Immutable.
public interface MachineStep {
    /// The machine's name.
    String machine();

    /// What it reacted to.
    String event();

    /// What the event carried.
    Map<String, @Nullable Object> data();

    /// The atomic states it was in before, in document order; none before the first step.
    List<String> from();

    /// The atomic states it is in now, in document order.
    List<String> to();

    /// The transitions it took, in the order of its microsteps.
    List<Taken> taken();

    /// Its variables, as they are now.
    Map<String, @Nullable Object> context();

    /// Which step of its incarnation this is; the first is 1.
    long number();

    /// The step that sent the event, where another machine of the system did.
    Optional<Cause> cause();

    /// A transition that was taken.
    ///
    /// @param number
    ///            its place among all transitions of the machine, in document order
    /// @param source
    ///            the state it belongs to
    /// @param targets
    ///            none if it has none
    record Taken(int number, String source, List<String> targets) {
        /// Copies the targets.
        public Taken {
            targets = List.copyOf(targets);
        }
    }

    /// A step of a machine, as the reason of another.
    ///
    /// @param actor
    ///            its path within the system: `parent/child`
    /// @param step
    ///            its number
    record Cause(String actor, long step) {}
}
