package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.GivenReader;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.Durations;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze SPEC --events …` and `--scenario FILE…`: plays events on a machine in virtual time.
/// Runs nothing that a spec names.
final class Simulate implements Mode {
    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.values("--events", "EVENTS",
                "play these events (A,B,C) in virtual time and show what the machine does"));
        spec.addOption(Options.values("--event-data", "JSON",
                "the data of the events: an object for all, an object by event name, or a list in their "
                        + "order"));
        spec.addOption(Options.value("--event-delay", "MS",
                "the time between two events: milliseconds, or 250ms, 30s, 5m"));
        spec.addOption(Options.flag("--auto-run",
                "give each event when the machine can take it: until then let time pass and services "
                        + "succeed"));
        spec.addOption(
                Options.values("--scenario", "FILE", "play a scenario file, and check what it expects"));
        spec.addOption(Options.values("--given", "NAME=ANSWER",
                "what a guard (true, false), service (done, error, {done: …}) or named delay (5s) answers"));
        spec.addOption(Options.value("--seed", "N", "decide by chance, repeatable, what nobody answers"));
    }

    @Override
    public String asked(Invocation invocation) {
        if (!invocation.options("--scenario").isEmpty()) {
            return "--scenario";
        }
        for (var option : List.of("--events", "--event-data", "--event-delay", "--auto-run", "--seed")) {
            if (invocation.parsed().hasMatchedOption(option)) {
                return option;
            }
        }
        return "";
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var plays = plays(invocation);
        List<Played> played = new ArrayList<>(plays.size());
        for (var play : plays) {
            var machine = play.machine();
            played.add(invocation.flag("--auto-run")
                    ? Player.autoRun(play.scenario(), machine)
                    : Player.play(play.scenario(), machine));
        }
        if (invocation.json()) {
            invocation.terminal().json(SimulationJson.document(played));
        } else {
            new SimulationText(invocation).print(played);
        }
        for (var one : played) {
            if (!one.passed()) {
                return Exit.FINDINGS;
            }
        }
        return Exit.OK;
    }

    /// A scenario and the machine to play it on.
    private record Play(Scenario scenario, CompiledMachine machine) {}

    private static List<Play> plays(Invocation invocation) throws IOException {
        List<Spec> machines = new ArrayList<>();
        List<Spec> scenarios = new ArrayList<>();
        var target = invocation.option("--target");
        if (target.isPresent()) {
            machines.add(BuiltIn.spec(target.get()));
        }
        for (var spec : new SpecFinder(invocation).find(invocation.arguments())) {
            (isScenario(spec) ? scenarios : machines).add(spec);
        }
        for (var file : invocation.options("--scenario")) {
            scenarios.addAll(new SpecFinder(invocation).find(List.of(file)));
        }
        List<Play> plays = new ArrayList<>();
        for (var spec : scenarios) {
            plays.add(play(spec, machines, invocation));
        }
        if (plays.isEmpty() || invocation.parsed().hasMatchedOption("--events")) {
            for (var machine : machines) {
                plays.add(new Play(events(machine, invocation), Playable.machine(machine, invocation)));
            }
        }
        if (plays.isEmpty()) {
            throw UserError.usage("there is nothing to simulate",
                    "name a spec: 'aw analyze door.yaml --events OPEN,SHUT'");
        }
        return plays;
    }

    private static boolean isScenario(Spec spec) {
        return spec.document().root().map(ScenarioReader::isScenario).orElse(false);
    }

    // ---- scenario files

    private static Play play(Spec spec, List<Spec> machines, Invocation invocation) throws IOException {
        if (!isScenario(spec) && spec.document().root().isPresent()) {
            throw UserError.usage(Safe.line(spec.document().file()) + " is no scenario",
                    "a scenario begins with `scenario: <name>` and has `steps:`");
        }
        var reading = ScenarioReader.read(spec.document());
        if (reading.scenario().isEmpty()) {
            throw Playable.refuse(spec.document().file(), reading.problems(), invocation);
        }
        var scenario = reading.scenario().get();
        Spec machine;
        if (!machines.isEmpty()) {
            machine = machines.getFirst();
        } else if (scenario.machine().isPresent()) {
            machine = beside(spec, scenario.machine().get(), invocation);
        } else {
            throw UserError.usage("the scenario " + Safe.line(scenario.file()) + " names no machine",
                    "write `machine: ./door.yaml` in it, or name the spec: 'aw analyze door.yaml --scenario "
                            + "…'");
        }
        var given = given(invocation).or(scenario.given());
        var seed = seed(invocation);
        return new Play(new Scenario(scenario.file(), scenario.name(), scenario.machine(),
                seed.isPresent() ? seed : scenario.seed(), given, scenario.steps(), scenario.position()),
                Playable.machine(machine, invocation));
    }

    /// The machine that a scenario names, seen from the scenario's folder.
    private static Spec beside(Spec scenario, String machine, Invocation invocation) throws IOException {
        var file = scenario.document().file();
        var folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
        return new SpecFinder(invocation).find(List.of(machine.startsWith("/")
                ? machine
                : folder + (machine.startsWith("./") ? machine.substring(2) : machine))).getFirst();
    }

    // ---- events on the command line

    private static Scenario events(Spec spec, Invocation invocation) {
        List<String> names = new ArrayList<>();
        for (var option : invocation.options("--events")) {
            for (var name : option.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        var data = data(names, invocation);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals("*")) {
                throw UserError.usage("* is no event", "name an event that the wildcard stands for");
            }
            events.add(Event.of(names.get(i), data.get(i)));
        }
        return Scenario.of(spec.document().file(), "--events " + String.join(",", names), events,
                pause(invocation), given(invocation), seed(invocation));
    }

    private static Duration pause(Invocation invocation) {
        var text = invocation.option("--event-delay");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        return Durations.parse(text.get()).filter(pause -> !pause.isNegative())
                .orElseThrow(() -> UserError.usage(
                        "--event-delay needs a duration, not '" + Safe.line(text.get()) + "'",
                        "milliseconds as a number, or 250ms, 30s, 5m"));
    }

    private static OptionalLong seed(Invocation invocation) {
        var text = invocation.option("--seed");
        try {
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            throw UserError.usage("--seed needs a whole number, not '" + Safe.line(text.orElse("")) + "'",
                    "for instance --seed 7");
        }
    }

    /// What `--given` says the surroundings answer.
    static Given given(Invocation invocation) {
        var problems = new Problems("--given");
        var reader = new GivenReader(problems);
        for (var option : invocation.options("--given")) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw UserError.usage("--given needs a name and an answer, not '" + Safe.line(option) + "'",
                        "for instance --given isValid=false --given fetch.user=error --given pause=5s");
            }
            var answer = YamlReader.read("--given", option.substring(equals + 1));
            problems.addAll(answer.problems());
            if (answer.root().isPresent()) {
                reader.read(option.substring(0, equals), answer.root().get());
            }
        }
        for (Problem problem : problems.list()) {
            throw UserError.usage("--given: " + Safe.line(problem.message()), problem.hint().orElse(""));
        }
        return reader.given();
    }

    /// The data of each event.
    private static List<Map<String, @Nullable Object>> data(List<String> names, Invocation invocation) {
        List<Node> given = new ArrayList<>();
        for (var option : invocation.options("--event-data")) {
            var document = YamlReader.read("--event-data", option);
            for (var problem : document.problems()) {
                throw UserError.usage("--event-data is not JSON: " + Safe.line(problem.message()), "");
            }
            given.addAll(document.root().stream().toList());
        }
        if (given.size() == 1 && given.getFirst() instanceof Node.Sequence list) {
            return inOrder(list.items(), names);
        }
        if (given.size() > 1) {
            return inOrder(given, names);
        }
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (var name : names) {
            data.add(given.isEmpty() ? Map.of() : of(name, names, given.getFirst()));
        }
        return data;
    }

    private static List<Map<String, @Nullable Object>> inOrder(List<Node> given, List<String> names) {
        if (given.size() > names.size()) {
            throw UserError.usage("--event-data has more data than there are events",
                    given.size() + " for " + names.size() + " events");
        }
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            data.add(i < given.size() ? fields(given.get(i)) : Map.of());
        }
        return data;
    }

    private static Map<String, @Nullable Object> of(String name, List<String> names, Node given) {
        if (given instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            boolean byName = true;
            for (var entry : mapping.entries()) {
                byName &= names.contains(entry.key()) && entry.value() instanceof Node.Mapping;
            }
            if (byName) {
                Optional<Node> own = mapping.get(name);
                return own.isPresent() ? fields(own.get()) : Map.of();
            }
        }
        return fields(given);
    }

    private static Map<String, @Nullable Object> fields(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            if (node instanceof Node.Scalar scalar && scalar.isNull()) {
                return Map.of();
            }
            throw UserError.usage("--event-data needs objects, not " + node.noun(),
                    "for instance --event-data '{\"message\": \"feat: x\"}'");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (var entry : mapping.entries()) {
            fields.put(entry.key(), entry.value().toJava());
        }
        return fields;
    }
}
