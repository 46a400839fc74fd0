package dev.actorweb.analyzer.system;

import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A run of a system as a scenario file tells it: who does what, in order.
///
/// @param file
///            the name of the text as its user knows it
/// @param system
///            the file of the system, seen from the scenario's own place
/// @param loop
///            the number, from 1, of the step with which the run goes on after its last one, for
///            ever; one more than there are steps where it stays at its end
public record RunScenario(String file, String name, String system, List<Line> lines, OptionalInt loop,
        Position position) {
    public RunScenario {
        lines = List.copyOf(lines);
    }

    /// One entry of the scenario's steps.
    public sealed interface Line {
        /// Where it is written.
        Position position();

        /// An actor does something.
        ///
        /// @param event
        ///            what it reacts to; empty for its start
        /// @param data
        ///            the data of the event; empty where it does not matter
        /// @param to
        ///            the atomic states in which it is then; empty where it does not matter
        /// @param choice
        ///            which of the ways to go on that fit all of this, from 1
        record Does(String actor, Cause cause, String event, Optional<Map<String, @Nullable Object>> data,
                Optional<List<String>> to, int choice, Position position) implements Line {}

        /// A condition on all actors must hold here.
        record Expect(Node condition, Position position) implements Line {}
    }
}
