package dev.actorweb.runtime;

import java.util.ResourceBundle;

/// A logger for tests that provoke failures.
public final class Silence implements System.Logger {
    @Override
    public String getName() {
        return "silence";
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {}

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {}
}
