package dev.actorweb.runtime;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A logger that keeps what it is told.
final class Lines implements System.Logger {
    private record Line(String text, @Nullable Throwable cause) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /// The lines with such a cause, each after its level.
    List<String> lines(Predicate<Throwable> wanted) {
        return lines.stream().filter(line -> line.cause() != null && wanted.test(line.cause()))
                .map(Line::text).toList();
    }

    @Override
    public String getName() {
        return "lines";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String message,
            @Nullable Throwable thrown) {
        lines.add(new Line(level + " " + message, thrown));
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String format, Object... values) {
        lines.add(new Line(level + " " + format, null));
    }
}
