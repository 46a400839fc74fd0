package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.List;

/// A condition on a transition.
public sealed interface Guard {
    Position position();

    /// A condition implemented in Java and bound by name when the machine runs.
    record Named(String name, Template.MapOf params, Position position) implements Guard {}

    /// A condition written in the spec.
    record Inline(Expression expression, Position position) implements Guard {}

    /// All of them must hold.
    record And(List<Guard> guards, Position position) implements Guard {
        public And {
            guards = List.copyOf(guards);
        }
    }

    /// One of them must hold.
    record Or(List<Guard> guards, Position position) implements Guard {
        public Or {
            guards = List.copyOf(guards);
        }
    }

    /// It must not hold.
    record Not(Guard guard, Position position) implements Guard {}

    /// That a state is active, wherever it is: `#id`, a path from the root, or a state's own id.
    record StateIn(Target state, Position position) implements Guard {}
}
