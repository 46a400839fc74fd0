package dev.actorweb.machine.system;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.RestartPolicy;
import java.util.Map;
import java.util.Optional;

/// One entry under `actors`: one actor, or several alike.
///
/// @param counted
///            whether `count` is written; then the actors are called `name[0]`, `name[1]`, …
/// @param environment
///            what the outside world may do to it; empty for an actor of the system proper
/// @param position
///            of its name
/// @param starts
///            where `context` says with what a variable of its machine starts
public record ActorGroup(String name, Machine machine, int count, boolean counted, Mailbox mailbox,
        RestartPolicy restart, Optional<Environment> environment, Position position,
        Map<String, Position> starts) {
    public ActorGroup {
        starts = Map.copyOf(starts);
        if (count < 1) {
            throw new IllegalArgumentException("no actor " + name);
        }
    }

    /// One whose variables start as its machine says.
    public ActorGroup(String name, Machine machine, int count, boolean counted, Mailbox mailbox,
            RestartPolicy restart, Optional<Environment> environment, Position position) {
        this(name, machine, count, counted, mailbox, restart, environment, position, Map.of());
    }

    /// The name of the actor of this number.
    public String memberName(int number) {
        return counted ? name + "[" + number + "]" : name;
    }
}
