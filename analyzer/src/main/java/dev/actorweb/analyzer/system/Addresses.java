package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the texts of the machines show without exploring: addresses that nobody has, and events
/// that their receiver knows in no state.
final class Addresses {
    private static final int SHOWN = 10;
    private final MachineSystem system;
    private final Sites sites;
    private final Map<String, Violation> found = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private Addresses(MachineSystem system) {
        this.system = system;
        this.sites = new Sites(system);
    }

    /// @param others
    ///            what is known already
    static List<Violation> check(MachineSystem system, List<Violation> others) {
        Addresses addresses = new Addresses(system);
        for (Violation other : others) {
            if (other.rule().equals("SC201")) {
                addresses.known.add(other.message().replaceFirst("^`[^`]*`", ""));
            }
        }
        for (ActorGroup group : system.groups()) {
            addresses.check(group);
        }
        return List.copyOf(addresses.found.values());
    }

    private void check(ActorGroup group) {
        Set<String> children = children(group.machine());
        for (Action action : group.machine().actions()) {
            if (action instanceof Action.SendTo send && send.actor() instanceof Template.Constant(Object name)
                    && name instanceof String address && !address.equals(Moves.ORIGIN)
                    && !children.contains(address)) {
                check(group, send, address, send.event().type());
            }
        }
    }

    private void check(ActorGroup group, Action.SendTo send, String address, String event) {
        List<Member> receivers = system.addressed(address);
        if (receivers.isEmpty()) {
            add(group, send, " sends `" + event + "` to `" + address + "`, which is no actor of this system",
                    Optional.of(hint(address, system)));
        } else if (!handles(receivers.getFirst().group().machine(), event)) {
            add(group, send, " sends `" + event + "` to `" + address + "`, which handles it in no state",
                    Optional.of(hint(event, receivers.getFirst().group().machine())));
        }
    }

    /// What to do about an address that nobody has.
    static String hint(String address, MachineSystem system) {
        List<String> names = new ArrayList<>();
        for (ActorGroup group : system.groups()) {
            names.add(group.counted() ? group.name() + "[0]" : group.name());
        }
        return DidYouMean.hint(address, names).orElse("its actors are " + listed(names));
    }

    /// What to do about an event that a machine handles in no state.
    private static String hint(String event, Machine machine) {
        List<String> names = new ArrayList<>();
        for (EventDeclaration known : machine.events()) {
            names.add(known.name());
        }
        return DidYouMean.hint(event, names)
                .orElse(names.isEmpty() ? "it handles no events" : "it handles " + listed(names));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and others" : "");
    }

    private void add(ActorGroup group, Action.SendTo send, String message, Optional<String> hint) {
        if (!known.contains(message)) {
            Place place = sites.send(group, send);
            found.merge(place.file() + message,
                    new Violation("SC201" + message, "address", Optional.empty(), place,
                            "`" + group.name() + "`" + message, hint, new Violation.End.At(0)),
                    (first, other) -> first.sharedBy(other.place().related()));
        }
    }

    private static Set<String> children(Machine machine) {
        Set<String> children = new HashSet<>();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                children.add(invoke.id());
            }
        }
        for (Action action : machine.actions()) {
            if (action instanceof Action.SpawnChild spawn) {
                children.add(spawn.id().orElse(spawn.src()));
            }
        }
        return children;
    }

    private static boolean handles(Machine machine, String event) {
        for (State state : machine.states()) {
            for (Transition transition : state.on()) {
                if (transition.trigger() instanceof Trigger.OnEvent on && matches(on.descriptor(), event)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a descriptor means an event.
    static boolean matches(String descriptor, String event) {
        if (descriptor.equals("*") || descriptor.equals(event)) {
            return true;
        }
        String prefix = descriptor.endsWith(".*") ? descriptor.substring(0, descriptor.length() - 2) : "";
        return !prefix.isEmpty() && (event.equals(prefix) || event.startsWith(prefix + "."));
    }
}
