package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/// What the schema accepts the reader accepts, and the other way round: on the examples of the
/// language, and on mutations of them.
class SchemaTest {
    private static final int MUTATIONS = Integer.getInteger("aw.random.texts", 1_500);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> KEYS = List.of("on", "states", "initial", "type", "entry", "exit",
            "always",
            "after", "onDone", "invoke", "src", "id", "target", "actions", "guard", "if", "reenter",
            "history",
            "tags", "meta", "description", "output", "context", "events", "guards", "raise", "sendTo",
            "event",
            "delay", "assign", "emit", "log", "cancel", "spawnChild", "stopChild", "sendParent", "params",
            "and",
            "or", "not", "stateIn", "min", "max", "values", "input", "machine", "onError", "systemId", "A",
            "a.*",
            "*", "a*b", "");
    private static final List<Object> VALUES = List.of("text", "", "*", 1L, 1.5, true, List.of(), Map.of(),
            List.of("a", "b"), List.of(1L, List.of()), Map.of("type", "int"), Map.of("type", "final"),
            Map.of("target", "a"), "history", "parallel", "deep", Map.of("type", "E", "x", 1L),
            Map.of("type", "int", "initial", "x"), Map.of("a", Map.of()), Map.of("not", "g"));

    private final Schema schema = schema();

    @Test
    void theExamplesOfTheLanguageAreValid() throws IOException {
        for (String example : Examples.ofTheLanguage()) {
            assertThat(errors(YamlReader.read("f", example).root().orElseThrow().toJava())).as(example)
                    .isEmpty();
        }
    }

    @Test
    void theSchemaAcceptsWhatTheReaderAccepts() throws IOException {
        List<String> specs = new ArrayList<>(Examples.ofTheLanguage());
        specs.add(EVERYTHING);
        int accepted = 0;
        int refused = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            Object spec = YamlReader.read("f", specs.get(random.nextInt(specs.size()))).root().orElseThrow()
                    .toJava();
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                spec = mutated(spec, random, random.nextInt(40));
            }
            String json = MAPPER.writeValueAsString(spec);
            List<String> problems = problems(YamlReader.read("f", json));
            List<Error> errors = errors(spec);
            assertThat(errors.isEmpty())
                    .as("seed %d: %s%nreader: %s%nschema: %s", seed, json, problems, errors)
                    .isEqualTo(problems.isEmpty());
            accepted += errors.isEmpty() ? 1 : 0;
            refused += errors.isEmpty() ? 0 : 1;
        }
        assertThat(Math.min(accepted, refused)).isGreaterThan(MUTATIONS / 10);
    }

    /// What the form of a spec decides; whether names and expressions fit is not the
    /// schema's matter.
    private static List<String> problems(Document document) {
        List<String> found = new ArrayList<>();
        MachineReader.read(document).problems().forEach(problem -> {
            if (problem.code().equals(MachineReader.PROPERTY)
                    && !problem.message().endsWith("is outside its domain")) {
                found.add(problem.toString());
            }
        });
        return found;
    }

    private List<Error> errors(@Nullable Object spec) {
        return schema.validate(MAPPER.writeValueAsString(spec), InputFormat.JSON);
    }

    /// Changes something: puts a key in, takes one out, renames one, or puts another value in
    /// a place.
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
                copy.put(KEYS.get(random.nextInt(KEYS.size())), other(random));
            }
            return copy;
        }
        return other(random);
    }

    private static Object other(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    private static Schema schema() {
        try (InputStream in = MachineReader.class.getResourceAsStream("machine.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String EVERYTHING = """
            machine: everything
            id: root
            version: 1
            types: {}
            guards: [g]
            actions: { a: does something }
            context: { n: { type: int, initial: 1, min: 0, max: 3 }, s: text, m: { x: 1 } }
            events: { E: { f: string }, F: {} }
            initial: { target: p, actions: [a] }
            states:
              p:
                type: parallel
                tags: [x, y]
                meta: { any: [thing] }
                states:
                  q:
                    initial: r
                    states:
                      r:
                        entry: [ a, { type: a, params: { n: 1 } }, { assign: { n: n + 1 } }, { log: hello } ]
                        exit: { raise: E, delay: 1s, id: d }
                        invoke:
                          - { src: s, id: i, input: 1, onDone: .u, onError: [ { target: u } ], onSnapshot: { actions: a } }
                          - other
                        on:
                          E: [ { target: u, guard: { and: [ g, { or: [ g, { not: g } ] }, { stateIn: "#root" } ] } } ]
                          F: { if: "n > 0", reenter: true, actions: [ { sendTo: i, event: { type: E, f: x } } ] }
                          a.*: null
                          "*": { guard: { type: g, params: { x: 1 } }, description: d, meta: m }
                        always: { guard: { if: "false" }, target: u }
                        after: { 1s: u, 500: [ { target: u } ] }
                      u: { type: final, output: { n: "${n}" } }
                      h: { type: history, history: deep, target: r }
                    onDone: { actions: [ { emit: E }, { cancel: d }, { spawnChild: c, id: k, input: 1 }, { stopChild: k } ] }
                  v: null
            """;
}
