package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Conformance;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Random statecharts with the behaviour of XState as oracle, played as scenarios.
class ScenarioConformanceTest {
    @Test
    void everyStepOfEveryCaseIsExact() throws IOException {
        int cases = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(Conformance.find("statecharts/cases.jsonl"))) {
            Mapping test = (Mapping) YamlReader.read("case", line).root().orElseThrow();
            Map<?, ?> values = (Map<?, ?>) Optional.ofNullable(test.toJava()).orElseThrow();
            List<?> steps = (List<?>) Optional.ofNullable(values.get("steps")).orElseThrow();
            Document document = new Document("case", test.get("machine"), List.of());
            Played played = Player.play(scenario(steps),
                    CompiledMachine.of(MachineReader.read(document).machine().orElseThrow()));
            cases++;
            for (int i = 0; i < steps.size(); i++) {
                Map<?, ?> expected = (Map<?, ?>) steps.get(i);
                Played.Step step = played.steps().get(i);
                if (!step.snapshot().configuration().stream().sorted().toList()
                        .equals(expected.get("configuration"))
                        || !step.actions().equals(expected.get("log"))
                        || !step.snapshot().value().equals(expected.get("value"))
                        || (step.snapshot().status() == Snapshot.Status.DONE) != "done"
                                .equals(expected.get("status"))) {
                    wrong.add(values.get("name") + " step " + i);
                    break;
                }
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(200);
        assertThat(wrong).isEmpty();
    }

    private static Scenario scenario(List<?> steps) {
        List<Scenario.Step> made = new ArrayList<>();
        for (Object step : steps) {
            Map<?, ?> map = (Map<?, ?>) step;
            if (map.get("advance") instanceof Long millis) {
                made.add(new Scenario.Step.Advance(Duration.ofMillis(millis), true, Given.NOTHING,
                        Position.START));
            } else if (map.get("event") instanceof String event) {
                made.add(new Scenario.Step.Send(Event.of(event), Optional.empty(), Given.NOTHING,
                        Position.START));
            }
        }
        return new Scenario("case", "case", Optional.empty(), OptionalLong.empty(), Given.NOTHING, made,
                Position.START);
    }
}
