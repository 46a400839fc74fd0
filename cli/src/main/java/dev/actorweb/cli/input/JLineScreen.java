package dev.actorweb.cli.input;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/// The terminal at standard input and standard error, through JLine.
///
/// Keys that would make signals arrive as keys, so that nothing ends the process while the terminal
/// is in this mode but what ends it from outside; then the caller's `finally` closes it.
public final class JLineScreen implements Screen {
    private static final String PASTE_ON = "\u001b[?2004h";
    private static final String PASTE_OFF = "\u001b[?2004l";

    private final Terminal terminal;
    private final Attributes before;

    private JLineScreen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        var raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        print(PASTE_ON);
    }

    /// Takes the terminal over. We write plain ECMA-48, so the type is one that JLine knows without
    /// starting `infocmp`. Its signal handlers are not wanted: while they are in place, SIGINT would
    /// end the process without a chance to tidy up.
    public static JLineScreen open() throws IOException {
        var terminal = TerminalBuilder.builder().name("aw").provider(TerminalBuilder.PROP_PROVIDER_FFM)
                .system(true).systemOutput(SystemOutput.ForcedSysErr).type("ansi").dumb(false)
                .encoding(StandardCharsets.UTF_8).graphemeCluster(false).nativeSignals(false).build();
        try {
            return new JLineScreen(terminal);
        } catch (RuntimeException | Error failure) {
            terminal.close();
            throw failure;
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
