package dev.actorweb.cli.candidates;

import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the running systems answer; nothing where none is running.
final class LiveCandidates {
    /// What the protocol allows.
    private static final long LONGEST_MILLIS = 600_000;

    private static final String SYSTEM = "--system";
    /// What separates a system from its actor in `--target`.
    private static final char SLASH = '/';

    private LiveCandidates() {}

    static List<Candidate> systems(TypedLine line) {
        var systems = new ArrayList<Candidate>();
        for (var endpoint : running(line)) {
            systems.add(new Candidate(endpoint.system(), "process " + endpoint.pid()));
        }
        return systems;
    }

    /// The actors of the system that the line names, or of all.
    static List<Candidate> actors(TypedLine line) throws InterruptedException {
        var actors = new ArrayList<Candidate>();
        for (var endpoint : meant(line)) {
            for (var actor : list(endpoint, line)) {
                actors.add(new Candidate(path(actor), where(actor, endpoint)));
            }
        }
        return actors;
    }

    /// Systems, and behind a slash their actors: the targets of the live monitor.
    static List<Candidate> targets(TypedLine line) throws InterruptedException {
        int slash = line.current().indexOf(SLASH);
        if (slash < 0) {
            return systems(line);
        }
        var targets = new ArrayList<Candidate>();
        for (var endpoint : running(line)) {
            if (endpoint.system().equals(line.current().substring(0, slash))) {
                for (var actor : list(endpoint, line)) {
                    targets.add(
                            new Candidate(endpoint.system() + SLASH + path(actor), where(actor, endpoint)));
                }
            }
        }
        return targets;
    }

    /// The events that the actor waits for which the line names, by itself or as the
    /// target `SYSTEM/ACTOR`.
    static List<Candidate> events(TypedLine line) throws InterruptedException {
        var named = line.parameters(SYSTEM, "--timeout", "--data", "--root");
        var target = line.option("--target").orElse("");
        var events = new ArrayList<Candidate>();
        for (var endpoint : meant(line)) {
            for (var actor : list(endpoint, line)) {
                boolean meant = named.contains(path(actor))
                        || target.equals(endpoint.system() + SLASH + path(actor));
                if (meant && actor.get("state") instanceof Map<?, ?> state
                        && state.get("accepts") instanceof List<?> accepted) {
                    accepted.forEach(event -> events.add(
                            new Candidate(line.listed() + event, "accepted by " + path(actor))));
                }
            }
        }
        return events;
    }

    private static String path(Map<?, ?> actor) {
        return String.valueOf(actor.get("actor"));
    }

    /// The active states, or the system of an actor that has none.
    private static String where(Map<?, ?> actor, Endpoint endpoint) {
        return actor.get("state") instanceof Map<?, ?> state
                && state.get("configuration") instanceof List<?> active
                        ? "in " + String.join(", ", active.stream().map(String::valueOf).toList())
                        : "of " + endpoint.system();
    }

    private static List<Endpoint> meant(TypedLine line) {
        var wanted = line.option(SYSTEM);
        return running(line).stream().filter(endpoint -> wanted.isEmpty()
                || wanted.get().equals(endpoint.system())
                || wanted.get().equals(String.valueOf(endpoint.pid()))).toList();
    }

    /// Whether they answer shows when they are asked.
    private static List<Endpoint> running(TypedLine line) {
        try {
            return Endpoint.supposed(Endpoint.folder(line.variables()));
        } catch (IOException notOurs) {
            return List.of();
        }
    }

    /// One actor that hangs takes half the time that there is.
    private static List<Map<?, ?>> list(Endpoint endpoint, TypedLine line) throws InterruptedException {
        long patience = Math.clamp(line.patience().toMillis() / 2, 1, LONGEST_MILLIS);
        var actors = new ArrayList<Map<?, ?>>();
        try (var client = InspectionClient.connect(endpoint)) {
            Map<String, @Nullable Object> answer = client.request("list",
                    Map.of("state", true, "timeoutMillis", patience));
            if (answer.get("actors") instanceof List<?> list) {
                for (var actor : list) {
                    if (actor instanceof Map<?, ?> map) {
                        actors.add(map);
                    }
                }
            }
        } catch (IOException | RefusedException goneMeanwhile) {
            return List.of();
        }
        return actors;
    }
}
