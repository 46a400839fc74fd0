package dev.actorweb.analyzer.diff;

import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// Something that one version of a machine does and the other does not, with a shortest way there.
///
/// @param inputs
///            what has to happen, in order; the last of it shows the difference
/// @param position
///            in the new version
/// @param scenario
///            the way with data, answers and times; empty where none were found
/// @param confirmed
///            whether playing that on both versions shows the difference. Else it follows from an
///            exploration only, which knows no data and lets each unknown condition hold or not
public record Difference(Kind kind, String message, List<String> inputs, Position position,
        Optional<Scenario> scenario, boolean confirmed) {
    /// What kind of difference it is, the worst first.
    public enum Kind {
        /// The new version refuses what the old one took or deferred.
        REFUSED,
        /// Both take or defer it, and do or reach something else.
        CHANGED,
        /// The new version takes or defers what the old one refused.
        ADDED
    }

    public Difference {
        inputs = List.copyOf(inputs);
    }
}
