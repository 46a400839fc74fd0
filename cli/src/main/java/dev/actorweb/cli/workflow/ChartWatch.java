package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.step.Snapshot;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import picocli.CommandLine.Model.OptionSpec;

/// The option `--watch`: the way of the git actor through its chart, a line for each state that it
/// enters, with the event that led there and the time that it spent in the one before. In the
/// actor's turns.
final class ChartWatch implements Consumer<Notice> {
    private static final int WIDTH = 34;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private long entered;

    ChartWatch(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.entered = nanoTime.getAsLong();
    }

    static OptionSpec option() {
        return Options.flag("--watch", "show the git actor's way through its chart while it works");
    }

    @Override
    public void accept(Notice notice) {
        if (notice instanceof Notice.Stepped(var event, var before, var after, var _)) {
            long now = nanoTime.getAsLong();
            show(event.type(), before, after, (now - entered) / 1_000_000);
            entered = now;
        }
    }

    private void show(String event, Snapshot before, Snapshot after, long millis) {
        var state = String.join(", ", after.configuration());
        boolean works = after.in("working");
        var style = after.in("waiting.failed") || after.in("waiting.timedOut")
                ? Style.ERROR
                : works ? Style.STRONG : Style.SUCCESS;
        var line = Text.of(Style.FAINT, works ? "git-actor ● " : "git-actor ○ ").column(style, state, WIDTH)
                .add(Style.FAINT, works ? event : "");
        if (before.in("working")) {
            line.add(Style.FAINT, String.format(Locale.ROOT, "%d ms", millis));
        }
        terminal.message(line);
    }
}
