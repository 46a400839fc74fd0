package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.yaml.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the schema of machines accepts the reader accepts, and the other way round: on the examples
/// of the language, and on mutations of them.
class SchemaTest {
    private static final Mutations MUTATIONS = new Mutations(List.of("on", "states", "initial", "type",
            "defer",
            "entry", "exit", "always", "after", "onDone", "invoke", "src", "id", "target", "actions", "guard",
            "if", "reenter", "history", "tags", "meta", "description", "output", "context", "events",
            "guards", "raise", "sendTo", "event", "delay", "assign", "emit", "log", "cancel", "spawnChild",
            "stopChild", "sendParent", "params", "and", "or", "not", "stateIn", "choose", "forEach", "item",
            "index", "do", "dialect", "min", "max", "values", "input", "machine", "onError", "systemId", "A",
            "a.*", "*", "a*b", ""),
            List.of("text", "", "*", 1L, 1.5, true, List.of(), Map.of(), List.of("a", "b"),
                    List.of(1L, List.of()), Map.of("type", "int"), Map.of("type", "final"),
                    Map.of("target", "a"), "history", "parallel", "deep", "scxml",
                    Map.of("type", "E", "x", 1L), Map.of("type", "int", "initial", "x"),
                    Map.of("a", Map.of()), Map.of("not", "g"), Map.of("do", List.of("a"))));
    private final Schemas schema = new Schemas(MachineReader.schema(), SchemaTest::problems);

    @Test
    void theExamplesOfTheLanguageAreValid() throws IOException {
        for (String example : Examples.ofTheLanguage()) {
            assertThat(schema.errors(Schemas.java(example))).as(example).isEmpty();
        }
    }

    @Test
    void theSchemaAcceptsWhatTheReaderAccepts() throws IOException {
        List<String> specs = new ArrayList<>(Examples.ofTheLanguage());
        specs.add(EVERYTHING);
        schema.agree(specs, MUTATIONS);
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

    private static final String EVERYTHING = """
            machine: everything
            dialect: xstate
            id: root
            version: 1
            types: {}
            guards: [g]
            actions: { a: does something }
            context: { n: { type: int, initial: 1, min: 0, max: 3 }, s: text, m: { x: 1 } }
            events: { E: { f: string }, F: {}, G: { n: { type: int, min: 0, max: 3 }, s: { values: [ a, b ] } } }
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
                        defer: [ F, "b.*", "*" ]
                        always: { guard: { if: "false" }, target: u }
                        after: { 1s: u, 500: [ { target: u } ] }
                      u: { type: final, output: { n: "${n}" } }
                      h: { type: history, history: deep, target: r }
                    onDone: { actions: [ { emit: E }, { cancel: d }, { spawnChild: c, id: k, input: 1 }, { stopChild: k } ] }
                    entry:
                      - choose: [ { if: "n > 0", actions: [ a, { log: x } ] }, { guard: g, actions: a }, { actions: [] } ]
                      - { forEach: "[1, 2]", item: n, index: n, actions: [ { raise: E } ] }
                      - { do: [ a, { emit: E } ] }
                  v: null
            """;
}
