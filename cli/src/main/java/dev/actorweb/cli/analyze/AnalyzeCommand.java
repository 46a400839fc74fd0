package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze`: what is wrong with machine specs. Runs nothing that a spec names.
public final class AnalyzeCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.value("--target", "NAME", "analyze one of aw's own machines: "
                + String.join(", ", BuiltIn.names()), BuiltIn.names()));
        spec.addOption(Options.choice("--fail-on", "the least severity that ends with exit code 1 (error)",
                "error", "warning", "info", "never"));
        spec.addOption(Options.values("--rules", "RULES",
                "apply only these rules (SC101,SC108), or change some (SC108=off, SC007=error)"));
        spec.addOption(Options.option("--explain", "explain a rule; without a name, list all rules")
                .type(String.class).arity("0..1").fallbackValue("").paramLabel("RULE").build());
        spec.addPositional(
                Options.any("SPEC", "a spec, a folder to look for specs in, or - for standard input"));
        spec.usageMessage()
                .description("Finds what is wrong with state machines, without running anything in them. "
                        + "Specs are YAML, or XState v5 configurations as JSON; in a folder they are found "
                        + "by their content.")
                .footer("aw analyze door.yaml", "aw analyze machines/ --fail-on warning",
                        "aw analyze --target git-actor", "aw analyze door.yaml --rules SC108=off --json",
                        "aw analyze --explain SC101");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        if (invocation.option("--explain").isPresent()) {
            return Explanation.show(invocation);
        }
        var policy = Policy.of(invocation);
        var specs = specs(invocation);
        List<Report> reports = new ArrayList<>(specs.size());
        for (var spec : specs) {
            reports.add(Analysis.of(spec.document()).rules(policy.settings()).run());
        }
        if (invocation.json()) {
            invocation.terminal().json(AnalysisJson.document(reports, policy));
        } else {
            new AnalysisText(invocation).print(specs, reports);
        }
        return exit(reports, policy);
    }

    private static List<Spec> specs(Invocation invocation) throws IOException {
        List<Spec> specs = new ArrayList<>();
        var target = invocation.option("--target");
        if (target.isPresent()) {
            specs.add(BuiltIn.spec(target.get()));
        }
        specs.addAll(new SpecFinder(invocation).find(invocation.arguments()));
        if (specs.isEmpty()) {
            throw UserError.usage("there is nothing to analyze",
                    "name a spec or a folder: 'aw analyze machines/'; or try 'aw analyze --target git-actor'");
        }
        return specs;
    }

    private static Exit exit(List<Report> reports, Policy policy) {
        var exit = Exit.OK;
        for (var report : reports) {
            switch (report) {
                case Report.Unusable _ -> {
                    return Exit.USAGE;
                }
                case Report.Analyzed analyzed -> exit = policy.fails(analyzed) ? Exit.FINDINGS : exit;
            }
        }
        return exit;
    }
}
