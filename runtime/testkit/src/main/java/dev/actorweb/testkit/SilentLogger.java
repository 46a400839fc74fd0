package dev.actorweb.testkit;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Logs nothing: failures that a test provokes are for its assertions, not for its output.
final class SilentLogger implements System.Logger {
    @Override
    public String getName() {
        return "silent";
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String message,
            @Nullable Throwable thrown) {}

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format,
            @Nullable Object @Nullable... values) {}
}
