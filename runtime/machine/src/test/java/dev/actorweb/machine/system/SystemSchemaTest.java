package dev.actorweb.machine.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Mutations;
import dev.actorweb.machine.Schemas;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the schema of systems accepts the reader accepts, and the other way round: on the systems
/// that come with aw, and on mutations of one that has everything.
class SystemSchemaTest {
    private static final Mutations MUTATIONS = new Mutations(List.of("system", "actors", "machine", "count",
            "context", "mailbox", "capacity", "overflow", "restart", "environment", "channels", "default",
            "a -> b", "a->b->c", "supervision", "strategy", "maxRestarts", "within", "given", "machines",
            "done",
            "error", "check", "never", "always", "leads-to", "from", "to", "fair", "mailbox-bound",
            "description", "1x", "x y", "", "states", "on"),
            List.of("text", "", 0L, 1L, 10_001L, -1L, 3_000_000_000L, 1.5, true, "30s", "0s", "-1s",
                    List.of(), Map.of(), List.of("lossy", "unordered"), "reliable", "block", "none",
                    Map.of("done", 1L), Map.of("error", "x"), Map.of("a", 1L), List.of(Map.of()),
                    Map.of("capacity", 2L), Map.of("machine", "a.yaml"), "no-lost", Map.of("never", "true"),
                    Map.of("machine", Map.of("states", Map.of())), List.of(1L)));
    private final Schemas schema = new Schemas(SystemReader.schema(), SystemSchemaTest::problems);

    @Test
    void theSystemsThatComeWithAwAreValid() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("../../docs/samples"))) {
            List<Path> systems = files.filter(file -> file.endsWith("system.yaml")).toList();
            assertThat(systems).hasSizeGreaterThan(2);
            for (Path file : systems) {
                assertThat(schema.errors(Schemas.java(Files.readString(file)))).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void theSchemaAcceptsWhatTheReaderAccepts() {
        assertThat(schema.errors(Schemas.java(EVERYTHING))).isEmpty();
        schema.agree(List.of(EVERYTHING), MUTATIONS);
    }

    @Test
    void noDefinitionIsThereTwice() {
        assertThat(YamlReader.read("schema", SystemReader.schema()).problems()).isEmpty();
    }

    /// What the form of a system decides: not whether names, values and files are there.
    private static List<String> problems(Document document) {
        List<String> found = new ArrayList<>();
        SystemReader.read(document, MachineFiles.NONE).problems().forEach(problem -> {
            String message = problem.message();
            if (problem.code().equals(MachineReader.PROPERTY) && !message.startsWith("there is no actor")
                    && !message.contains("has no variable") && !message.contains("; this is of type")
                    && !message.contains("comes from outside and carries")
                    && (!message.contains("file") || message.startsWith("`machine` must be"))) {
                found.add(problem.toString());
            }
        });
        return found;
    }

    private static final String EVERYTHING = """
            system: everything
            description: all there is
            actors:
              a:
                machine:
                  machine: inline
                  context: { n: 0, me: "" }
                  initial: s
                  states: { s: { on: { GO: t, ASK: {} } }, t: { type: final } }
                count: 2
                context: { n: "${index}", me: "${self}" }
                mailbox: { capacity: 4, overflow: drop-oldest }
                restart: permanent
                environment: { GO: [ { x: 1 }, null ], ASK: { y: 2 } }
                description: the first
              b:
                machine: { machine: other, initial: s, states: { s: { on: { HI: s } } } }
                mailbox: 3
                environment: true
              c:
                machine: { machine: third, initial: s, states: { s: { on: { HI: s } } } }
            channels: { default: reliable, a -> b: [lossy, duplicating], b -> a: unordered }
            supervision: { strategy: one-for-all, maxRestarts: 3, within: 60s }
            machines: { helper: { states: { a: {} } } }
            given: { charge: [ { done: { ok: true } }, { error: declined } ], other: { done: 1 } }
            check:
              - deadlock-free
              - no-unhandled
              - mailbox-bound: 4
              - mailbox-bound: { a: 2, b: 0 }
              - never: b.in('s') && false
              - always: "true"
              - leads-to: { from: b.in('s'), to: b.in('s'), fair: none }
            """;
}
