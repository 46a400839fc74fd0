package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Conformance;
import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Random statecharts with the exhaustive truth that XState's own engine gave.
class ExplorationConformanceTest {
    @Test
    void everyTruthIsFoundExactly() throws IOException {
        int cases = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(Conformance.find("statecharts/cases.jsonl"))) {
            Mapping test = (Mapping) YamlReader.read("case", line).root().orElseThrow();
            Map<?, ?> values = (Map<?, ?>) Optional.ofNullable(test.toJava()).orElseThrow();
            if (!(values.get("truth") instanceof Map<?, ?> truth)) {
                continue;
            }
            cases++;
            Document document = new Document("case", test.get("machine"), List.of());
            CompiledMachine machine = CompiledMachine
                    .of(MachineReader.read(document).machine().orElseThrow());
            Exploration found = Explorer.explore(machine, Patient.BOUNDS, Given.NOTHING);
            assertThat(found.isComplete()).isTrue();
            compare(values.get("name") + " reachable", names(found.reachableStates()), truth,
                    "reachableStates",
                    wrong);
            compare(values.get("name") + " unreachable", names(found.unreachableStates()), truth,
                    "unreachableStates", wrong);
            compare(values.get("name") + " dead", dead(found), truth, "deadTransitions", wrong);
            TreeSet<String> ends = new TreeSet<>();
            found.deadEnds().forEach(end -> ends.add(String.join(",", new TreeSet<>(end))));
            compare(values.get("name") + " ends", ends, truth, "deadEndConfigurations", wrong);
            if (!Long.valueOf(found.configurations()).equals(truth.get("configurations"))) {
                wrong.add(values.get("name") + " configurations " + found.configurations() + " for "
                        + truth.get("configurations"));
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(150);
        assertThat(wrong).as(wrong.size() + " differences").isEmpty();
    }

    private static void compare(String what, Set<String> found, Map<?, ?> truth, String key,
            List<String> wrong) {
        TreeSet<String> expected = new TreeSet<>();
        for (Object item : (List<?>) Optional.ofNullable(truth.get(key)).orElseThrow()) {
            expected.add(item instanceof List<?> list
                    ? String.join(",", list.stream().map(String::valueOf).toList())
                    : String.valueOf(item));
        }
        if (!expected.equals(found)) {
            wrong.add(what + " expected " + expected + " found " + found);
        }
    }

    private static Set<String> names(List<State> states) {
        TreeSet<String> names = new TreeSet<>();
        states.forEach(state -> names.add(state.name()));
        return names;
    }

    private static Set<String> dead(Exploration found) {
        TreeSet<String> dead = new TreeSet<>();
        for (int transition : found.deadTransitions()) {
            for (Action action : found.machine().transition(transition).actions()) {
                if (action instanceof Action.Named named && named.name().startsWith("t:")) {
                    dead.add(named.name());
                }
            }
        }
        return dead;
    }
}
