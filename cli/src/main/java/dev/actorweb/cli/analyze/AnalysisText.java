package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.explore.Bounds;
import dev.actorweb.analyzer.explore.Crowd;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.system.MachineRun;
import dev.actorweb.analyzer.system.SequenceDiagram;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reports to people: each finding on its line, with the place in the text where somebody looks on,
/// and a line about each machine.
final class AnalysisText {
    private final Terminal terminal;
    private final boolean excerpts;
    private final boolean quiet;
    private final String traces;
    /// Whether the ways of single machines are told, too: most of their findings need none.
    private final boolean told;
    private final Given given;
    private boolean drawn;

    AnalysisText(Invocation invocation) {
        this.terminal = invocation.terminal();
        this.excerpts = invocation.options().verbose() || terminal.shown();
        this.quiet = invocation.options().quiet();
        this.traces = invocation.option("--trace").orElse("text");
        this.told = invocation.flag("--trace");
        this.given = told ? GivenOption.of(invocation) : Given.NOTHING;
    }

    /// Prints the reports; `specs` are what they are about, in the same order.
    void print(List<Spec> specs, List<Report> reports) {
        drawn = terminal.shown() && !quiet && reports.size() == 1;
        for (int i = 0; i < reports.size(); i++) {
            switch (reports.get(i)) {
                case Report.Unusable unusable -> printUnusable(unusable, specs.get(i));
                case Report.Analyzed analyzed -> printAnalyzed(analyzed, specs.get(i));
                case Report.Explored explored -> new SystemText(terminal, excerpts, quiet, traces)
                        .print(explored, file -> lines(specs, file));
            }
        }
        if (reports.size() > 1 && !quiet) {
            var tally = Tally.of(reports);
            terminal.line(Text.of(Tally.counted(tally.specs(), "spec") + ": " + tally.findings())
                    .add(tally.unusable() == 0 ? "" : ", " + tally.unusable() + " unusable"));
        }
    }

    private static List<String> lines(List<Spec> specs, String file) {
        for (var spec : specs) {
            if (spec.document().file().equals(file)) {
                return spec.lines();
            }
        }
        return List.of();
    }

    private void printUnusable(Report.Unusable report, Spec spec) {
        for (Problem problem : report.problems()) {
            terminal.message(Text.of(Style.ERROR, "aw: error: ")
                    .add(Safe.line(problem.file()) + ":" + problem.position() + ": "
                            + Safe.line(problem.message())));
            if (excerpts) {
                Excerpt.of(spec.lines(), problem.position()).ifPresent(terminal::message);
            }
            printHint(problem.hint(), false);
        }
    }

    private void printAnalyzed(Report.Analyzed report, Spec spec) {
        for (Finding finding : report.findings()) {
            terminal.line(headline(finding));
            if (excerpts) {
                Excerpt.of(spec.lines(), finding.position()).ifPresent(terminal::line);
            }
            printHint(finding.hint(), true);
            if (told) {
                report.way(finding).ifPresent(way -> printWay(way, finding, report));
            }
        }
        if (!quiet) {
            terminal.line(summary(report));
        }
        if (drawn) {
            new SmallDrawing(terminal).print(report);
        }
        printContents(report.machine());
        if (report.exploration().isPresent() && !report.exploration().get().isComplete()) {
            printPartial(report, report.exploration().get());
        }
    }

    private void printWay(Trace way, Finding finding, Report.Analyzed report) {
        switch (traces) {
            case "mermaid" -> terminal.document(SequenceDiagram.of(MachineRun.of(way)));
            case "scenario" ->
                terminal.document(TraceFiles.scenario(way, finding, "./" + SystemText.name(report.file()),
                        given));
            default -> new SystemText(terminal, excerpts, quiet, traces).print(MachineRun.of(way));
        }
    }

    private void printPartial(Report.Analyzed report, Exploration exploration) {
        terminal.message(Text.of(Style.WARNING, "aw: warning: ").add(Safe.line(report.place())
                + ": not everything was explored: after " + Tally.counted(exploration.places(), "state")
                + " came " + exploration.stop().map(Bounds.Stop::words).orElse("")
                + "; what was not found may be reachable all the same"));
        printHint(exploration.crowd().map(crowd -> crowd(crowd, report.file()))
                .or(() -> exploration.widest().map(AnalysisText::bounds)), false);
    }

    private static String crowd(Crowd crowd, String file) {
        String cancel = crowd.id().map(id -> "cancel `" + id + "`")
                .orElse("give it an `id`, and cancel that");
        return crowd.count() + " of the delayed event `" + crowd.event() + "` wait at once"
                + crowd.position().map(place -> ", sent at " + file + ":" + place).orElse("")
                + ": it is sent again before it comes; " + cancel
                + " first, or where a state is left that waits for it";
    }

    private static String bounds(Variable variable) {
        return "`" + variable.name() + "` takes ever more values: give it bounds, as in `" + variable.name()
                + ": { type: "
                + (variable.initial() instanceof Double ? "float" : "int") + ", initial: "
                + variable.initial()
                + ", min: 0, max: 10 }`; what lies beyond counts as unknown then";
    }

    static Text headline(Finding finding) {
        Position position = finding.position();
        var style = finding.severity() == Severity.ERROR ? Style.ERROR : Style.WARNING;
        return Text.of(Style.STRONG, Safe.line(finding.file()) + ":" + position + ":")
                .add(" ").add(style, Policy.word(finding.severity()) + " " + finding.rule())
                .add(" " + Safe.line(finding.message()));
    }

    /// The other places that a finding has to do with, a line for each; the actor in the same file
    /// is near enough.
    static List<Text> related(Finding finding) {
        List<Text> lines = new ArrayList<>();
        if (finding.related().size() == 1 && finding.related().getFirst().file().equals(finding.file())) {
            return lines;
        }
        for (var other : finding.related()) {
            lines.add(Text.of(Style.FAINT, "  see:  ")
                    .add(Safe.line(other.file()) + ":" + other.position() + " "
                            + Safe.line(other.message())));
        }
        return lines;
    }

    private void printHint(Optional<String> hint, boolean result) {
        if (hint.isPresent()) {
            var text = Text.of(Style.FAINT, result ? "  hint: " : "hint: ").add(Safe.line(hint.get()));
            if (result) {
                terminal.line(text);
            } else {
                terminal.message(text);
            }
        }
    }

    private static Text summary(Report.Analyzed report) {
        var machine = report.machine();
        int states = states(machine);
        var tally = Tally.of(List.of(report));
        var style = report.findings().isEmpty() ? Style.SUCCESS : Style.PLAIN;
        return Text.of(Style.NAME, Safe.line(machine.name())).add(" (" + Safe.line(report.place()) + "): ")
                .add(Tally.counted(states, "state") + ", " + Tally.counted(transitions(machine), "transition")
                        + ", " + Tally.counted(machine.events().size(), "event") + "; "
                        + report.reachable() + " of " + states + " reachable; ")
                .add(style, tally.findings());
    }

    private void printContents(Machine machine) {
        for (State state : machine.states()) {
            if (!state.isRoot()) {
                terminal.detail("  state " + Safe.line(state.path()) + kind(state));
            }
        }
        List<String> events = new ArrayList<>();
        for (EventDeclaration event : machine.events()) {
            events.add(event.name());
        }
        if (!events.isEmpty()) {
            terminal.detail("  events " + Safe.line(String.join(", ", events)));
        }
    }

    private static String kind(State state) {
        return switch (state.kind()) {
            case ATOMIC -> "";
            case COMPOUND -> " (compound)";
            case PARALLEL -> " (parallel)";
            case FINAL -> " (final)";
            case HISTORY -> " (history)";
        };
    }

    /// The states one can be in: neither the machine itself nor history states.
    static int states(Machine machine) {
        int states = 0;
        for (State state : machine.states()) {
            if (!state.isRoot() && state.kind() != State.Kind.HISTORY) {
                states++;
            }
        }
        return states;
    }

    static int transitions(Machine machine) {
        int transitions = 0;
        for (State state : machine.states()) {
            transitions += (int) state.transitions().stream().filter(each -> !each.forbidden()).count();
        }
        return transitions;
    }
}
