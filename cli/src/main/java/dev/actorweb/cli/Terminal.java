package dev.actorweb.cli;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The only thing in `aw` that prints: results on standard output, everything else on standard
/// error.
///
/// Text passes [Safe] on its way, so that nothing untrusted can steer the terminal; styles come from
/// [Style] only. Thread-safe as far as whole lines go.
public final class Terminal {
    private static final String ACCESSIBLE = "ACCESSIBLE";
    private final Output out;
    private final Output err;
    private final Environment environment;
    private final GlobalOptions options;
    private final Painter outPainter;
    private final Painter errPainter;
    private volatile @Nullable Progress progress;
    private volatile @Nullable Panel panel;

    private Terminal(Output out, Output err, Environment environment, GlobalOptions options) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.options = options;
        this.outPainter = Painter.choose(options.color(), environment, environment.tty().out());
        this.errPainter = Painter.choose(options.color(), environment, environment.tty().err());
    }

    static Terminal open(Environment environment, GlobalOptions options) {
        return new Terminal(new Output(environment.out(), environment.tty().out()),
                new Output(environment.err(), true), environment, options);
    }

    /// The same streams under other options.
    Terminal with(GlobalOptions other) {
        return new Terminal(out, err, environment, other);
    }

    /// Prints a line of the result.
    public void line(String text) {
        result(Safe.text(text) + "\n");
    }

    /// Prints a line of the result.
    public void line(Text text) {
        result(outPainter.paint(text) + "\n");
    }

    /// Prints `text`, one or more lines, as it is: for documents in a format of their own (SARIF, a
    /// shell script). Control sequences are *not* removed; whoever makes the document escapes them.
    public void document(String text) {
        result(text.endsWith("\n") ? text : text + "\n");
    }

    /// Prints the beginning of a document whose end is printed by [#document(String)].
    public void part(String text) {
        result(text);
    }

    /// Prints the result as the one JSON document of this run.
    public void json(Json document) {
        document(document.toString());
    }

    /// Tells what is going on; silent with `--quiet`.
    public void note(String text) {
        note(Text.of(text));
    }

    /// Tells what is going on; silent with `--quiet`.
    public void note(Text text) {
        if (!options.quiet()) {
            message(text);
        }
    }

    /// Tells more; only with `--verbose`.
    public void detail(String text) {
        if (options.verbose()) {
            message(Text.of(Style.FAINT, text));
        }
    }

    /// Tells what may be wrong, whatever the options.
    public void warn(String text) {
        message(Text.of(Style.WARNING, "aw: warning: ").add(text));
    }

    /// Tells something whatever the options; for errors and for questions.
    public void message(Text text) {
        makeRoom();
        raw(errPainter.paint(text) + "\n");
    }

    /// Says what is being done, as soon as that takes longer than 300 ms; closing takes the
    /// line away.
    public Progress progress(String what) {
        return progress(what, true);
    }

    /// As the other, while git or ssh may ask for a password.
    public Progress progressOfTalk(String what) {
        return progress(what, !interactive());
    }

    private Progress progress(String what, boolean drawnAnew) {
        boolean visible = environment.tty().err() && !options.quiet()
                && !environment.variable("TERM").equals("dumb") && environment.variable(ACCESSIBLE).isEmpty();
        if (!visible || (!drawnAnew && panel != null)) { // lines that change tell what is being
                                                         // done
            return new Progress(null, what, 0);
        }
        var line = new Progress(this, what, width(), drawnAnew);
        progress = line;
        if (drawnAnew) {
            line.start();
        } else { // before anybody asks
            line.tick(Progress.DELAY);
        }
        return line;
    }

    /// Some lines that change in place; empty where messages are no terminal that can do that, or
    /// `--quiet` was given. There is one at a time.
    public Optional<Panel> panel() {
        if (!environment.tty().err() || options.quiet() || !isDrawable()) {
            return Optional.empty();
        }
        var made = new Panel(this);
        panel = made;
        return Optional.of(made);
    }

    /// Takes away what only passes by, before somebody else uses the terminal.
    public void clearAway() {
        makeRoom();
    }

    void beforePanel() {
        var line = progress;
        if (line != null) {
            line.erase();
        }
    }

    /// Forgets the lines that were taken away.
    void ended(Panel lines) {
        if (panel == lines) {
            panel = null;
        }
    }

    /// Forgets the progress line that has been closed.
    void ended(Progress line) {
        if (progress == line) {
            progress = null;
        }
    }

    /// Shows what other programs print while they print it; empty where messages are not for
    /// somebody who looks on: no terminal, a CI job, a run as JSON or with `--quiet`.
    public Optional<Relay> relay() {
        var ci = environment.variable("CI");
        boolean watched = environment.tty().err() && (ci.isEmpty() || ci.equals("false"));
        return watched && !options.quiet() && options.format() == Format.TEXT
                ? Optional.of(new Relay(this))
                : Optional.empty();
    }

    /// Prints a piece of text, which may begin or end within a line.
    void relay(String text, boolean midLine) {
        if (!midLine) {
            makeRoom();
        }
        raw(text);
    }

    /// Whether something is drawn where the next line would be.
    boolean isOccupied() {
        var line = progress;
        return (line != null && line.isDrawnAnew()) || panel != null;
    }

    /// Prints on standard error without a look at the text.
    void raw(String text) {
        try {
            err.print(text);
        } catch (IOException nobodyListens) { // and there is nobody left to tell
            return;
        }
    }

    private void makeRoom() {
        beforePanel();
        var lines = panel;
        if (lines != null) {
            lines.erase();
        }
    }

    /// The columns of a line: `COLUMNS` where the shell exports it, else 80.
    public int width() {
        try {
            return Math.clamp(Long.parseLong(environment.variable("COLUMNS")), 20, 1000);
        } catch (NumberFormatException notExported) {
            return 80;
        }
    }

    /// The characters of `text` as they are shown on standard error, for a prompt that is drawn by
    /// its own means.
    public String painted(Text text) {
        return errPainter.paint(text);
    }

    /// True when there is somebody to ask: input and messages are a terminal, and this is not a
    /// CI job.
    public boolean interactive() {
        var ci = environment.variable("CI");
        return environment.tty().in() && environment.tty().err() && (ci.isEmpty() || ci.equals("false"));
    }

    /// True when lines may be drawn over: the terminal is of a kind that can move its cursor, and
    /// nobody asked for plain lines, as people who use a screen reader do.
    public boolean isDrawable() {
        var type = environment.variable("TERM");
        return !type.isEmpty() && !type.equals("dumb") && environment.variable(ACCESSIBLE).isEmpty();
    }

    /// True when results are shown to somebody rather than read by a program.
    public boolean shown() {
        return environment.tty().out();
    }

    /// True when something was printed on standard output.
    boolean hasResult() {
        return out.used();
    }

    /// Hands over what is still held back.
    public void flush() {
        try {
            out.flush();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private void result(String text) {
        makeRoom();
        try {
            out.print(text);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private static RuntimeException unwritable(IOException failure) {
        if (Output.readerGone(failure)) {
            return new ClosedPipe(failure);
        }
        return new UserError(Exit.REFUSED, "cannot write the results: " + failure.getMessage(),
                "nothing else went wrong; look at where standard output leads", failure);
    }
}
