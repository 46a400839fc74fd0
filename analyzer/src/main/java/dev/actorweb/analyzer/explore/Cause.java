package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.step.Event;
import java.util.Optional;

/// What makes a machine take a step.
public sealed interface Cause {
    /// What it is called in a trace.
    String text();

    /// An event from outside, with data that nobody knows.
    ///
    /// @param known
    ///            false for the one that stands for all events that the machine does not name
    record Sent(String name, boolean known) implements Cause {
        @Override
        public String text() {
            return name;
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
