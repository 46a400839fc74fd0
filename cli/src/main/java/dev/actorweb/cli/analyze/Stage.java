package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.SpecShape;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scenarios that a command line names, each with the machine it is played on. A machine that
/// several of them play on is read once.
final class Stage {
    /// A scenario and the machine to play it on.
    private record Play(Scenario scenario, CompiledMachine machine) {}

    private final Invocation invocation;
    private final Map<String, CompiledMachine> machines = new LinkedHashMap<>();
    /// By the same keys: what the command line names, and how.
    private final Map<String, Spec> namedBefore = new LinkedHashMap<>();
    private final List<Play> plays = new ArrayList<>();

    private Stage(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Reads everything that is to be played.
    static Stage of(Invocation invocation) throws IOException {
        var stage = new Stage(invocation);
        stage.read();
        GivenOption.check(invocation,
                stage.machines.values().stream().map(CompiledMachine::machine).toList());
        if (stage.plays.isEmpty()) {
            throw UserError.usage("there is nothing to simulate",
                    "name a spec: 'aw analyze door.yaml --events OPEN,SHUT'");
        }
        return stage;
    }

    /// Plays all of it.
    List<Played> play() {
        List<Played> played = new ArrayList<>(plays.size());
        for (var play : plays) {
            played.add(invocation.flag("--auto-run")
                    ? Player.autoRun(play.scenario, play.machine)
                    : Player.play(play.scenario, play.machine));
        }
        return played;
    }

    /// The machines that take part, and those that were named besides.
    List<CompiledMachine> machines() {
        return List.copyOf(machines.values());
    }

    private void read() throws IOException {
        List<Spec> named = new ArrayList<>();
        List<Spec> scenarios = new ArrayList<>();
        var target = invocation.option("--target");
        if (target.isPresent()) {
            named.add(BuiltIn.spec(target.get()));
        }
        var finder = new SpecFinder(invocation, root -> SpecShape.isCertainlyMachine(root)
                || ScenarioReader.isScenario(root));
        for (var spec : finder.find(invocation.arguments())) {
            (isScenario(spec) ? scenarios : named).add(spec);
        }
        named.forEach(spec -> namedBefore.put(identity(spec), spec));
        for (var file : invocation.options("--scenario")) {
            scenarios.addAll(SpecFinder.ofScenarios(invocation).find(List.of(file)));
        }
        for (var spec : scenarios) {
            plays.add(play(spec, named));
        }
        if (scenarios.isEmpty() && CoverageOptions.isAsked(invocation)
                && !invocation.parsed().hasMatchedOption("--events")) {
            throw UserError.usage("without a scenario nothing is covered",
                    "name scenarios: 'aw analyze door.yaml --scenario tests/ --coverage'");
        }
        for (var spec : named) {
            var machine = machine(spec);
            if (scenarios.isEmpty() || invocation.parsed().hasMatchedOption("--events")) {
                plays.add(new Play(Simulate.events(spec, machine, invocation), machine));
            }
        }
    }

    private static boolean isScenario(Spec spec) {
        return spec.document().root().map(ScenarioReader::isScenario).orElse(false);
    }

    private Play play(Spec spec, List<Spec> named) throws IOException {
        if (!isScenario(spec) && spec.document().root().isPresent()) {
            throw UserError.usage(Safe.line(spec.document().file()) + " is no scenario",
                    "a scenario begins with `scenario: <name>` and has `steps:`");
        }
        var reading = ScenarioReader.read(spec.document());
        if (reading.scenario().isEmpty()) {
            throw Playable.refuse(spec.document().file(), reading.problems(), invocation);
        }
        var scenario = reading.scenario().get();
        var given = GivenOption.of(invocation).or(scenario.given());
        var seed = Simulate.seed(invocation);
        return new Play(new Scenario(scenario.file(), scenario.name(), scenario.machine(),
                seed.isPresent() ? seed : scenario.seed(), given, scenario.steps(), scenario.position()),
                machine(machineOf(scenario, spec, named)));
    }

    /// A machine that the command line names alone wins over the one that a scenario names.
    private Spec machineOf(Scenario scenario, Spec spec, List<Spec> named) throws IOException {
        if (named.size() == 1 && (scenario.machine().isEmpty() || !isFolder())) {
            return named.getFirst();
        }
        if (scenario.machine().isPresent()) {
            return beside(spec, scenario.machine().get());
        }
        throw UserError.usage("the scenario " + Safe.line(scenario.file()) + " names no machine",
                "write `machine: ./door.yaml` in it, or name the spec: 'aw analyze door.yaml --scenario "
                        + "…'");
    }

    private boolean isFolder() {
        for (var argument : invocation.arguments()) {
            if (Files.isDirectory(invocation.path(argument))) {
                return true;
            }
        }
        return false;
    }

    /// The machine that a scenario names, seen from the scenario's folder.
    private Spec beside(Spec scenario, String machine) throws IOException {
        var file = scenario.document().file();
        var folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
        var name = Path.of(machine).isAbsolute()
                ? machine
                : folder + (machine.startsWith("./") ? machine.substring(2) : machine);
        return new SpecFinder(invocation, Node.Mapping.class::isInstance)
                .find(List.of(Path.of(name).normalize().toString())).getFirst();
    }

    private CompiledMachine machine(Spec spec) {
        return machines.computeIfAbsent(identity(spec), identity -> Playable
                .machine(namedBefore.getOrDefault(identity, spec), invocation));
    }

    private String identity(Spec spec) {
        try {
            return invocation.path(spec.document().file()).toRealPath().toString();
        } catch (IOException nameless) {
            return spec.document().file();
        }
    }
}
