package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Random statecharts with the behaviour of XState as oracle: configuration and actions after
/// every step.
class StatechartCasesTest {
    private static final Guards CONSTANT = (name, _, _) -> name.equals("T");

    @Test
    void everyStepOfEveryCaseIsExact() throws IOException {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (String line : Files.readAllLines(Conformance.folder("statecharts").resolve("cases.jsonl"))) {
            wrong.addAll(run((Mapping) YamlReader.read("case", line).root().orElseThrow()));
            cases++;
        }
        assertThat(cases).isGreaterThanOrEqualTo(200);
        assertThat(wrong).as(wrong.size() + " of " + cases + " cases differ").isEmpty();
    }

    private static List<String> run(Mapping test) {
        var document = new Document("case", test.get("machine"), List.of());
        var reading = MachineReader.read(document);
        assertThat(reading.problems()).isEmpty();
        var machine = CompiledMachine.of(reading.machine().orElseThrow());
        var simulation = new Simulation(machine, null, CONSTANT, _ -> Duration.ZERO);
        List<?> steps = (List<?>) java(test, "steps");
        for (int i = 0; i < steps.size(); i++) {
            Map<?, ?> step = (Map<?, ?>) steps.get(i);
            var log = perform(simulation, step);
            var snapshot = simulation.snapshot();
            var sorted = snapshot.configuration().stream().sorted().toList();
            boolean done = snapshot.status() == Snapshot.Status.DONE;
            boolean same = sorted.equals(step.get("configuration")) && log.equals(step.get("log"))
                    && snapshot.value().equals(step.get("value"))
                    && done == "done".equals(step.get("status"));
            if (!same) {
                return List.of(java(test, "name") + " step " + i + ": expected " + step + "\n but was "
                        + sorted + " "
                        + snapshot.status() + " " + log + " " + snapshot.value());
            }
        }
        return List.of();
    }

    private static List<String> perform(Simulation simulation, Map<?, ?> step) {
        if (step.get("advance") instanceof Long millis) {
            List<String> log = new ArrayList<>();
            for (StepResult result : simulation.jump(Duration.ofMillis(millis))) {
                log.addAll(result.actions());
            }
            return log;
        }
        return step.get("event") instanceof String event
                ? simulation.send(Event.of(event)).actions()
                : simulation.start().actions();
    }

    private static Object java(Mapping mapping, String key) {
        return Optional.of(mapping).flatMap(m -> m.get(key)).map(Node::toJava).orElseThrow();
    }
}
