package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.SavedJson;
import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The snippets of `docs/statechart-actors.md`, compiled and run; and a test that they are
/// the same.
class StatechartActorsGuideTest {
    private static final String DOOR = """
            machine: door
            context: { by: null }
            initial: closed
            states:
              closed:
                on: { KNOCK: { target: opening, guard: mayEnter, actions: { type: ring, params: { times: 2 } } } }
              opening:
                invoke:
                  src: unlock
                  input: { key: "${event.key}" }
                  onDone: { target: open, actions: [ { assign: { by: event.output } } ] }
                after: { patience: closed }
              open: {}
            """;
    @TempDir
    Path folder;

    @Test
    void theSnippetsRun() throws Exception {
        Files.writeString(folder.resolve("door.yaml"), DOOR);
        List<@Nullable Object> bell = new CopyOnWriteArrayList<>();

        var door = MachineReader.read(folder.resolve("door.yaml"));
        var machine = CompiledMachine.of(door.machine().orElseThrow());
        var bindings = Bindings.builder()
                .guard("mayEnter", (name, params, situation) -> situation.event().data().get("key") != null)
                .action("ring", call -> bell.add(call.params().get("times")))
                .service("unlock", call -> "opened by " + call.arguments().get("key"))
                .delay("patience", Duration.ofMinutes(5))
                .build();

        assertThatThrownBy(() -> StatechartActor.factory(machine, Bindings.NONE, null))
                .hasMessage(
                        "the machine door needs bindings for action ring, guard mayEnter, delay patience, "
                                + "service unlock");

        try (var system = ActorSystem.create("house")) {
            var running = Statechart.start(system, "door", machine, bindings, null);
            var answer = running.send(Event.of("KNOCK", "key", "brass"), at -> at.in("open"),
                    Duration.ofMinutes(1));
            assertThat(answer).isInstanceOf(Answer.Reached.class);
            assertThat(bell).containsExactly(2L);

            Saved saved = running.save(Duration.ofMinutes(1));
            String json = SavedJson.write(saved);
            var read = SavedJson.read(machine, "door.json", json, name -> Optional.empty());
            var again = Statechart.resume(system, "door-again", read.saved().orElseThrow(), bindings);
            assertThat(again.snapshot(Duration.ofMinutes(1)).context().get("by"))
                    .isEqualTo("opened by brass");
        }
    }

    @Test
    void thePageShowsThem() throws IOException {
        String source = squeezed(
                Files.readString(Conformance.checkout().resolve("runtime/machine/src/test/java/"
                        + getClass().getName().replace('.', '/') + ".java")));
        String page = Files.readString(Conformance.checkout().resolve("docs/statechart-actors.md"));
        int snippets = 0;
        for (int at = page.indexOf("```java\n"); at >= 0; at = page.indexOf("```java\n", at + 1)) {
            String snippet = page.substring(at + 8, page.indexOf("```", at + 8));
            assertThat(source).contains(squeezed(snippet));
            snippets++;
        }
        assertThat(snippets).isEqualTo(4);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
