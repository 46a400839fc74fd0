package dev.actorweb.cli.git.actor;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The machine that ships as `git-actor.yaml`, compiled when it is first needed.
final class GitMachine {
    private static final String RESOURCE = "git-actor.yaml";
    static final CompiledMachine COMPILED = compile();

    private GitMachine() {}

    /// Whoever calls this first reads the machine; everybody else waits for it.
    static void prepare() {
        COMPILED.machine();
    }

    private static CompiledMachine compile() {
        var reading = MachineReader.read(RESOURCE, text());
        if (!reading.isClean()) {
            throw new IllegalStateException(RESOURCE + ": " + reading.problems());
        }
        return CompiledMachine.of(reading.machine().orElseThrow());
    }

    /// The spec as it ships.
    static String text() {
        try (var in = GitMachine.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
