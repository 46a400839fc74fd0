package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.diagram.DotDiagram;
import dev.actorweb.analyzer.diagram.Marks;
import dev.actorweb.analyzer.diagram.MermaidDiagram;
import dev.actorweb.analyzer.diagram.PlantUmlDiagram;
import dev.actorweb.analyzer.diagram.SvgDiagram;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze --diagram`: one machine as a picture, with its findings marked, and what scenarios
/// visit where some are given. Neither makes it fail; they are drawn.
final class Draw implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.BOUNDS,
            Combination.RULES, Combination.PLAY, List.of("--diagram", "--given", "--no-explore"));

    @Override
    public String name() {
        return "--diagram";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(
                Options.choice("--diagram", "draw the machine instead of reporting", "mermaid", "plantuml",
                        "dot", "svg"));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--diagram").isPresent() ? "--diagram" : "";
    }

    @Override
    public List<String> formats() {
        return List.of("text");
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var specs = SpecChoice.specs(invocation);
        if (specs.size() != 1) {
            throw UserError.usage("a diagram shows one machine, not " + specs.size(), "name one spec");
        }
        var spec = specs.getFirst();
        var policy = Policy.of(invocation);
        Report report;
        try (var progress = invocation.terminal().progress("exploring")) {
            report = Check.report(spec, policy, invocation, progress);
        }
        if (report instanceof Report.Analyzed analyzed) {
            var marks = Marks.of(analyzed);
            if (isPlayed(invocation)) {
                marks = marks.visiting(visited(invocation));
            }
            invocation.terminal()
                    .document(drawn(invocation.option("--diagram").orElse("svg"), analyzed, marks));
            return Exit.OK;
        }
        new AnalysisText(invocation).print(specs, List.of(report));
        return Exit.USAGE;
    }

    private static boolean isPlayed(Invocation invocation) {
        return !invocation.options("--scenario").isEmpty() || !invocation.options("--events").isEmpty();
    }

    /// The states that the scenarios visit. What goes wrong in them is not what is asked here.
    private static Coverage visited(Invocation invocation) throws IOException {
        var stage = Stage.of(invocation);
        var played = stage.play();
        for (var one : played) {
            if (!one.passed()) {
                invocation.terminal().warn("the scenario " + Safe.line(one.scenario().name())
                        + " does not pass; drawn is what it visits all the same");
            }
        }
        return CoverageOptions.of(stage.machines().getFirst(), played);
    }

    private static String drawn(String language, Report.Analyzed report, Marks marks) {
        return switch (language) {
            case "mermaid" -> MermaidDiagram.of(report.machine(), marks);
            case "plantuml" -> PlantUmlDiagram.of(report.machine(), marks);
            case "dot" -> DotDiagram.of(report.machine(), marks);
            default -> {
                int states = report.machine().states().size();
                if (states > SvgDiagram.MOST_STATES) {
                    throw UserError.usage("the machine has " + states + " states, too many for a picture",
                            "use --diagram dot, and Graphviz");
                }
                yield SvgDiagram.of(report.machine(), marks);
            }
        };
    }
}
