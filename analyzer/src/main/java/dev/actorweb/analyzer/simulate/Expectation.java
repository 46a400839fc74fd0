package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.step.Snapshot;
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
/// @param actions
///            the names of the named actions that the last step executed, in order
/// @param handled
///            whether a transition took the last event
/// @param failed
///            whether the machine came to a halt by a failure
public record Expectation(Optional<Part<Object>> state, Optional<Part<List<String>>> configuration,
        Map<String, Part<@Nullable Object>> context, Optional<Part<List<String>>> tags,
        Optional<Part<List<String>>> actions, Optional<Part<Boolean>> done, Optional<Part<Boolean>> handled,
        Optional<Part<Boolean>> failed) {
    /// An expected value and where it is written.
    public record Part<T extends @Nullable Object>(T value, Position position) {}

    public Expectation {
        context = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    /// Exactly what a step has come to: states, variables, actions, and whether that is the end.
    public static Expectation of(Played.Step step) {
        Snapshot snapshot = step.snapshot();
        Map<String, Part<@Nullable Object>> context = new LinkedHashMap<>();
        snapshot.context().toMap().forEach((name, value) -> {
            Part<@Nullable Object> part = new Part<>(value, Position.START);
            context.put(name, part);
        });
        return new Expectation(Optional.empty(),
                Optional.of(new Part<>(snapshot.configuration(), Position.START)), context, Optional.empty(),
                Optional.of(new Part<>(step.actions(), Position.START)),
                snapshot.status() == Snapshot.Status.DONE
                        ? Optional.of(new Part<>(true, Position.START))
                        : Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /// The same without looking at variables.
    public Expectation withoutContext() {
        return new Expectation(state, configuration, Map.of(), tags, actions, done, handled, failed);
    }

    /// The same, and the last event was taken or deferred.
    public Expectation ofHandled() {
        return new Expectation(state, configuration, context, tags, actions, done,
                Optional.of(new Part<>(true, Position.START)), failed);
    }
}
