package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/// What the schema of scenarios accepts the reader accepts, and the other way round: on a scenario
/// that has everything, and on mutations of it.
class ScenarioSchemaTest {
    private static final int MUTATIONS = Integer.getInteger("aw.random.texts", 1_500);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> KEYS = List.of("scenario", "machine", "seed", "given", "steps", "send",
            "with", "handled", "advance", "jump", "answer", "done", "error", "expect", "state",
            "configuration",
            "context", "tags", "failed", "after", "description", "$schema", "x", "");
    private static final List<Object> VALUES = List.of("text", "", "*", 0L, 5L, -5L, 1.5, true, "30s", "-1s",
            "-0s", ".5s", "done", List.of(), Map.of(), List.of("a", "b"), List.of(true, "5s"), List.of(1L),
            List.of(List.of()), Map.of("done", 1L), Map.of("error", "x", "after", "5s"), Map.of("send", "A"),
            Map.of("advance", "1m"), Map.of("expect", Map.of("done", true)), Map.of("send", "A", "jump", 1L));

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioReader.schema());

    @Test
    void theSchemaAcceptsWhatTheReaderAccepts() {
        Object everything = YamlReader.read("f", EVERYTHING).root().orElseThrow().toJava();
        assertThat(errors(everything)).isEmpty();
        int accepted = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            Object scenario = everything;
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                scenario = mutated(scenario, random, random.nextInt(12));
            }
            String json = MAPPER.writeValueAsString(scenario);
            List<?> problems = ScenarioReader.read(YamlReader.read("f", json)).problems();
            List<String> errors = errors(scenario);
            assertThat(errors.isEmpty())
                    .as("seed %d: %s%nreader: %s%nschema: %s", seed, json, problems, errors)
                    .isEqualTo(problems.isEmpty());
            accepted += errors.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private List<String> errors(@Nullable Object scenario) {
        List<String> errors = new ArrayList<>();
        schema.validate(MAPPER.writeValueAsString(scenario), InputFormat.JSON)
                .forEach(error -> errors.add(error.toString()));
        return errors;
    }

    private static Object mutated(@Nullable Object value, Random random, int depth) {
        if (depth > 0 && value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, @Nullable Object> copy = copy(map);
            String key = List.copyOf(copy.keySet()).get(random.nextInt(copy.size()));
            copy.put(key, mutated(copy.get(key), random, depth - 1));
            return copy;
        }
        if (depth > 0 && value instanceof List<?> list && !list.isEmpty()) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int at = random.nextInt(copy.size());
            copy.set(at, mutated(copy.get(at), random, depth - 1));
            return copy;
        }
        if (value instanceof Map<?, ?> map && random.nextInt(4) > 0) {
            Map<String, @Nullable Object> copy = copy(map);
            if (!copy.isEmpty() && random.nextInt(3) == 0) {
                copy.remove(List.copyOf(copy.keySet()).get(random.nextInt(copy.size())));
            } else {
                copy.put(KEYS.get(random.nextInt(KEYS.size())), VALUES.get(random.nextInt(VALUES.size())));
            }
            return copy;
        }
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    private static final String EVERYTHING = """
            scenario: everything
            description: all there is
            machine: ./door.yaml
            seed: 7
            given:
              isOpen: [true, false]
              patience: 5s
              git.commit: [ { error: index.lock }, { done: { hash: abc }, after: 2s }, done ]
            steps:
              - expect: { state: shut, configuration: [shut], context: { n: 1 }, tags: [], done: false }
              - { send: OPEN, with: { by: me }, handled: true, given: { isOpen: true } }
              - expect: { state: [a, b], handled: true, failed: false }
              - expect: { state: { a: b }, tags: warm }
              - advance: 30s
              - jump: 250
              - { answer: git.commit, done: { hash: x } }
              - { answer: git.commit, error: no }
            """;
}
