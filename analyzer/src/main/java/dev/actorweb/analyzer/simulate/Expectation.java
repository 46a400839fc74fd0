package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.yaml.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a machine should be like at one moment; what is empty is not looked at.
///
/// @param state
///            a name (an active state), a list of names (one of them is active), or a mapping in the
///            form of XState's value (all of it is active)
/// @param configuration
///            the names of all active atomic states
/// @param tags
///            all tags of the active states
/// @param handled
///            whether a transition took the last event
/// @param failed
///            whether the machine came to a halt by a failure
public record Expectation(Optional<Part<Object>> state, Optional<Part<List<String>>> configuration,
        Map<String, Part<@Nullable Object>> context, Optional<Part<List<String>>> tags,
        Optional<Part<Boolean>> done, Optional<Part<Boolean>> handled, Optional<Part<Boolean>> failed) {
    /// An expected value and where it is written.
    public record Part<T extends @Nullable Object>(T value, Position position) {}

    public Expectation {
        context = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    /// Whether nothing is looked at.
    public boolean isEmpty() {
        return state.isEmpty() && configuration.isEmpty() && context.isEmpty() && tags.isEmpty()
                && done.isEmpty() && handled.isEmpty() && failed.isEmpty();
    }
}
