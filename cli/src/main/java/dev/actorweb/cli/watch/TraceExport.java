package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.conform.Observation;
import dev.actorweb.analyzer.conform.Repetition;
import dev.actorweb.analyzer.conform.Repetition.NotRepeatableException;
import dev.actorweb.analyzer.generate.ScenarioText;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes what each machine of a trace did as a scenario, with its spec beside it. Every scenario
/// is played before it is written: it passes, or is not written. Where the system gave an actor
/// other values at the start than its spec, they stand in the spec that is written.
final class TraceExport {
    /// What came of one actor.
    ///
    /// @param file
    ///            the scenario; empty text where none was written
    /// @param why
    ///            why none was written
    record Exported(String actor, String file, String why) {}

    static final String IDLE = "it did nothing";

    private TraceExport() {}

    /// Writes into a folder, which is made if need be; existing files are kept.
    static List<Exported> write(Trace trace, Path folder) throws IOException {
        List<Exported> exported = new ArrayList<>();
        Files.createDirectories(folder);
        for (var entry : trace.specs().entrySet()) {
            exported.add(write(trace, entry.getKey(), entry.getValue(), folder));
        }
        return exported;
    }

    private static Exported write(Trace trace, String actor, Watched.Spec spec, Path folder)
            throws IOException {
        var exported = write(trace, actor, spec, spec.machine(), spec.text(), folder);
        var given = StartValues.of(trace, actor, spec.machine());
        if (exported.why().isEmpty() || exported.why().equals(IDLE) || given.isEmpty()) {
            return exported;
        }
        var started = spec.machine().startingWith(given);
        var text = Exporter.export(started, spec.scxml() ? Format.SCXML : Format.YAML).text();
        if (text.isEmpty()) {
            return exported;
        }
        return write(trace, actor, spec, started, text.get(), folder);
    }

    /// @param text
    ///            the spec of the machine
    private static Exported write(Trace trace, String actor, Watched.Spec spec, Machine machine, String text,
            Path folder) throws IOException {
        var compiled = CompiledMachine.compile(machine).machine();
        if (compiled.isEmpty()) {
            return new Exported(actor, "", "its spec can't be run");
        }
        var repetition = new Repetition(compiled.get());
        try {
            repeat(trace, actor, repetition);
        } catch (NotRepeatableException e) {
            return new Exported(actor, "", String.valueOf(e.getMessage()));
        }
        if (repetition.isEmpty()) {
            return new Exported(actor, "", IDLE);
        }
        var scenario = repetition.scenario(actor + ", as it was recorded");
        Played played = Player.play(scenario, compiled.get());
        if (!played.passed()) {
            return new Exported(actor, "", "in virtual time it goes another way: "
                    + played.problems().getFirst().message());
        }
        var name = actor.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^\\.+", "_");
        var specFile = name + (spec.scxml() ? ".scxml" : ".yaml");
        Files.writeString(folder.resolve(specFile), text, StandardOpenOption.CREATE_NEW);
        var file = folder.resolve(name + ".scenario.yaml");
        Files.writeString(file, ScenarioText.of(scenario, "./" + specFile,
                "Written from a recording of " + trace.system() + "."), StandardOpenOption.CREATE_NEW);
        return new Exported(actor, file.toString(), "");
    }

    private static void repeat(Trace trace, String actor, Repetition repetition)
            throws NotRepeatableException {
        var known = trace.actors().get(actor);
        boolean starts = trace.happenings().stream().anyMatch(what -> what instanceof Happening.Stepped step
                && step.actor().equals(actor) && step.event().equals(Observation.START));
        if (!starts && known != null && known.machine().isPresent()) {
            repetition.begin(known.machine().get().active());
        }
        long before = trace.happenings().isEmpty() ? 0 : trace.happenings().getFirst().at();
        for (var what : trace.happenings()) {
            if (what instanceof Happening.Missed) {
                throw new NotRepeatableException("steps are missing in the recording");
            }
            if (what instanceof Happening.Stepped step && step.actor().equals(actor)) {
                var observation = Observation.of(step.event(), step.to());
                if (step.data().isPresent()) {
                    observation = observation.carrying(step.data().get());
                }
                if (step.variables().isPresent()) {
                    observation = observation.with(step.variables().get());
                }
                repetition.add(observation, Duration.ofNanos(Math.max(0, step.at() - before) * 1_000));
                before = step.at();
            }
        }
    }
}
