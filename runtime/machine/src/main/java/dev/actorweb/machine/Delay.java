package dev.actorweb.machine;

import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;

/// How long a timer waits.
public sealed interface Delay {
    Position position();

    /// The delay as the spec writes it.
    String text();

    /// Reads a delay: a duration, else a name, else neither.
    static Delay read(String text, Position position) {
        return Durations.delay(text, position);
    }

    /// A written duration. Zero or less is kept as written, for the rules to judge.
    record Fixed(Duration duration, String text, Position position) implements Delay {}

    /// A duration that is bound by name when the machine runs.
    record Named(String name, Position position) implements Delay {
        @Override
        public String text() {
            return name;
        }
    }

    /// A duration that is computed when the delay begins: milliseconds, or text that is a duration.
    record Computed(Template value, String text, Position position) implements Delay {}

    /// Neither a duration nor a name.
    record Invalid(String text, Position position) implements Delay {}
}
