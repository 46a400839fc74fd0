package dev.actorweb.testkit;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Keeps what is logged: failures that a test provokes are for its assertions, not for its output.
/// Safe to use from any thread.
final class Log implements System.Logger {
    private final List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());

    List<LogLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String getName() {
        return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String message,
            @Nullable Throwable thrown) {
        lines.add(new LogLine(level, String.valueOf(message), Optional.ofNullable(thrown)));
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format,
            @Nullable Object @Nullable... values) {
        lines.add(new LogLine(level, MessageFormat.format(String.valueOf(format), values), Optional.empty()));
    }
}
