package dev.actorweb.cli.run;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.analyze.Playable;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.SpecReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.MachineFiles;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.Document;
import java.nio.file.Files;
import java.nio.file.Path;

/// The system that a file holds: a system of machines, or one machine that becomes one.
final class RunnableSystem {
    private RunnableSystem() {}

    static MachineSystem read(Invocation invocation) {
        var name = invocation.argument(0).orElseThrow(() -> UserError
                .usage("aw run needs the file of a system or of a machine", "aw run order-desk.yaml"));
        var path = invocation.path(name);
        if (!Files.isRegularFile(path)) {
            throw new UserError(Exit.PRECONDITION,
                    (Files.isDirectory(path) ? "a folder, not a file: " : "no such file: ") + Safe.line(name),
                    "'aw run' takes the file of a system or of a machine");
        }
        var document = SpecReader.read(name, path);
        return document.root().filter(SystemReader::isSystem).isPresent()
                ? system(document, path, invocation)
                : machine(document, invocation);
    }

    private static MachineSystem system(Document document, Path path, Invocation invocation) {
        var reading = SystemReader.read(document,
                MachineFiles.beside(document.file(), path, invocation.directory()));
        return reading.system()
                .orElseThrow(() -> Playable.refuse(document.file(), reading.problems(), invocation));
    }

    private static MachineSystem machine(Document document, Invocation invocation) {
        var reading = MachineReader.read(document);
        if (!reading.isClean()) {
            throw Playable.refuse(document.file(), reading.problems(), invocation);
        }
        var compilation = CompiledMachine.compile(reading.machine().orElseThrow());
        var machine = compilation.machine()
                .orElseThrow(() -> Playable.refuse(document.file(), compilation.problems(), invocation));
        return MachineSystem.of(machine.name(), machine);
    }
}
