package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.step.Event;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What makes a machine take a step.
public sealed interface Cause {
    /// What it is called in a trace.
    String text();

    /// An event from outside.
    ///
    /// @param known
    ///            false for the one that stands for all events that the machine does not name
    /// @param data
    ///            what it carries; empty where nobody knows
    record Sent(String name, boolean known, Optional<Map<String, @Nullable Object>> data) implements Cause {
        /// With data that nobody knows.
        Sent(String name, boolean known) {
            this(name, known, Optional.empty());
        }

        @Override
        public String text() {
            return EventText.of(name, data.orElse(Map.of()));
        }
    }

    /// A timer that falls due.
    record Fired(Optional<String> id, Delay delay, Event event) implements Cause {
        @Override
        public String text() {
            return event.isInternal() ? "after " + delay.text() : event.type() + " after " + delay.text();
        }
    }

    /// A service that ends, or shows a snapshot.
    record Answered(String id, String source, Outcome outcome) implements Cause {
        /// How a service is heard of.
        public enum Outcome {
            DONE, ERROR, SNAPSHOT
        }

        @Override
        public String text() {
            return switch (outcome) {
                case DONE -> source + " is done";
                case ERROR -> source + " fails";
                case SNAPSHOT -> source + " shows a snapshot";
            };
        }
    }
}
