package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.analyzer.system.Cause;
import dev.actorweb.analyzer.system.Ending;
import dev.actorweb.analyzer.system.RunText;
import dev.actorweb.analyzer.system.SequenceDiagram;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.analyzer.system.Trace;
import dev.actorweb.analyzer.system.Verdict;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The exploration of a system, to people: what is wrong with the run that shows it step by step,
/// what was checked, and how much was seen.
final class SystemText {
    private static final int MOST_STEPS = 100;
    private static final int LEAST_SAME = 4;
    private final Terminal terminal;
    private final boolean excerpts;
    private final boolean quiet;
    private final String style;
    private List<Trace.Step> before = List.of();

    /// @param style
    ///            how runs are told, as `--trace` says it
    SystemText(Terminal terminal, boolean excerpts, boolean quiet, String style) {
        this.style = style;
        this.terminal = terminal;
        this.excerpts = excerpts;
        this.quiet = quiet;
    }

    /// @param lines
    ///            the text of a file
    void print(Report.Explored explored, Function<String, List<String>> lines) {
        for (Finding finding : explored.findings()) {
            terminal.line(AnalysisText.headline(finding));
            if (excerpts) {
                Excerpt.of(lines.apply(finding.file()), finding.position()).ifPresent(terminal::line);
            }
            AnalysisText.related(finding).forEach(terminal::line);
            finding.hint()
                    .ifPresent(hint -> terminal.line(Text.of(Style.FAINT, "  hint: ").add(Safe.line(hint))));
            explored.trace(finding).ifPresent(trace -> print(trace, finding, explored));
        }
        if (!quiet) {
            for (Verdict verdict : explored.exploration().verdicts()) {
                terminal.line(line(verdict));
            }
            terminal.line(summary(explored));
            explored.exploration().swelling()
                    .ifPresent(why -> terminal.line(Text.of(Style.FAINT, "  hint: ").add(Safe.line(why))));
        }
    }

    // ---- runs

    private void print(Trace trace, Finding finding, Report.Explored explored) {
        switch (style) {
            case "mermaid" -> terminal.document(SequenceDiagram.of(trace));
            case "scenario" ->
                terminal.document(RunText.of(trace, TraceFiles.title(finding), "./" + name(explored.file())));
            default -> print(trace);
        }
    }

    static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    void print(Trace trace) {
        int actors = 0;
        for (Trace.Step step : trace.steps()) {
            actors = Math.max(actors, step.actor().length());
        }
        int same = same(trace);
        before = trace.steps();
        if (same > 0) {
            terminal.line(Text.of(Style.FAINT, "    1 to " + same + " as above"));
        }
        int shown = Math.min(MOST_STEPS, trace.steps().size());
        for (int i = same; i < shown; i++) {
            if (trace.loop().isPresent() && trace.loop().getAsInt() == i) {
                terminal.line(Text.of(Style.FAINT, "      and then round and round:"));
            }
            terminal.line(line(i + 1, trace.steps().get(i), actors));
        }
        if (trace.loop().isPresent() && trace.loop().getAsInt() == trace.steps().size()) {
            terminal.line(Text.of(Style.FAINT, "      and nothing has to happen any more"));
        }
        if (shown < trace.steps().size()) {
            terminal.line(Text.of(Style.FAINT,
                    "      and " + (trace.steps().size() - shown) + " steps more; --json has them all"));
        }
    }

    /// How many of the first steps are those of the run that was told before; none where that
    /// saves little.
    private int same(Trace trace) {
        int most = Math.min(trace.steps().size(), Math.min(before.size(), trace.loop().orElse(MOST_STEPS)));
        int same = 0;
        while (same < most && trace.steps().get(same).equals(before.get(same))) {
            same++;
        }
        return same < LEAST_SAME ? 0 : same;
    }

    private static Text line(int number, Trace.Step step, int actors) {
        var text = new StringBuilder();
        text.append(what(step));
        if (!step.from().equals(step.to())) {
            text.append(", ").append(String.join("+", step.from())).append(" → ")
                    .append(String.join("+", step.to()));
        }
        for (Trace.Sent sent : step.sent()) {
            text.append("; ").append(EventText.of(sent.event(), sent.data())).append(" to ")
                    .append(sent.to()).append(fate(sent.fate()));
        }
        for (String note : step.notes()) {
            text.append("; ").append(note);
        }
        return Text.of(Style.FAINT, String.format(Locale.ROOT, "%5d ", number))
                .add(Style.NAME, String.format(Locale.ROOT, "%-" + actors + "s", Safe.line(step.actor())))
                .add("  " + Safe.line(text.toString()));
    }

    private static String what(Trace.Step step) {
        return switch (step.cause()) {
            case START -> "starts";
            case MESSAGE -> EventText.of(step.event(), step.data());
            case TIMER -> step.event();
            case SERVICE -> step.event();
            case ENVIRONMENT -> EventText.of(step.event(), step.data()) + " from outside";
            case CRASH -> "crashes on " + step.event();
        };
    }

    private static String fate(Trace.Fate fate) {
        return switch (fate) {
            case ARRIVED -> "";
            case DOUBLED -> ", twice";
            case LOST -> ", lost on the way";
            case REFUSED -> ", lost";
            case NOBODY -> ", who does not exist";
        };
    }

    // ---- what was checked

    private static Text line(Verdict verdict) {
        return switch (verdict.status()) {
            case HOLDS -> Text.of("  ").add(Style.SUCCESS, "holds   ").add(Safe.line(verdict.check().text()));
            case BROKEN -> Text.of("  ").add(Style.ERROR, "broken  ").add(Safe.line(verdict.check().text()));
            case UNKNOWN -> Text.of("  ").add(Style.WARNING, "unknown ")
                    .add(Safe.line(verdict.check().text()))
                    .add(verdict.why().map(why -> ": " + Safe.line(why)).orElse(""));
        };
    }

    private static Text summary(Report.Explored explored) {
        SystemReport report = explored.exploration();
        var tally = Tally.of(List.of(explored));
        var style = explored.findings().isEmpty() ? Style.SUCCESS : Style.PLAIN;
        var skipped = report.ending() == Ending.SKIPPED;
        var size = Tally.counted(report.system().members().size(), "actor") + (skipped
                ? "; "
                : ", " + large(report.states(), "state") + ", " + large(report.transitions(), "step")
                        + (report.reduced() > 0 ? " (reduced); " : "; "));
        var text = Text.of(Style.NAME, Safe.line(report.system().name()))
                .add(" (" + Safe.line(explored.file()) + "): ").add(size).add(style, tally.findings());
        return report.isComplete()
                ? text
                : text.add("; ").add(Style.WARNING,
                        (skipped ? "" : "not all was seen: ") + report.ending().words());
    }

    private static String large(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /// What a step reacts to, in a word.
    static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
