package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.generate.JUnitText;
import dev.actorweb.analyzer.generate.ScenarioText;
import dev.actorweb.analyzer.generate.StageText;
import dev.actorweb.analyzer.generate.Suite;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze SPEC --generate scenarios|junit --out DIR`: tests that go every way through
/// a machine.
final class Generate implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.BOUNDS,
            List.of("--generate", "--out", "--paths", "--given"));

    @Override
    public String name() {
        return "--generate";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.under("Tests", Options.choice("--generate",
                "write tests that take every transition (with --paths pairs: every pair of them)",
                "scenarios", "junit")));
        spec.addOption(Options.value("--out", "DIR",
                "the folder to write tests to; with --diff, scenarios that show the differences"));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--generate").isPresent() ? "--generate" : "";
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var out = invocation.option("--out").filter(name -> !name.isEmpty()).orElseThrow(() -> UserError
                .usage("--generate needs a folder to write to", "for instance --out tests/generated"));
        boolean junit = invocation.option("--generate").orElse("").equals("junit");
        var writer = new GeneratedFiles(out, invocation);
        var exit = Exit.OK;
        var results = Json.document("aw/generated/1").array("machines");
        for (var spec : SpecChoice.specs(invocation)) {
            if (SystemCheck.isSystem(spec)) {
                throw UserError.usage("tests are generated for machines, and "
                        + Safe.line(spec.document().file()) + " is a system",
                        "name the specs of its machines");
            }
            var machine = Playable.machine(spec, invocation);
            GivenOption.check(invocation, List.of(machine.machine()));
            var exploration = explore(machine, invocation);
            var suite = suite(exploration, invocation);
            if (junit) {
                junit(suite, spec, out, writer, invocation);
            } else {
                scenarios(suite, spec, out, writer, invocation);
            }
            report(suite, exploration, results, invocation);
            exit = exploration.isComplete() ? exit : Exit.DEADLINE;
        }
        writer.write();
        if (invocation.json()) {
            results.end().array("files");
            writer.names().forEach(results::value);
            invocation.terminal().json(results.end());
        } else {
            invocation.terminal().line("wrote " + Tally.counted(writer.count(), "file") + " to "
                    + Safe.line(out));
        }
        return exit;
    }

    private static Exploration explore(CompiledMachine machine, Invocation invocation) {
        try (var progress = invocation.terminal().progress("exploring")) {
            return Explorer.explore(machine, ExploreOptions.bounds(invocation), GivenOption.of(invocation),
                    ExploreOptions.observer(progress));
        }
    }

    private static Suite suite(Exploration exploration, Invocation invocation) {
        var goal = switch (invocation.option("--paths").orElse("transitions")) {
            case "shortest" -> Suite.Goal.STATES;
            case "pairs" -> Suite.Goal.PAIRS;
            default -> Suite.Goal.TRANSITIONS;
        };
        try (var progress = invocation.terminal().progress("looking for data and times")) {
            progress.update("looking for data and times");
            return Suite.of(exploration, goal, GivenOption.of(invocation));
        } catch (IllegalArgumentException tooMany) {
            throw new UserError(Exit.DEADLINE,
                    "the machine has too many places to follow its pairs of transitions",
                    "leave --paths out: transitions can be taken in any machine");
        }
    }

    private static void scenarios(Suite suite, Spec spec, String out, GeneratedFiles writer,
            Invocation invocation) {
        var file = spec.document().file();
        var machine = reference(file, out, invocation);
        for (var scenario : suite.scenarios()) {
            writer.add(suite.machine().name(), scenario.name(), ScenarioText.of(scenario, machine,
                    GeneratedFiles.header("--generate", file)));
        }
    }

    /// The spec as seen from a folder; empty for a machine of aw's own, and for standard input:
    /// whoever plays the scenarios names it.
    static String reference(String file, String folder, Invocation invocation) {
        var path = invocation.path(file);
        return Files.isRegularFile(path) ? relative(invocation.path(folder), path) : "";
    }

    private static void junit(Suite suite, Spec spec, String out, GeneratedFiles writer,
            Invocation invocation) {
        var file = spec.document().file();
        if (!Files.isRegularFile(invocation.path(file))) {
            throw UserError.usage("JUnit classes read their spec from a file, and "
                    + Safe.line(file) + " is none",
                    "write it to a file: 'aw analyze … --export yaml > x.yaml'");
        }
        var inPackage = StageText.packageOf(invocation.path(out).toString());
        var name = relative(invocation.directory(), invocation.path(file));
        writer.add(JUnitText.className(suite.machine().machine()) + ".java",
                JUnitText.of(suite, inPackage, name, GeneratedFiles.header("--generate", file)));
        writer.add(StageText.NAME + ".java",
                StageText.of(inPackage, GeneratedFiles.header("--generate", "")));
    }

    private static String relative(Path from, Path to) {
        var one = from.toAbsolutePath().normalize();
        var other = to.toAbsolutePath().normalize();
        return (one.getRoot().equals(other.getRoot()) ? one.relativize(other) : other).toString().replace(
                '\\',
                '/');
    }

    private static void report(Suite suite, Exploration exploration, Json json,
            Invocation invocation) {
        var covered = new CoverageReport(Goals.of(suite.machine()), suite.coverage());
        if (invocation.json()) {
            json.object().member("machine", suite.machine().name())
                    .member("file", suite.machine().machine().file())
                    .member("complete", exploration.isComplete())
                    .member("scenarios", suite.scenarios().size())
                    .member("states", covered.states().covered())
                    .member("transitions", covered.transitions().covered()).member("missed", suite.missed())
                    .end();
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add(Tally.counted(suite.scenarios().size(), "scenario"));
        parts.add(covered.states().covered() + " of " + Tally.counted(covered.states().total(), "state"));
        parts.add(covered.transitions().covered() + " of "
                + Tally.counted(covered.transitions().total(), "transition"));
        invocation.terminal().line(Text.of(Style.STRONG, Safe.line(suite.machine().name())).add(" ("
                + Safe.line(suite.machine().machine().file()) + "): " + String.join(", ", parts)));
        for (var missed : suite.missed()) {
            invocation.terminal().warn("no data or times were found that take " + Safe.line(missed));
        }
        if (!exploration.isComplete()) {
            invocation.terminal().warn("not everything was explored: there may be more to take");
        }
    }
}
