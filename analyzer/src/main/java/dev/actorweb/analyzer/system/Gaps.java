package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a system does that its exploration does not follow. A promise that depends on it is neither
/// kept nor broken as far as that goes.
final class Gaps {
    private final MachineSystem system;
    private final Cast cast;
    private final List<String> whole = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    private Gaps(MachineSystem system, Cast cast) {
        this.system = system;
        this.cast = cast;
    }

    /// @param cast
    ///            whom the exploration follows
    static Gaps of(MachineSystem system, Cast cast) {
        Gaps gaps = new Gaps(system, cast);
        for (ActorGroup group : system.groups()) {
            gaps.look(group);
        }
        return gaps;
    }

    private void look(ActorGroup group) {
        Machine machine = group.machine();
        List<Action> actions = machine.actions();
        Set<String> spokenTo = new HashSet<>();
        for (Action action : actions) {
            if (action instanceof Action.SendTo send
                    && send.actor() instanceof Template.Constant(Object name)) {
                spokenTo.add(String.valueOf(name));
            }
        }
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                if (machine.parts().containsKey(invoke.src())
                        ? cast.unfollowed().contains(invoke.src())
                        : spokenTo.contains(invoke.id())) {
                    child(invoke.src(), group);
                }
            }
        }
        for (Action action : actions) {
            if (action instanceof Action.SpawnChild spawn
                    && (machine.parts().containsKey(spawn.src())
                            ? cast.unfollowed().contains(spawn.src())
                            : spokenTo.contains(spawn.id().orElse(spawn.src()))
                                    || !system.services().given().containsKey(spawn.src()))) {
                child(spawn.src(), group);
            }
        }
        for (State state : machine.states()) {
            if (!state.defer().isEmpty()) {
                add(losses, "what becomes of deferred events when `" + group.name()
                        + "` ends or is restarted is not followed");
            }
        }
    }

    private void child(String source, ActorGroup group) {
        add(whole, "`" + source + "`, which `" + group.name()
                + "` starts, may send to it: that is not explored, only that it ends in some way");
    }

    private static void add(List<String> to, String why) {
        if (!to.contains(why)) {
            to.add(why);
        }
    }

    /// Why a promise is not known to be kept though nothing was found that breaks it.
    Optional<String> about(Check check) {
        if (!whole.isEmpty()) {
            return Optional.of(whole.getFirst());
        }
        return check instanceof Check.NoLost && !losses.isEmpty()
                ? Optional.of(losses.getFirst())
                : Optional.empty();
    }
}
