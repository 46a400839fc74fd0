package dev.actorweb.machine.system;

import dev.actorweb.machine.Durations;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads numbers and durations that have limits.
final class Numbers {
    private Numbers() {}

    static OptionalLong atLeast(Fields fields, String key, int least, Problems problems) {
        OptionalLong value = fields.integer(key);
        if (value.isPresent() && (value.getAsLong() < least || value.getAsLong() > Integer.MAX_VALUE)) {
            problems.error(Problem.WRONG_VALUE, position(fields, key),
                    "`" + key + "` must be at least " + least + ", not " + value.getAsLong());
            return OptionalLong.empty();
        }
        return value;
    }

    static Optional<Duration> duration(Fields fields, String key, Problems problems) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = Durations.parse(text.get()).filter(Duration::isPositive);
        if (duration.isEmpty()) {
            problems.error(Problem.WRONG_VALUE, position(fields, key),
                    "`" + key + "` must be a duration, as `60s`, not `" + text.get() + "`");
        }
        return duration;
    }

    private static Position position(Fields fields, String key) {
        return fields.node(key).orElseThrow().position();
    }
}
