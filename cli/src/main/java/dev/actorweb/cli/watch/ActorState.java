package dev.actorweb.cli.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one actor at one moment. All texts come from another process and are untrusted.
///
/// @param drivable
///            whether events can be sent to it
record ActorState(String path, boolean alive, boolean drivable, long processed, long queued, long dead,
        long restarts, Optional<Machine> machine) {
    /// Where a state machine is.
    ///
    /// @param accepts
    ///            the events that it has transitions on where it is
    /// @param payloads
    ///            what events carry, where that is declared: the fields and their types by event
    record Machine(String name, List<String> active, Map<String, @Nullable Object> variables,
            List<String> accepts, Map<String, Map<String, String>> payloads, boolean running, long step) {
        public Machine {
            active = List.copyOf(active);
            accepts = List.copyOf(accepts);
        }
    }

    /// An actor of which nothing is known yet but its name.
    static ActorState unknown(String path) {
        return new ActorState(path, true, false, 0, 0, 0, 0, Optional.empty());
    }

    /// The same with another machine.
    ActorState with(Optional<Machine> other) {
        return new ActorState(path, alive, drivable, processed, queued, dead, restarts, other);
    }

    /// Reads one of the actors that the inspection protocol lists.
    static ActorState of(Map<?, ?> actor) {
        return new ActorState(Happening.text(actor.get("actor")), !Boolean.FALSE.equals(actor.get("alive")),
                Boolean.TRUE.equals(actor.get("inspectable")), number(actor.get("processed")),
                number(actor.get("queued")), number(actor.get("dead")), number(actor.get("restarts")),
                actor.get("state") instanceof Map<?, ?> state && state.get("machine") != null
                        ? Optional.of(machine(state))
                        : Optional.empty());
    }

    private static Machine machine(Map<?, ?> state) {
        return new Machine(Happening.text(state.get("machine")),
                Happening.texts(state.get("configuration")),
                Happening.fields(state.get("context")).orElse(Map.of()),
                new ArrayList<>(Happening.texts(state.get("accepts"))), payloads(state.get("payloads")),
                "active".equals(state.get("status")), number(state.get("step")));
    }

    private static Map<String, Map<String, String>> payloads(@Nullable Object value) {
        Map<String, Map<String, String>> payloads = new LinkedHashMap<>();
        Happening.fields(value).orElse(Map.of()).forEach((event, fields) -> {
            Map<String, String> types = new LinkedHashMap<>();
            Happening.fields(fields).orElse(Map.of())
                    .forEach((field, type) -> types.put(field, Happening.text(type)));
            payloads.put(event, types);
        });
        return payloads;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
