package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.ShortFolder;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import dev.actorweb.runtime.inspect.InspectionClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class InspectedStatechartTest {
    private static final long PATIENCE = 120_000;
    private static final String DOOR = """
            machine: door
            context: { opened: 0 }
            events: { OPEN: { key: string }, CLOSE: {} }
            initial: closed
            states:
              closed:
                tags: [safe]
                on: { OPEN: { target: open, if: "event.key == 'k'", actions: [ { assign: { opened: opened + 1 } } ] } }
              open: { on: { CLOSE: closed } }
            """;

    @TempDir(factory = ShortFolder.class)
    Path parent;

    @Test
    void aRunningMachineIsSeenAndDriven() throws Exception {
        try (var system = ActorSystem.create("house");
                var inspection = Inspection.open(system, parent.resolve("aw"));
                var client = InspectionClient.connect(inspection.endpoint())) {
            BlockingQueue<Map<String, @Nullable Object>> events = new LinkedBlockingQueue<>();
            client.subscribe(Map.of("events", List.of("transitions")), events::add);
            Statechart.start(system, "door", compiled(), Bindings.builder().build(), null);

            assertThat(
                    client.request("show", Map.of("actor", "door", "timeoutMillis", PATIENCE)).get("state"))
                    .isEqualTo(Map.of("machine", "door",
                            "configuration", List.of("closed"), "value", "closed", "context",
                            Map.of("opened", 0L), "tags",
                            List.of("safe"), "accepts", List.of("OPEN"), "payloads",
                            Map.of("OPEN", Map.of("key", "string")), "status", "active", "step", 1L));
            assertThat(events.poll(120, TimeUnit.SECONDS)).containsEntry("on", "xstate.init");
            assertThat(answer(client, "OPEN", Map.of("key", "k"))).containsEntry("handled", true);
            var step = events.poll(120, TimeUnit.SECONDS);
            assertThat(step).containsEntry("actor", "door").containsEntry("machine", "door")
                    .containsEntry("on", "OPEN").containsEntry("from", List.of("closed"))
                    .containsEntry("to", List.of("open")).containsEntry("step", 2L)
                    .containsEntry("taken",
                            List.of(Map.of("number", 0L, "source", "closed", "targets", List.of("open"))));
            assertThat(answer(client, "OPEN", Map.of("key", "k"))).containsEntry("handled", false)
                    .containsKey("reason");
            assertThat(answer(client, "CLOSE", Map.of("key", "k"))).containsEntry("handled", false);
            assertThat(events.poll(120, TimeUnit.SECONDS)).containsEntry("event", "refused")
                    .containsEntry("on", "OPEN").containsEntry("in", List.of("open"))
                    .containsEntry("reason", "`OPEN` is not accepted in open").containsEntry("step", 2L);
            assertThat(refused(client, "xstate.done.actor.x")).contains("only the machine itself");
        }
    }

    @SuppressWarnings("unchecked") // it comes from JSON
    private static Map<String, @Nullable Object> answer(InspectionClient client, String event,
            Map<String, ?> data)
            throws Exception {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(client
                .request("ask",
                        Map.of("actor", "door", "event", event, "data", data, "timeoutMillis", PATIENCE))
                .get("answer"));
    }

    private static String refused(InspectionClient client, String event) throws Exception {
        try {
            return "not refused: " + client.request("send", Map.of("actor", "door", "event", event));
        } catch (InspectionClient.RefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static CompiledMachine compiled() {
        return CompiledMachine.of(MachineReader.read("door.yaml", DOOR).machine().orElseThrow());
    }
}
