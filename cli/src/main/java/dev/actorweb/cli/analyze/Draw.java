package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.diagram.DotDiagram;
import dev.actorweb.analyzer.diagram.Marks;
import dev.actorweb.analyzer.diagram.MermaidDiagram;
import dev.actorweb.analyzer.diagram.Picture;
import dev.actorweb.analyzer.diagram.PlantUmlDiagram;
import dev.actorweb.analyzer.diagram.SvgDiagram;
import dev.actorweb.analyzer.diagram.TextDiagram;
import dev.actorweb.analyzer.system.Link;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze --diagram`: one machine, or a system of them, as a picture, with its findings
/// marked, and what scenarios visit where some are given. Neither makes it fail; they are drawn.
final class Draw implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.BOUNDS,
            Combination.RULES, Combination.PLAY, Combination.SYSTEM,
            List.of("--diagram", "--inside", "--given", "--no-explore"));

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
                Options.choice("--diagram", "draw the machine, or the system, instead of reporting",
                        "mermaid", "plantuml", "dot", "svg", "text"));
        spec.addOption(Options.flag("--inside", "draw the machines of a system inside of its actors"));
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
            throw UserError.usage("a diagram shows one machine or system, not " + specs.size(),
                    "name one spec");
        }
        var spec = specs.getFirst();
        var language = invocation.option("--diagram").orElse("svg");
        if (SystemCheck.isSystem(spec)) {
            return system(spec, language, invocation);
        }
        Combination.checkSystems(false, invocation);
        if (invocation.flag("--inside")) {
            throw UserError.usage("--inside is for systems of machines, and here is none",
                    "leave it out, or name a file that begins with `system: <name>`");
        }
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
            invocation.terminal().document(drawn(language, Picture.of(analyzed.machine(), marks)));
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

    private static Exit system(Spec spec, String language, Invocation invocation) {
        if (isPlayed(invocation) || invocation.flag("--given")) {
            throw UserError.usage("what scenarios visit is drawn of a machine, and this is a system",
                    "name one of its machines, or leave the scenarios out");
        }
        var reading = SystemCheck.read(spec, invocation);
        if (reading.system().isEmpty()) {
            new AnalysisText(invocation).print(List.of(spec),
                    List.of(new Report.Unusable(spec.document().file(), reading.problems())));
            return Exit.USAGE;
        }
        var system = reading.system().get();
        Report.Explored report;
        try (var progress = invocation.terminal().progress("exploring")) {
            report = SystemCheck.explore(system, SystemCheck.bounds(invocation), Policy.of(invocation),
                    invocation, progress);
        }
        invocation.terminal().document(drawn(language,
                Picture.of(system, Link.of(system), report.findings(), invocation.flag("--inside"))));
        return Exit.OK;
    }

    private static String drawn(String language, Picture picture) {
        return switch (language) {
            case "mermaid" -> MermaidDiagram.of(picture);
            case "plantuml" -> PlantUmlDiagram.of(picture);
            case "dot" -> DotDiagram.of(picture);
            case "text" -> Safe.text(TextDiagram.of(picture));
            default -> {
                if (picture.size() > SvgDiagram.MOST_STATES) {
                    throw UserError.usage("there are " + picture.size() + " states, too many for a picture",
                            "use --diagram dot, and Graphviz");
                }
                yield SvgDiagram.of(picture);
            }
        };
    }
}
