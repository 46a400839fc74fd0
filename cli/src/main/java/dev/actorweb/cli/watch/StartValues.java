package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.conform.Observation;
import dev.actorweb.machine.Machine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values with which a system seems to have started an actor, where its spec says others: those
/// that were seen first.
final class StartValues {
    private StartValues() {}

    static Map<String, @Nullable Object> of(Trace trace, String actor, Machine machine) {
        Map<String, @Nullable Object> seen = seen(trace, actor);
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (var variable : machine.context()) {
            if (seen.containsKey(variable.name()) && variable.computed().isEmpty()
                    && !Objects.equals(seen.get(variable.name()), variable.initial())) {
                given.put(variable.name(), seen.get(variable.name()));
            }
        }
        return given;
    }

    private static Map<String, @Nullable Object> seen(Trace trace, String actor) {
        for (var what : trace.happenings()) {
            if (what instanceof Happening.Stepped step && step.actor().equals(actor)) {
                if (step.event().equals(Observation.START)) {
                    return step.variables().orElse(Map.of());
                }
                break;
            }
        }
        return Optional.ofNullable(trace.actors().get(actor)).flatMap(ActorState::machine)
                .map(ActorState.Machine::variables).orElse(Map.of());
    }
}
