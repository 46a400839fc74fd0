package dev.actorweb.cli.watch;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// A folder with a door's spec, `aw` in it, and a house that runs where a test wants one.
abstract class Subscribing {
    static final String DOOR = """
            machine: door
            events: { OPEN: { key: string }, CLOSE: {}, LOCK: {} }
            initial: closed
            states:
              closed: { on: { OPEN: { target: open, if: "event.key == 'k'" }, LOCK: locked } }
              open: { on: { CLOSE: closed }, after: { 30s: ringing } }
              locked: {}
              ringing: { invoke: { src: ring, onDone: closed, onError: closed } }
            """;

    @TempDir
    Path folder;

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    final Aw.Result aw(String... words) throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DOOR);
        return Aw.in(folder).with("XDG_RUNTIME_DIR", folder.toString()).with("LC_ALL", "C.UTF-8").call(words);
    }

    interface Watching {
        void run() throws Exception;
    }

    final void inAHouse(String spec, Watching watching) throws Exception {
        try (var house = ActorSystem.create("house"); var _ = Inspection.open(house, runtime.resolve("aw"))) {
            Statechart.start(house, "door",
                    CompiledMachine.of(MachineReader.read("door.yaml", spec).machine().orElseThrow()),
                    Bindings.builder().service("ring", _ -> "rung").build(), null);
            watching.run();
        }
    }

    final Aw.Result live(String... words) throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DOOR);
        return Aw.in(folder).with("XDG_RUNTIME_DIR", runtime.toString()).with("LC_ALL", "C.UTF-8")
                .call(words);
    }
}
