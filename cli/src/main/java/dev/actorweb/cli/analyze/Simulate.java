package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.report.ScenarioAccount;
import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.Durations;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze SPEC --events …` and `--scenario FILE…`: plays events on a machine in virtual time.
/// Runs nothing that a spec names.
final class Simulate implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.PLAY,
            Combination.BOUNDS, Combination.RULES,
            List.of("--given", "--coverage", "--coverage-min", "--no-explore", "--fail-on"));

    @Override
    public String name() {
        return "--events or --scenario";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.under("Simulation", Options.values("--events", "EVENTS",
                "play these events (A,B,C) in virtual time and show what the machine does")));
        spec.addOption(Options.values("--event-data", "JSON",
                "the data of the events: an object for all, an object by event name, or a list in their "
                        + "order"));
        spec.addOption(Options.value("--event-delay", "MS",
                "the time between two events: milliseconds, or 250ms, 30s, 5m"));
        spec.addOption(Options.flag("--auto-run",
                "give each event when the machine can take it: until then let services succeed, "
                        + "and time pass where none runs"));
        spec.addOption(
                Options.values("--scenario", "FILE",
                        "play a scenario file, or those in a folder, and check what they expect"));
        spec.addOption(GivenOption.described());
        spec.addOption(Options.value("--seed", "N", "decide by chance, repeatable, what nobody answers"));
        CoverageOptions.describe(spec);
    }

    @Override
    public String asked(Invocation invocation) {
        if (Subscribe.isAsked(invocation) || invocation.option("--diagram").isPresent()) {
            return ""; // the scenarios are drawn, not reported
        }
        for (var option : List.of("--scenario", "--events", "--event-data", "--event-delay", "--auto-run",
                "--seed", "--coverage", "--coverage-min")) {
            if (invocation.parsed().hasMatchedOption(option)) {
                return option;
            }
        }
        return "";
    }

    @Override
    public List<String> formats() {
        return List.of();
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var runs = SystemReplay.scenarios(invocation);
        if (!runs.isEmpty()) {
            return SystemReplay.run(runs, invocation);
        }
        check(invocation);
        var least = CoverageOptions.least(invocation);
        var stage = Stage.of(invocation);
        var played = stage.play();
        var coverage = CoverageOptions.isAsked(invocation)
                ? CoverageOptions.reports(stage, played, invocation)
                : List.<CoverageReport>of();
        print(played, coverage, least, invocation);
        for (var one : played) {
            if (!one.passed()) {
                return Exit.FINDINGS;
            }
        }
        for (var report : coverage) {
            if (!least.shortfalls(report).isEmpty()) {
                return Exit.FINDINGS;
            }
        }
        return Exit.OK;
    }

    /// What is for scenarios of systems, or for coverage.
    private static void check(Invocation invocation) {
        for (var option : Combination.of(Combination.RULES, List.of("--fail-on"))) {
            if (invocation.flag(option)) {
                throw UserError.usage(option + " does nothing with scenarios of machines",
                        "they pass or fail by what they expect; leave it out");
            }
        }
        for (var option : Combination.of(Combination.BOUNDS, List.of("--no-explore"))) {
            if (invocation.flag(option) && !CoverageOptions.isAsked(invocation)) {
                throw UserError.usage(option + " does nothing where nothing is explored",
                        "leave it out, or ask for --coverage");
            }
        }
    }

    private static void print(List<Played> played, List<CoverageReport> coverage, Least least,
            Invocation invocation) {
        var terminal = invocation.terminal();
        switch (invocation.json() ? "json" : invocation.option("--format").orElse("text")) {
            case "json" -> terminal.json(
                    SimulationJson.document(played, coverage, CoverageOptions.isAsked(invocation), least));
            case "text" -> {
                new SimulationText(invocation).print(played);
                new CoverageText(invocation, least).print(coverage);
            }
            default -> Formats.print(ScenarioAccount.of(played, coverage, least), invocation);
        }
    }

    // ---- events on the command line

    /// The events of the command line as a scenario for a machine.
    static Scenario events(Spec spec, CompiledMachine machine, Invocation invocation) {
        return events(spec.document().file(), machine::filled, invocation);
    }

    /// The events of the command line as a scenario of this name.
    static Scenario events(String file, Invocation invocation) {
        return events(file, event -> event, invocation);
    }

    private static Scenario events(String file, UnaryOperator<Event> filled, Invocation invocation) {
        List<EventText.Typed> typed = new ArrayList<>();
        for (var option : invocation.options("--events")) {
            EventText.split(option).forEach(text -> typed.add(typed(text)));
        }
        var names = typed.stream().map(EventText.Typed::event).toList();
        if (names.isEmpty() && invocation.flag("--events")) {
            throw UserError.usage("--events names no event", "for instance --events OPEN,SHUT");
        }
        var data = data(names, invocation);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals("*")) {
                throw UserError.usage("* is no event", "name an event that the wildcard stands for");
            }
            events.add(filled.apply(Event.of(names.get(i),
                    typed.get(i).data().isEmpty() ? data.get(i) : typed.get(i).data())));
        }
        return Scenario.of(file, "--events " + String.join(",", names), events, pause(invocation),
                GivenOption.of(invocation), seed(invocation));
    }

    private static EventText.Typed typed(String text) {
        var typed = EventText.read(text);
        if (typed.problem().isPresent()) {
            throw UserError.usage("--events: the data of " + Safe.line(typed.event()) + " can't be read: "
                    + Safe.line(typed.problem().get()), "for instance --events 'OPEN {\"by\": \"me\"},SHUT'");
        }
        return typed;
    }

    static Duration pause(Invocation invocation) {
        var text = invocation.option("--event-delay");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        return Durations.parse(text.get()).filter(pause -> !pause.isNegative())
                .orElseThrow(() -> UserError.usage(
                        "--event-delay needs a duration, not '" + Safe.line(text.get()) + "'",
                        "milliseconds as a number, or with a unit: 500ms, 30s, 5m, 1h30m"));
    }

    static OptionalLong seed(Invocation invocation) {
        var text = invocation.option("--seed");
        try {
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            throw UserError.usage("--seed needs a whole number, not '" + Safe.line(text.orElse("")) + "'",
                    "for instance --seed 7");
        }
    }

    /// The data of each event.
    private static List<Map<String, @Nullable Object>> data(List<String> names, Invocation invocation) {
        List<Node> given = new ArrayList<>();
        for (var option : invocation.options("--event-data")) {
            var document = YamlReader.read("--event-data", option);
            for (var problem : document.problems()) {
                throw UserError.usage("--event-data is not JSON: "
                        + Safe.line(problem.message().replaceFirst("^not YAML: ", "")), "");
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
