package dev.actorweb.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jspecify.annotations.Nullable;

/// The terminal at standard input and standard error, through JLine.
///
/// Keys that would make signals arrive as keys, so that nothing ends the process while the terminal
/// is in this mode but what ends it from outside; then the caller's `finally` closes it.
public final class JLineScreen implements Screen {
    private static final String PASTE_ON = "\u001b[?2004h";
    private static final String PASTE_OFF = "\u001b[?2004l";

    private static final Duration STOPPING = Duration.ofMillis(50);

    private static final AtomicReference<@Nullable FutureTask<Terminal>> PREPARED = new AtomicReference<>();

    private final Terminal terminal;
    private final Attributes before;
    private final Attributes raw;

    private JLineScreen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        retake();
    }

    /// Begins to look for the terminal, beside whatever else there is to do before it is opened:
    /// what calls the operating system is made when it is first needed, and that takes a while.
    /// Changes nothing.
    public static void prepare() {
        var task = new FutureTask<>(JLineScreen::find);
        if (PREPARED.compareAndSet(null, task)) {
            var thread = new Thread(task, "aw-terminal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /// Takes the terminal over.
    public static JLineScreen open() throws IOException {
        var terminal = terminal();
        try {
            return new JLineScreen(terminal);
        } catch (RuntimeException | Error failure) {
            terminal.close();
            throw failure;
        }
    }

    private static Terminal terminal() throws IOException {
        var prepared = PREPARED.getAndSet(null);
        if (prepared == null) {
            return find();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return prepared.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            return find(); // or tells the reason to the one who asks
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// We write plain ECMA-48, so the type is one that JLine knows without starting `infocmp`. Its
    /// signal handlers are not wanted: while they are in place, SIGINT would end the process without
    /// a chance to tidy up.
    private static Terminal find() throws IOException {
        return described().system(true).systemOutput(SystemOutput.ForcedSysErr).nativeSignals(false).build();
    }

    private static TerminalBuilder described() {
        return TerminalBuilder.builder().name("aw").provider(TerminalBuilder.PROP_PROVIDER_FFM).type("ansi")
                .dumb(false).encoding(StandardCharsets.UTF_8).graphemeCluster(false);
    }

    /// Opens a terminal at which nobody is, and does with it what is done with others.
    static void rehearse() throws IOException {
        try (var nobody = new JLineScreen(described().system(false)
                .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream()).build())) {
            nobody.size();
            nobody.print("");
            nobody.terminal.reader().read(1);
        }
    }

    @Override
    public int read(Duration patience) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return terminal.reader().read(Math.max(1, patience.toMillis()));
        } catch (InterruptedIOException interrupted) {
            var interruption = new InterruptedException();
            interruption.initCause(interrupted);
            throw interruption;
        }
    }

    @Override
    public Size size() {
        var size = terminal.getSize();
        return new Size(size.getColumns(), size.getRows());
    }

    @Override
    public void print(String text) {
        terminal.writer().write(text);
        terminal.flush();
    }

    /// The signal goes to this process alone, and is the shell's affair: one that knows no jobs
    /// ignores it.
    @Override
    public void suspend() throws InterruptedException {
        print(PASTE_OFF);
        terminal.setAttributes(before);
        try {
            var stop = new ProcessBuilder("sh", "-c", "kill -TSTP \"$1\"", "sh",
                    String.valueOf(ProcessHandle.current().pid())).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            stop.waitFor();
            Thread.sleep(STOPPING); // the signal takes its way while this goes on
        } catch (IOException noShell) {
            print("\u0007");
        } finally {
            retake();
        }
    }

    @Override
    public void retake() {
        terminal.setAttributes(raw);
        print(PASTE_ON);
    }

    @Override
    public void close() {
        try (terminal) {
            print(PASTE_OFF);
            terminal.setAttributes(before);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
