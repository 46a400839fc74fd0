package dev.actorweb.machine.step;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A statechart and what XState gives after each step on it: one line of what `xstate-cases.mjs`
/// writes. The same steps are taken here, and all that is noted there is compared.
final class XStateCase {
    private static final Guards CONSTANT = (name, _, _) -> name.equals("T");
    private static final Duration SOON = Duration.ofMillis(15);
    private final String name;
    private final List<Map<?, ?>> steps = new ArrayList<>();
    private final Simulation simulation;
    /// The services that run, by their ids.
    private final Map<String, @Nullable Object> running = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private int place;

    /// @throws AssertionError
    ///             if the machine is refused
    XStateCase(String line) {
        Mapping test = (Mapping) YamlReader.read("case", line).root().orElseThrow();
        this.name = test.get("name").map(node -> String.valueOf(node.toJava())).orElseThrow();
        for (Node step : ((Node.Sequence) test.get("steps").orElseThrow()).items()) {
            steps.add((Map<?, ?>) Objects.requireNonNull(step.toJava()));
        }
        var reading = MachineReader.read(new Document(name, test.get("machine"), List.of()));
        if (!reading.problems().isEmpty()) {
            throw new AssertionError(reading.problems().toString());
        }
        var machine = CompiledMachine.of(reading.machine().orElseThrow());
        this.simulation = new Simulation(machine, null, CONSTANT, _ -> SOON);
    }

    /// The first step that gives something else than in XState.
    Optional<String> difference() {
        note(simulation.start());
        for (place = 0; place < steps.size(); place++) {
            Map<?, ?> expected = steps.get(place);
            if (place > 0) {
                log.clear();
                seen.clear();
                take(expected);
            }
            Map<String, @Nullable Object> now = now();
            List<String> wrong = new ArrayList<>();
            now.forEach((key, value) -> {
                if (expected.containsKey(key) && !Objects.equals(value, expected.get(key))) {
                    wrong.add(key + " is " + value + ", not " + expected.get(key));
                }
            });
            if (!wrong.isEmpty()) {
                return Optional.of(name + " step " + place + " of " + inputs() + ": " + wrong);
            }
        }
        return Optional.empty();
    }

    private List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        for (Map<?, ?> step : steps.subList(0, place + 1)) {
            inputs.add(step.containsKey("advance")
                    ? "+" + step.get("advance")
                    : step.containsKey("event") ? String.valueOf(step.get("event")) : service(step));
        }
        return inputs;
    }

    private static String service(Map<?, ?> step) {
        return (step.containsKey("done") ? "done " + step.get("done") : "error " + step.get("error"));
    }

    private void take(Map<?, ?> step) {
        if (step.get("advance") instanceof Long millis) {
            simulation.jump(Duration.ofMillis(millis)).forEach(this::note);
        } else if (step.get("event") instanceof String event) {
            note(simulation.send(Event.of(event)));
        } else if (step.get("done") instanceof String id) {
            end(id, Event.done(id, step.get("output")));
        } else if (step.get("error") instanceof String id) {
            end(id, Event.failed(id, "broken"));
        }
    }

    private void end(String id, Event event) {
        if (!running.containsKey(id)) {
            log.add("no service runs under the id " + id);
            return;
        }
        running.remove(id);
        note(simulation.send(event));
    }

    private void note(StepResult result) {
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.RunAction action) {
                log.add(action.name());
                seen.add(action.event().type() + " " + ValueText.of(action.event().data().get("output")));
            } else if (effect instanceof Effect.StartInvoke start) {
                running.put(start.id(), start.input());
            } else if (effect instanceof Effect.Spawn start) {
                running.put(start.id().orElseThrow(), start.input());
            } else if (effect instanceof Effect.StopInvoke(var id)) {
                running.remove(id);
            } else if (effect instanceof Effect.StopChild(var id)) {
                running.remove(id);
            }
        }
    }

    private Map<String, @Nullable Object> now() {
        Snapshot snapshot = simulation.snapshot();
        List<String> children = new ArrayList<>();
        if (snapshot.isActive()) {
            running.forEach((id, input) -> children.add(id + " " + ValueText.of(shown(input))));
        }
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        now.put("configuration", snapshot.configuration().stream().sorted().toList());
        now.put("value", snapshot.value());
        now.put("status", switch (snapshot.status()) {
            case ACTIVE -> "active";
            case DONE -> "done";
            case ERROR -> "error";
        });
        now.put("log", List.copyOf(log));
        now.put("seen", List.copyOf(seen));
        now.put("context", snapshot.context().toMap());
        now.put("result", snapshot.output());
        now.put("tags", snapshot.tags().stream().sorted().toList());
        now.put("children", children);
        return now;
    }

    /// Without input an invoke is given an empty map.
    private static @Nullable Object shown(@Nullable Object input) {
        return input instanceof Map<?, ?> map && map.isEmpty() ? null : input;
    }
}
