package dev.actorweb.machine.step;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about the guards that a spec only names, before anybody bound them.
@FunctionalInterface
public interface Oracle {
    /// Knows nothing.
    Oracle NONE = (_, _, _) -> Truth.UNKNOWN;

    /// What is known of a condition.
    enum Truth {
        YES, NO, UNKNOWN
    }

    Truth ask(String name, Map<String, @Nullable Object> params, Situation situation);
}
