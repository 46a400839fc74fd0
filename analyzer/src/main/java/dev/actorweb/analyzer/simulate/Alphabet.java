package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The events that a machine knows: those it declares or waits for, and what its wildcards match.
public final class Alphabet {
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> wildcards = new LinkedHashSet<>();
    private final Dialect dialect;

    public Alphabet(Machine machine) {
        this.dialect = machine.dialect();
        for (EventDeclaration event : machine.events()) {
            names.add(event.name());
        }
        for (State state : machine.states()) {
            for (Transition transition : state.on()) {
                if (transition.trigger() instanceof Trigger.OnEvent on) {
                    (on.descriptor().endsWith("*") ? wildcards : names).add(on.descriptor());
                }
            }
        }
    }

    /// The names of the events, without those that only a wildcard matches.
    public Set<String> names() {
        return names;
    }

    /// The wildcards in use.
    public Set<String> wildcards() {
        return wildcards;
    }

    /// Whether some state waits for the event, or the machine makes it itself.
    public boolean knows(String event) {
        if (names.contains(event) || event.startsWith("xstate.")) {
            return true;
        }
        for (String wildcard : wildcards) {
            if (dialect.matches(wildcard, event)) {
                return true;
            }
        }
        for (String name : dialect == Dialect.SCXML ? names : Set.<String>of()) {
            if (dialect.matches(name, event)) {
                return true;
            }
        }
        return false;
    }

    /// What was probably meant, or what there is.
    public Optional<String> hint(String event) {
        return DidYouMean.hint(event, names).or(() -> names.isEmpty() || names.size() > 20
                ? Optional.empty()
                : Optional.of("events are " + String.join(", ", names)));
    }
}
