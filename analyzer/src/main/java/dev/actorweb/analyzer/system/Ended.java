package dev.actorweb.analyzer.system;

import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Structured;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Property;
import java.util.Optional;

/// Explains conditions that wait for an actor in a state in which nobody ever is: that with which
/// its machine ends.
final class Ended {
    private Ended() {}

    /// What to do about a condition that names such a state, if it does.
    static Optional<String> hint(Property property, MachineSystem system) {
        return hint(property.expression().tree(), system);
    }

    private static Optional<String> hint(Expr expr, MachineSystem system) {
        if (expr instanceof Situated.ActorIn(var of, Expr.Literal(Object name, var _), var _, var _)) {
            Expr group = of instanceof Structured.Index index ? index.of() : of;
            for (ActorGroup one : system.groups()) {
                if (group instanceof Situated.Variable variable && variable.name().equals(one.name())
                        && endsIn(one, String.valueOf(name))) {
                    return Optional.of("`" + one.name() + "` ends with its final state `" + name
                            + "`, and an actor that has ended is in no state: instead of type: final, tag it:"
                            + " tags: [rest]");
                }
            }
        }
        return expr.parts().stream().flatMap(part -> hint(part, system).stream()).findFirst();
    }

    private static boolean endsIn(ActorGroup group, String path) {
        for (State state : group.machine().states()) {
            if (state.path().equals(path)) {
                return state.kind() == State.Kind.FINAL && group.machine().state(state.parent()).isRoot();
            }
        }
        return false;
    }
}
