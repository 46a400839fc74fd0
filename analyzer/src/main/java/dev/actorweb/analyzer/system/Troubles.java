package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps the first trouble of each kind that an exploration meets, which breadth-first is one of
/// the nearest.
final class Troubles {
    private static final int MOST = 50;
    private final MachineSystem system;
    private final Map<String, Violation> found = new LinkedHashMap<>();
    private final Map<String, Set<String>> actors = new HashMap<>();

    Troubles(MachineSystem system) {
        this.system = system;
    }

    /// @param key
    ///            the rule, and what is alike in all troubles of one kind
    /// @param kind
    ///            a stable word for the kind of thing within the rule
    void add(String key, String kind, Optional<Check> check, Supplier<Place> place, String message,
            Optional<String> hint, End end) {
        if (found.size() < MOST && !found.containsKey(key)) {
            found.put(key, new Violation(key, kind, check, place.get(), message, hint, end));
        }
    }

    /// Adds trouble that lies in the machine of an actor: of several actors that share it the first
    /// one tells, and the others are named.
    ///
    /// @param rest
    ///            of the key, behind rule and machine
    void add(String rule, ActorGroup actor, String rest, String kind, Optional<Check> check,
            Supplier<Place> place, String message, Optional<String> hint, End end) {
        Machine machine = actor.machine();
        String key = rule + " " + machine.file() + ":" + machine.root().position() + " " + rest;
        add(key, kind, check, place, message, hint, end);
        if (has(key) && actors.computeIfAbsent(key, _ -> new HashSet<>()).add(actor.name())) {
            found.computeIfPresent(key, (_, known) -> known.sharedBy(place.get().related()));
        }
    }

    boolean has(String key) {
        return found.containsKey(key);
    }

    /// The promise of this kind, if the system makes one.
    <C extends Check> Optional<Check> promise(Class<C> kind) {
        for (Check check : system.checks()) {
            if (kind.isInstance(check)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    List<Violation> list() {
        return List.copyOf(found.values());
    }

    /// Whether a violation was found for each of these keys.
    boolean hasAll(Set<String> keys) {
        return found.keySet().containsAll(keys);
    }
}
