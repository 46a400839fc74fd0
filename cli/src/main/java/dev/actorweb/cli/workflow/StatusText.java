package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.WorktreeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `aw status` for people: one fact a line, its name in the first column.
final class StatusText {
    private static final int LABEL = 13;
    private static final int MAX_CHANGES = 100;

    private final Terminal terminal;
    private final boolean everything;

    StatusText(Invocation invocation) {
        terminal = invocation.terminal();
        everything = invocation.options().verbose();
    }

    void print(StatusReport report) {
        var status = report.status();
        terminal.line(fact("branch").add(Style.NAME, StatusCommand.name(status.head())));
        status.upstream().ifPresent(upstream -> terminal.line(fact("upstream").add(upstream.name())
                .add(upstream.distance().map(d -> distance(d, "ahead", "behind")).orElse(", not there"))));
        integration(report);
        status.inProgress().ifPresent(operation -> terminal.line(
                fact("operation").add(Style.WARNING, StatusReport.word(operation) + " in progress")));
        if (report.pending().isPresent()) {
            terminal.line(fact("pending").add(Style.WARNING,
                    Pending.what(report.pending().get(), report.holder())));
        }
        changes(status);
        for (var path : status.submodules()) {
            terminal.line(fact("submodule").add(path).add(Style.WARNING, ", with changes of its own"));
        }
        worktrees(report);
        next(report.next());
    }

    private void integration(StatusReport report) {
        var integration = report.integration();
        if (integration.branch().isEmpty()) {
            terminal.line(fact("integration").add(Style.WARNING, "unknown"));
            return;
        }
        var name = integration.ref().map(ref -> ref.shortName())
                .orElse(integration.branch().get() + ", not there");
        var ahead = report.onIntegration() ? "ahead" : "to ship";
        terminal.line(fact("integration").add(name)
                .add(integration.distance().map(d -> distance(d, ahead, "to take in")).orElse("")));
    }

    private static String distance(AheadBehind distance, String ahead, String behind) {
        if (distance.ahead() == 0 && distance.behind() == 0) {
            return ", up to date";
        }
        return (distance.ahead() > 0 ? ", " + distance.ahead() + " " + ahead : "")
                + (distance.behind() > 0 ? ", " + distance.behind() + " " + behind : "");
    }

    private void changes(Status status) {
        if (status.isClean()) {
            terminal.line(fact("changes").add("none"));
            return;
        }
        terminal.line(fact("changes").add(Style.STRONG, String.valueOf(status.changes().size())));
        var lines = new ArrayList<Text>();
        for (var change : status.changes()) {
            describe(change, lines);
        }
        int shown = everything ? lines.size() : Math.min(lines.size(), MAX_CHANGES);
        for (var text : lines.subList(0, shown)) {
            terminal.line(text);
        }
        if (shown < lines.size()) {
            terminal.line(Text.of(Style.FAINT, "  and " + (lines.size() - shown) + " more; -v shows all"));
        }
    }

    private static void describe(Change change, List<Text> lines) {
        switch (change) {
            case Change.Tracked(var path, var from, var index, var workTree) -> {
                if (index != Change.Kind.UNCHANGED) {
                    lines.add(entry("staged", Style.SUCCESS, word(index), path, from));
                }
                if (workTree != Change.Kind.UNCHANGED) {
                    var origin = index == Change.Kind.UNCHANGED ? from : Optional.<String>empty();
                    lines.add(entry("unstaged", Style.WARNING, word(workTree), path, origin));
                }
            }
            case Change.Unmerged(var path, var conflict) ->
                lines.add(entry("conflict", Style.ERROR, word(conflict), path, Optional.empty()));
            case Change.Untracked(var path) ->
                lines.add(entry("untracked", Style.WARNING, "", path, Optional.empty()));
        }
    }

    private static Text entry(String place, Style style, String what, String path, Optional<String> from) {
        var text = new Text().add("  ").column(style, place, LABEL - 2);
        if (!what.isEmpty()) {
            text.column(Style.PLAIN, what, 10).add(what.length() < 10 ? "" : " ");
        } else {
            text.add(" ".repeat(10));
        }
        return text.column(Style.PLAIN, from.map(old -> old + " -> ").orElse("") + path, 0);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void worktrees(StatusReport all) {
        var reports = all.worktrees();
        if (reports.isEmpty()) {
            return;
        }
        terminal.line(fact("worktrees").add(Style.STRONG, String.valueOf(reports.size())));
        int width = 0;
        for (var report : reports) {
            width = Math.max(width, head(report).length() + 2);
        }
        for (var report : reports) {
            terminal.line(new Text().add("  ").column(Style.NAME, head(report), width)
                    .column(Style.PLAIN, state(report), 0).add("  ")
                    .column(Style.FAINT, report.worktree().path().toString(), 0));
            var others = all.conflictsWith(report);
            if (!others.isEmpty()) {
                terminal.line(new Text().add(" ".repeat(width + 2)).add(Style.WARNING,
                        "conflicts with " + String.join(", ", others)));
            }
        }
    }

    private static String head(WorktreeReport report) {
        return report.worktree().head().map(StatusCommand::name).orElse("bare");
    }

    private static String state(WorktreeReport report) {
        if (report.worktree().prunable()) {
            return "folder is gone";
        }
        var state = report.status().map(status -> switch (status.changes().size()) {
            case 0 -> "clean";
            case 1 -> "1 change";
            default -> status.changes().size() + " changes";
        }).orElse("not readable");
        return state + report.distance().map(d -> distance(d, "to ship", "to take in")).orElse("");
    }

    private void next(List<StatusReport.Step> steps) {
        var label = "next";
        for (var step : steps) {
            terminal.line(fact(label).column(Style.STRONG, step.command(), 30)
                    .add(Style.FAINT, " " + step.purpose()));
            label = "";
        }
    }

    /// A line that begins with the name of a fact.
    private static Text fact(String label) {
        return new Text().column(Style.FAINT, label, LABEL);
    }
}
