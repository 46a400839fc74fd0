package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.diff.Change;
import dev.actorweb.analyzer.diff.Difference;
import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.diff.MachineDiff;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;

/// The difference of two versions to people.
final class DiffText {
    private final Terminal terminal;
    private final boolean quiet;

    DiffText(Invocation invocation) {
        this.terminal = invocation.terminal();
        this.quiet = invocation.options().quiet();
    }

    void print(MachineDiff diff) {
        for (var change : diff.changes()) {
            if (!quiet) {
                print(change);
            }
        }
        for (var difference : diff.differences()) {
            print(diff, difference);
        }
        if (!diff.complete()) {
            terminal.warn("not everything was compared: a bound stopped the exploration; "
                    + "there may be more differences");
        }
        if (!quiet) {
            terminal.line(summary(diff));
        }
    }

    private void print(Change change) {
        var line = switch (change.kind()) {
            case ADDED -> Text.of(Style.SUCCESS, "+ ");
            case REMOVED -> Text.of(Style.ERROR, "- ");
            case CHANGED -> Text.of(Style.WARNING, "~ ");
        };
        terminal.line(line.add(Safe.line(change.what())).add(Style.FAINT, " at " + change.position()));
    }

    private void print(MachineDiff diff, Difference difference) {
        var line = Text.of(Style.STRONG,
                Safe.line(diff.after().machine().file()) + ":" + difference.position() + ":").add(" ");
        line = switch (difference.kind()) {
            case REFUSED -> line.add(Style.ERROR, "refused");
            case CHANGED -> line.add(Style.WARNING, "changed");
            case ADDED -> line.add(Style.SUCCESS, "added");
        };
        terminal.line(line.add(" " + Safe.line(difference.message())).add(Style.FAINT,
                difference.confirmed() ? "" : " (not confirmed by a run)"));
        if (!difference.inputs().isEmpty()) {
            terminal.line(
                    Text.of(Style.FAINT, "  way: ").add(Safe.line(String.join(", ", difference.inputs()))));
        }
    }

    private static Text summary(MachineDiff diff) {
        var line = Text.of(Style.NAME, Safe.line(diff.after().name())).add(" ("
                + Safe.line(diff.before().machine().file()) + " → " + Safe.line(diff.after().machine().file())
                + "): ");
        if (diff.isEmpty()) {
            return line.add(Style.SUCCESS, "no difference");
        }
        return line.add(Tally.counted(diff.changes().size(), "change") + " in the text; ")
                .add(diff.isBreaking() ? Style.ERROR : Style.PLAIN,
                        diff.count(Kind.REFUSED) + " refused, " + diff.count(Kind.CHANGED) + " changed, "
                                + diff.count(Kind.ADDED) + " added");
    }
}
