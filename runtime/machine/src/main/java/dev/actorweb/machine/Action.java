package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// What is done on entering or leaving a state or on taking a transition.
public sealed interface Action {
    Position position();

    /// An action implemented in Java and bound by name when the machine runs.
    record Named(String name, Template.MapOf params, Position position) implements Action {}

    /// New values for variables of the context; all expressions see the values from before.
    record Assign(List<Assignment> assignments, Position position) implements Action {
        public Assign {
            assignments = List.copyOf(assignments);
        }
    }

    record Assignment(String variable, Expression value, Position position) {}

    /// Sends an event to the machine itself; without delay it comes before every event
    /// from outside.
    record Raise(EventTemplate event, Optional<Delay> delay, Optional<String> id, Position position)
            implements
                Action {}

    /// Sends an event to another actor, by the id of an invoke or spawned child, or a name known to
    /// the runtime.
    record SendTo(Template actor, EventTemplate event, Optional<Delay> delay, Optional<String> id,
            Position position)
            implements
                Action {}

    record SendParent(EventTemplate event, Optional<Delay> delay, Optional<String> id, Position position)
            implements
                Action {}

    /// Shows an event to whoever subscribed to this machine.
    record Emit(EventTemplate event, Position position) implements Action {}

    /// Takes back a delayed event by its id.
    record Cancel(Template id, Position position) implements Action {}

    record Log(Template text, Position position) implements Action {}

    /// Starts a child that lives until it ends or is stopped, not only as long as a state
    /// is active.
    record SpawnChild(String src, Optional<String> id, Template input, Position position) implements Action {}

    record StopChild(Template id, Position position) implements Action {}
}
