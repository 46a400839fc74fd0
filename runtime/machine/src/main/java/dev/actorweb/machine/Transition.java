package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// A way out of a state, or (without targets) a reaction within it.
///
/// @param targets
///            none for a targetless transition; several enter regions of a parallel state
/// @param reenter
///            whether the source is left and entered again when the targets lie within it
/// @param forbidden
///            `EVENT: null` or `EVENT: {}`: the event is consumed here and nothing happens
public record Transition(Trigger trigger, List<Target> targets, Optional<Guard> guard, List<Action> actions,
        boolean reenter, boolean forbidden, Optional<String> description, Optional<Node> meta,
        Position position) {
    public Transition {
        targets = List.copyOf(targets);
        actions = List.copyOf(actions);
    }

    public boolean isTargetless() {
        return targets.isEmpty();
    }
}
