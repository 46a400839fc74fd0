package dev.actorweb.machine.system;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.RestartPolicy;
import java.util.Optional;

/// One entry under `actors`: one actor, or several alike.
///
/// @param counted
///            whether `count` is written; then the actors are called `name[0]`, `name[1]`, …
/// @param environment
///            what the outside world may do to it; empty for an actor of the system proper
/// @param position
///            of its name
public record ActorGroup(String name, Machine machine, int count, boolean counted, Mailbox mailbox,
        RestartPolicy restart, Optional<Environment> environment, Position position) {
    public ActorGroup {
        if (count < 1) {
            throw new IllegalArgumentException("no actor " + name);
        }
    }

    /// The name of the actor of this number.
    public String memberName(int number) {
        return counted ? name + "[" + number + "]" : name;
    }
}
