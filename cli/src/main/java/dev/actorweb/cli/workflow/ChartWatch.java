package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Options;
import dev.actorweb.cli.Panel;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.step.Snapshot;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/// The option `--watch`: the git actor's chart while it works, changing in place on a terminal;
/// else a line for each state that it enters, with the event that led there and the time that it
/// spent in the one before. In the actor's turns.
final class ChartWatch implements Consumer<Notice>, AutoCloseable {
    private static final int WIDTH = 34;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final Optional<Panel> panel;
    private final Glyphs glyphs;
    private @Nullable GitChart chart;
    private boolean closed;
    private long entered;

    /// @param glyphs
    ///            what the terminal can show
    ChartWatch(Terminal terminal, Glyphs glyphs, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.glyphs = glyphs;
        this.nanoTime = nanoTime;
        this.panel = terminal.panel();
        this.entered = nanoTime.getAsLong();
    }

    static OptionSpec option() {
        return Options.flag("--watch", "show the git actor's way through its chart while it works");
    }

    @Override
    public synchronized void accept(Notice notice) {
        if (!closed && notice instanceof Notice.Stepped(var event, var before, var after, var _)) {
            long now = nanoTime.getAsLong();
            long millis = (now - entered) / 1_000_000;
            entered = now;
            if (panel.isPresent()) {
                draw(panel.get(), after, millis);
            } else {
                show(event.type(), before, after, millis);
            }
        }
    }

    private void draw(Panel lines, Snapshot after, long millis) {
        var drawing = chart;
        if (drawing == null) {
            drawing = new GitChart(after.machine().machine(), glyphs);
            chart = drawing;
        }
        drawing.enter(String.join(", ", after.configuration()), millis);
        lines.show(drawing.draw(terminal.width() - 1));
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

    /// Takes the chart away, and says where the actor worked.
    @Override
    public synchronized void close() {
        closed = true;
        panel.ifPresent(Panel::close);
        if (chart != null) {
            chart.summary().ifPresent(terminal::message);
        }
    }
}
