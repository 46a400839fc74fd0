package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that is to be done by itself while something is watched.
public sealed interface Cue {
    /// Sends an event.
    ///
    /// @param actor
    ///            to whom; empty for the one that is driven
    /// @param handled
    ///            whether it must be accepted, or must not; empty where the file does not say
    record Send(String actor, String event, Map<String, @Nullable Object> data, Optional<Boolean> handled)
            implements
                Cue {
        /// Whether it is to be refused.
        boolean isUnwelcome() {
            return handled.isPresent() && !handled.get();
        }
    }

    /// Lets time pass.
    record Pass(Duration time) implements Cue {}

    /// Ends a service of the actor that is driven.
    record Answer(String service, boolean fails, @Nullable Object value) implements Cue {}

    /// Compares the actor that is driven with what it should be.
    record Expect(Expectation expectation, String file, Position position) implements Cue {}
}
