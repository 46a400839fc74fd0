package dev.actorweb.cli.run;

import dev.actorweb.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// What the runtime has to say: warnings where nobody is shown the events, and with `--verbose`
/// where each failure came from.
final class RuntimeLog implements System.Logger {
    private final Terminal terminal;
    private final boolean warns;

    RuntimeLog(Terminal terminal, boolean warns) {
        this.terminal = terminal;
        this.warns = warns;
    }

    @Override
    public String getName() {
        return "aw";
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.compareTo(Level.WARNING) >= 0 && level != Level.OFF;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String message,
            @Nullable Throwable thrown) {
        if (!isLoggable(level)) {
            return;
        }
        if (warns) {
            terminal.warn(message + (thrown == null ? "" : ": " + thrown.getMessage()));
        }
        if (thrown != null) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            terminal.detail(trace.toString().stripTrailing());
        }
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format,
            @Nullable Object... params) {
        log(level, bundle, format == null ? "" : MessageFormat.format(format, params), (Throwable) null);
    }
}
