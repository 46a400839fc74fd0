package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Glance;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.analyzer.system.Cause;
import dev.actorweb.analyzer.system.RunReader;
import dev.actorweb.analyzer.system.RunScenario;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.watch.Cue;
import dev.actorweb.machine.yaml.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is done by itself while something is watched: the events of the command line, or a
/// scenario.
///
/// @param given
///            what the scenario says that the surroundings answer
/// @param subject
///            the spec that the scenario names
/// @param isPatient
///            whether its events wait until they can be taken, whatever the command line says
record Screenplay(List<Cue> cues, Given given, OptionalLong seed, Optional<Spec> subject, boolean isPatient) {
    Screenplay {
        cues = List.copyOf(cues);
    }

    static Screenplay of(Invocation invocation) throws IOException {
        List<Spec> scenarios = new ArrayList<>();
        for (var file : invocation.options("--scenario")) {
            scenarios.addAll(SpecFinder.ofScenarios(invocation).find(List.of(file)));
        }
        if (scenarios.isEmpty()) {
            return events(invocation);
        }
        if (scenarios.size() > 1 || invocation.parsed().hasMatchedOption("--events")) {
            throw UserError.usage("one scenario can be watched at a time, without --events",
                    "name one; several are played without --subscribe");
        }
        var spec = scenarios.getFirst();
        return spec.document().root().filter(RunReader::isRun).isPresent()
                ? run(spec, invocation)
                : scenario(spec, invocation);
    }

    private static Screenplay events(Invocation invocation) {
        List<Cue> cues = new ArrayList<>();
        for (var step : Simulate.events("--events", invocation).steps()) {
            if (step instanceof Scenario.Step.Send send) {
                cues.add(send(send));
            }
        }
        return new Screenplay(cues, Given.NOTHING, OptionalLong.empty(), Optional.empty(), false);
    }

    private static Cue send(Scenario.Step.Send send) {
        return new Cue.Send("", send.event().type(), send.event().data(), send.handled());
    }

    // ---- of one machine

    private static Screenplay scenario(Spec spec, Invocation invocation) throws IOException {
        var reading = ScenarioReader.read(spec.document());
        if (reading.scenario().isEmpty()) {
            throw Playable.refuse(spec.document().file(), reading.problems(), invocation);
        }
        var scenario = reading.scenario().get();
        List<Cue> cues = new ArrayList<>();
        for (var step : scenario.steps()) {
            if (!step.given().equals(Given.NOTHING)) {
                throw unwatchable(scenario.file(), step.position(), "answers for one step only",
                        "give them for the whole scenario");
            }
            cues.add(cue(step, scenario.file()));
        }
        return new Screenplay(cues, scenario.given(), scenario.seed(),
                subject(scenario.machine(), scenario.file(), invocation), false);
    }

    private static Cue cue(Scenario.Step step, String file) {
        return switch (step) {
            case Scenario.Step.Send send -> send(send);
            case Scenario.Step.Advance advance -> {
                if (advance.jump()) {
                    throw unwatchable(file, advance.position(), "a jump of time", "write `advance`");
                }
                yield new Cue.Pass(advance.time());
            }
            case Scenario.Step.Answer answer ->
                new Cue.Answer(answer.service(), answer.fails(), answer.value());
            case Scenario.Step.Expect expect -> {
                var unseen = Glance.unseen(expect.expectation());
                if (unseen.isPresent()) {
                    throw unwatchable(file, expect.position(), "`" + unseen.get() + "`", "leave it out");
                }
                yield new Cue.Expect(expect.expectation(), file, expect.position());
            }
        };
    }

    // ---- of a system

    private static Screenplay run(Spec spec, Invocation invocation) throws IOException {
        var reading = RunReader.read(spec.document());
        if (reading.scenario().isEmpty()) {
            throw Playable.refuse(spec.document().file(), reading.problems(), invocation);
        }
        var scenario = reading.scenario().get();
        List<Cue> cues = new ArrayList<>();
        for (var line : scenario.lines()) {
            switch (line) {
                case RunScenario.Line.Expect expect -> throw unwatchable(scenario.file(), expect.position(),
                        "a condition on all actors", "leave it out");
                case RunScenario.Line.Does does -> {
                    if (does.cause() == Cause.CRASH) {
                        throw unwatchable(scenario.file(), does.position(), "a crash", "leave it out");
                    }
                    if (does.cause() == Cause.ENVIRONMENT) { // all else follows by itself
                        cues.add(new Cue.Send(does.actor(), does.event(), does.data().orElse(Map.of()),
                                Optional.empty()));
                    }
                }
            }
        }
        return new Screenplay(cues, Given.NOTHING, OptionalLong.empty(),
                subject(Optional.of(scenario.system()), scenario.file(), invocation), true);
    }

    // ---- both

    private static Optional<Spec> subject(Optional<String> named, String file, Invocation invocation)
            throws IOException {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var path = Path.of(named.get());
        var folder = Path.of(file).getParent();
        var place = (folder == null || path.isAbsolute() ? path : folder.resolve(path)).normalize()
                .toString();
        return Optional.of(new SpecFinder(invocation).find(List.of(place)).getFirst());
    }

    private static UserError unwatchable(String file, Position position, String what, String hint) {
        return UserError.usage(Safe.line(file) + ":" + position + ": " + Safe.line(what)
                + " can't be watched", hint + ", or play the scenario without --subscribe");
    }

    /// Refuses what only a simulation can do.
    void checkLive() {
        if (cues.stream().anyMatch(cue -> cue instanceof Cue.Answer)) {
            throw UserError.usage(
                    "`answer` is for simulations: the services of a running system answer themselves",
                    "leave it out, or play the scenario without --live");
        }
        if (!given.equals(Given.NOTHING)) {
            throw UserError.usage("`given` is for simulations: a running system has its own answers",
                    "leave it out, or play the scenario without --live");
        }
    }
}
