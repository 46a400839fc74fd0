package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.SpecShape;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.report.Account;
import dev.actorweb.analyzer.report.ScenarioAccount;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.analyzer.system.Replay;
import dev.actorweb.analyzer.system.Replayed;
import dev.actorweb.analyzer.system.RunReader;
import dev.actorweb.analyzer.system.RunScenario;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `--scenario` with scenarios of systems: replays each run and judges it as the exploration does.
final class SystemReplay {
    private static final List<String> OTHERS = List.of("--events", "--event-data", "--event-delay",
            "--auto-run",
            "--seed", "--given", "--target");
    private final Invocation invocation;
    private final Policy policy;
    /// By file; the same one for all scenarios, so that what they visit adds up.
    private final Map<String, MachineSystem> systems = new HashMap<>();

    private SystemReplay(Invocation invocation) {
        this.invocation = invocation;
        this.policy = Policy.of(invocation);
    }

    /// The scenarios of systems that the command line names; empty where it names others.
    static List<Spec> scenarios(Invocation invocation) throws IOException {
        List<Spec> runs = new ArrayList<>();
        int others = 0;
        for (var file : invocation.options("--scenario")) {
            for (var spec : SpecFinder.ofScenarios(invocation).find(List.of(file))) {
                if (spec.document().root().filter(RunReader::isRun).isPresent()) {
                    runs.add(spec);
                } else {
                    others++;
                }
            }
        }
        if (CoverageOptions.isAsked(invocation)) { // then those in folders are played, too
            for (var name : invocation.arguments()) {
                if (Files.isDirectory(invocation.path(name))) {
                    for (var spec : new SpecFinder(invocation, SystemReplay::isOfInterest)
                            .find(List.of(name))) {
                        if (spec.document().root().filter(RunReader::isRun).isPresent()) {
                            runs.add(spec);
                        } else if (spec.document().root().filter(ScenarioReader::isScenario).isPresent()) {
                            others++;
                        }
                    }
                }
            }
        }
        if (!runs.isEmpty() && others > 0) {
            throw UserError.usage("scenarios of systems and of single machines are played apart",
                    "name the ones, then the others; " + Safe.line(runs.getFirst().document().file())
                            + " is of a system");
        }
        return runs;
    }

    private static boolean isOfInterest(Node root) {
        return ScenarioReader.isScenario(root) || SpecShape.isCertainlyMachine(root)
                || SystemReader.isSystem(root);
    }

    /// Replays them.
    static Exit run(List<Spec> scenarios, Invocation invocation) throws IOException {
        for (var option : OTHERS) {
            if (invocation.parsed().hasMatchedOption(option)) {
                throw UserError.usage(option + " is for single machines, not for a scenario of a system",
                        "the scenario itself says what happens");
            }
        }
        return new SystemReplay(invocation).run(scenarios);
    }

    private Exit run(List<Spec> scenarios) throws IOException {
        for (var option : Combination.of(Combination.BOUNDS, List.of("--no-explore"))) {
            if (invocation.flag(option) && !CoverageOptions.isAsked(invocation)) {
                throw UserError.usage(option + " does nothing where nothing is explored",
                        "leave it out, or ask for --coverage");
            }
        }
        var least = CoverageOptions.least(invocation);
        List<Replayed> replayed = new ArrayList<>();
        for (var spec : scenarios) {
            var reading = RunReader.read(spec.document());
            if (reading.scenario().isEmpty()) {
                throw Playable.refuse(spec.document().file(), reading.problems(), invocation);
            }
            replayed.add(Replay.play(reading.scenario().get(), system(reading.scenario().get()),
                    policy.settings()));
        }
        boolean passed = true;
        for (var one : replayed) {
            passed &= passes(one);
        }
        var coverage = CoverageOptions.isAsked(invocation)
                ? ActorCoverage.of(replayed, invocation)
                : List.<ActorCoverage>of();
        for (var one : coverage) {
            passed &= least.shortfalls(one.report()).isEmpty();
        }
        switch (invocation.json() ? "json" : invocation.option("--format").orElse("text")) {
            case "json" -> invocation.terminal().json(json(replayed, coverage, least, passed));
            case "text" -> {
                replayed.forEach(this::print);
                var text = new CoverageText(invocation, least);
                coverage.forEach(one -> text.print(one.name(), one.report()));
            }
            default -> Formats.print(account(replayed, coverage, least), invocation);
        }
        return passed ? Exit.OK : Exit.FINDINGS;
    }

    private MachineSystem system(RunScenario scenario) throws IOException {
        var named = invocation.arguments();
        boolean isNamed = named.size() == 1 && !Files.isDirectory(invocation.path(named.getFirst()));
        var file = isNamed ? named.getFirst() : beside(scenario);
        var known = systems.get(file);
        if (known != null) {
            return known;
        }
        var spec = new SpecFinder(invocation, SystemReader::isSystem).find(List.of(file)).getFirst();
        if (!SystemCheck.isSystem(spec)) {
            throw UserError.usage(Safe.line(file) + " is no system",
                    "a system begins with `system: <name>` and has `actors:`");
        }
        var reading = SystemCheck.read(spec, invocation);
        var system = reading.system().orElseThrow(
                () -> Playable.refuse(spec.document().file(), reading.problems(), invocation));
        systems.put(file, system);
        return system;
    }

    /// The system that a scenario names, seen from the scenario's folder.
    private static String beside(RunScenario scenario) {
        var system = Path.of(scenario.system());
        var folder = Path.of(scenario.file()).getParent();
        return (folder == null || system.isAbsolute() ? system : folder.resolve(system)).normalize()
                .toString();
    }

    private boolean fails(Finding finding) {
        return policy.failOn().isPresent() && finding.severity().compareTo(policy.failOn().get()) <= 0;
    }

    private boolean passes(Replayed replayed) {
        return replayed.problems().isEmpty() && replayed.findings().stream().noneMatch(this::fails);
    }

    // ---- to people

    private void print(Replayed replayed) {
        var terminal = invocation.terminal();
        boolean quiet = invocation.options().quiet();
        if (!quiet) {
            terminal.line(Text.of(Style.NAME, Safe.line(replayed.system().name())).add(": ")
                    .add(Safe.line(replayed.scenario().name())));
            new SystemText(terminal, false, false, "text").print(replayed.trace());
        }
        for (var finding : replayed.findings()) {
            terminal.line(AnalysisText.headline(finding));
            AnalysisText.related(finding).forEach(terminal::line);
            finding.hint()
                    .ifPresent(hint -> terminal.line(Text.of(Style.FAINT, "  hint: ").add(Safe.line(hint))));
        }
        for (var problem : replayed.problems()) {
            terminal.line(Text.of(Style.STRONG, Safe.line(problem.file()) + ":" + problem.position() + ":")
                    .add(" ").add(Style.ERROR, "error").add(" " + Safe.line(problem.message())));
            problem.hint().ifPresent(
                    hint -> terminal.line(Text.of(Style.FAINT, "  hint: ").add(Safe.line(hint))));
        }
        if (!quiet) {
            terminal.line(passes(replayed)
                    ? Text.of(Style.SUCCESS, "passed")
                    : Text.of(Style.ERROR, "failed").add(": " + Tally.counted(
                            replayed.problems().size() + replayed.findings().size(), "problem")));
        }
    }

    // ---- to programs

    private Json json(List<Replayed> all, List<ActorCoverage> coverage, Least least, boolean passed) {
        var json = Json.document("aw/replay/1").array("replays");
        for (var replayed : all) {
            json.object().member("scenario", replayed.scenario().name())
                    .member("file", replayed.scenario().file()).member("system", replayed.system().name());
            SystemJson.addTrace(replayed.trace(), json);
            json.array("findings");
            for (var finding : replayed.findings()) {
                AnalysisJson.addFinding(finding, json);
                json.end();
            }
            json.end().array("problems");
            for (Problem problem : replayed.problems()) {
                json.object().member("code", problem.code()).member("file", problem.file())
                        .member("line", problem.position().line())
                        .member("column", problem.position().column()).member("message", problem.message())
                        .member("hint", problem.hint()).end();
            }
            json.end().member("passed", passes(replayed)).end();
        }
        json.end();
        if (CoverageOptions.isAsked(invocation)) {
            json.array("coverage");
            for (var one : coverage) {
                json.object().member("system", one.system()).member("actor", one.actor());
                CoverageJson.add(json, one.report(), least);
            }
            json.end();
        }
        return json.member("passed", passed);
    }

    private Account account(List<Replayed> all, List<ActorCoverage> coverage, Least least) {
        List<Account.Section> sections = new ArrayList<>();
        for (var replayed : all) {
            List<Account.Remark> remarks = new ArrayList<>();
            for (var finding : replayed.findings()) {
                remarks.add(new Account.Remark(fails(finding) ? Account.Weight.FAILURE : Account.Weight.NOTE,
                        finding.severity(), finding.rule(), finding.file(), finding.position(),
                        finding.message(),
                        finding.hint()));
            }
            for (Problem problem : replayed.problems()) {
                remarks.add(new Account.Remark(Account.Weight.FAILURE, Severity.ERROR, problem.code(),
                        problem.file(), problem.position(), problem.message(), problem.hint()));
            }
            sections.add(new Account.Section(replayed.scenario().file(),
                    List.of(new Account.Case(replayed.scenario().name(),
                            Optional.of(new Account.Place(replayed.scenario().file(),
                                    replayed.scenario().position())),
                            remarks, Optional.empty()))));
        }
        for (var one : coverage) {
            sections.add(ScenarioAccount.section(one.name(), one.report(), least));
        }
        Map<String, String> codes = new LinkedHashMap<>(ScenarioAccount.CODES);
        codes.put(Replayed.IMPOSSIBLE, "a system can't do what a scenario says");
        codes.put(Replayed.EXPECTATION, "an expectation of a scenario does not hold");
        return new Account("Scenarios", codes, sections);
    }
}
