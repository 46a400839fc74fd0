package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.diff.Difference;
import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.diff.MachineDiff;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.generate.ScenarioText;
import dev.actorweb.analyzer.report.DiffAccount;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze NEW --diff OLD`: what one version of a machine can do that the other can't.
final class Compare implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.BOUNDS,
            List.of("--diff", "--out", "--fail-on", "--given"));

    @Override
    public String name() {
        return "--diff";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.under("Comparison", Options.value("--diff", "OLD",
                "compare the machine, or the system, with an older version: what is written and what is done differently")));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--diff").isPresent() ? "--diff" : "";
    }

    @Override
    public List<String> formats() {
        return List.of();
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var failing = failing(invocation);
        var olds = new SpecFinder(invocation).find(List.of(invocation.option("--diff").orElse("")));
        var news = SpecChoice.specs(invocation);
        if (olds.size() != 1 || news.size() != 1) {
            throw UserError.usage("two versions of one spec are compared, not " + olds.size() + " with "
                    + news.size(), "for instance 'aw analyze door.yaml --diff old/door.yaml'");
        }
        if (SystemCheck.isSystem(olds.getFirst()) || SystemCheck.isSystem(news.getFirst())) {
            return new SystemCompare(invocation, failing).run(olds.getFirst(), news.getFirst());
        }
        var before = Playable.machine(olds.getFirst(), invocation);
        var after = Playable.machine(news.getFirst(), invocation);
        GivenOption.check(invocation, List.of(before.machine(), after.machine()));
        MachineDiff diff;
        try (var progress = invocation.terminal().progress("comparing")) {
            diff = MachineDiff.of(explore(before, invocation, progress), explore(after, invocation, progress),
                    GivenOption.of(invocation));
        }
        var out = invocation.option("--out");
        if (out.isPresent()) {
            write(diff, out.get(), invocation);
        }
        print(diff, failing, invocation);
        for (var kind : failing) {
            if (diff.count(kind) > 0) {
                return Exit.FINDINGS;
            }
        }
        return diff.complete() ? Exit.OK : Exit.DEADLINE;
    }

    private static Exploration explore(CompiledMachine machine, Invocation invocation,
            dev.actorweb.cli.Progress progress) {
        return Explorer.explore(machine, ExploreOptions.bounds(invocation), GivenOption.of(invocation),
                ExploreOptions.observer(progress));
    }

    /// Without `--fail-on` nothing fails: differences are what was asked for.
    private static Set<Kind> failing(Invocation invocation) {
        return switch (invocation.option("--fail-on").orElse("never")) {
            case "breaking", "error" -> EnumSet.of(Kind.REFUSED);
            case "warning" -> EnumSet.of(Kind.REFUSED, Kind.CHANGED);
            case "info" -> EnumSet.allOf(Kind.class);
            case "deviation" ->
                throw UserError.usage("--fail-on deviation is about what runs, not about versions",
                        "use --fail-on breaking, error, warning, info or never");
            default -> EnumSet.noneOf(Kind.class);
        };
    }

    private static void print(MachineDiff diff, Set<Kind> failing, Invocation invocation) {
        switch (invocation.json() ? "json" : invocation.option("--format").orElse("text")) {
            case "json" -> invocation.terminal().json(DiffJson.document(diff, failing));
            case "text" -> new DiffText(invocation).print(diff);
            default -> Formats.print(DiffAccount.of(diff, failing), invocation);
        }
    }

    /// A scenario for each difference, for the new version: those of what it refuses or changes
    /// fail on it, those of what it adds pass.
    private static void write(MachineDiff diff, String out, Invocation invocation) throws IOException {
        var writer = new GeneratedFiles(out, invocation);
        var file = diff.after().machine().file();
        List<Difference> without = new ArrayList<>();
        for (var difference : diff.differences()) {
            if (difference.scenario().isEmpty()) {
                without.add(difference);
                continue;
            }
            writer.add(difference.kind().name(), String.join(" ", difference.inputs()),
                    ScenarioText.of(difference.scenario().get().knowing(diff.after().machine()),
                            Generate.reference(file, out, invocation),
                            GeneratedFiles.header("--diff", file)));
        }
        writer.write();
        invocation.terminal()
                .note("wrote " + Tally.counted(writer.count(), "scenario") + " to " + Safe.line(out));
        if (!without.isEmpty()) {
            invocation.terminal().warn("no data or times were found for "
                    + Tally.counted(without.size(), "difference"));
        }
    }
}
