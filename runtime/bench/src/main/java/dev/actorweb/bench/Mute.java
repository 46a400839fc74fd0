package dev.actorweb.bench;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// A logger that says nothing: failures on purpose are part of what is measured.
public final class Mute implements System.Logger {
    @Override
    public String getName() {
        return "mute";
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text,
            @Nullable Throwable cause) {}

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format,
            @Nullable Object... arguments) {}
}
