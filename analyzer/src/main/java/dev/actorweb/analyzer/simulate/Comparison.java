package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares a machine with what is expected of it; every difference is a problem at the place of
/// the expectation.
final class Comparison {
    private final Snapshot snapshot;
    private final Played.Step last;
    private final Problems problems;

    Comparison(Snapshot snapshot, Played.Step last, Problems problems) {
        this.snapshot = snapshot;
        this.last = last;
        this.problems = problems;
    }

    void compare(Expectation expected) {
        expected.state().ifPresent(state -> state(state.value(), state.position()));
        expected.configuration().ifPresent(part -> {
            if (!new HashSet<>(part.value()).equals(new HashSet<>(snapshot.configuration()))) {
                differ(part.position(), "the active states should be " + list(part.value()) + ", and are "
                        + list(snapshot.configuration()));
            }
        });
        for (Map.Entry<String, Expectation.Part<@Nullable Object>> entry : expected.context().entrySet()) {
            variable(entry.getKey(), entry.getValue());
        }
        expected.tags().ifPresent(part -> {
            if (!new HashSet<>(part.value()).equals(snapshot.tags())) {
                differ(part.position(), "the tags should be " + list(part.value()) + ", and are "
                        + list(List.copyOf(snapshot.tags())));
            }
        });
        expected.done().ifPresent(part -> truth(part, snapshot.status() == Snapshot.Status.DONE,
                "the machine should be done", "the machine should not be done"));
        expected.handled().ifPresent(part -> truth(part, last.handled(), "the event should be handled",
                "the event should not be handled"));
        expected.failed().ifPresent(part -> truth(part, snapshot.status() == Snapshot.Status.ERROR,
                "the machine should have failed", "the machine should not have failed"));
    }

    private void truth(Expectation.Part<Boolean> expected, boolean actual, String yes, String no) {
        if (expected.value() != actual) {
            differ(expected.position(), expected.value() ? yes : no);
        }
    }

    // ---- states

    private void state(Object expected, Position position) {
        String now = list(snapshot.configuration());
        if (expected instanceof Map<?, ?> value) {
            if (!matches(value, snapshot.value())) {
                differ(position, "the state should be " + value + ", and is " + snapshot.value());
            }
            return;
        }
        List<String> names = new ArrayList<>();
        if (expected instanceof List<?> several) {
            several.forEach(name -> names.add(String.valueOf(name)));
        } else {
            names.add(String.valueOf(expected));
        }
        boolean any = false;
        for (String name : names) {
            if (!isKnown(name)) {
                problems.error(Player.EXPECTATION, position, "the machine has no state `" + name + "`",
                        hint(name));
                return;
            }
            any |= snapshot.in(name);
        }
        if (!any) {
            differ(position, names.size() == 1
                    ? "the state should be `" + names.getFirst() + "`, and is " + now
                    : "the state should be one of " + list(names) + ", and is " + now);
        }
    }

    private boolean isKnown(String name) {
        return snapshot.machine().machine().find(name).isPresent();
    }

    private Optional<String> hint(String name) {
        List<String> names = new ArrayList<>();
        snapshot.machine().machine().states().forEach(state -> names.add(state.name()));
        return DidYouMean.hint(name, names);
    }

    /// Whether all of a partial value is in the value, as XState's `matches` does it.
    private static boolean matches(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> parts) {
            if (!(actual instanceof Map<?, ?> whole)) {
                return false;
            }
            for (Map.Entry<?, ?> part : parts.entrySet()) {
                if (!whole.containsKey(part.getKey())
                        || !matches(part.getValue(), whole.get(part.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        return actual instanceof Map<?, ?> whole
                ? whole.containsKey(expected)
                : Objects.equals(expected, actual);
    }

    // ---- variables

    private void variable(String name, Expectation.Part<@Nullable Object> expected) {
        for (Variable variable : snapshot.machine().machine().context()) {
            if (variable.name().equals(name)) {
                Object actual = snapshot.context().get(name);
                if (!same(expected.value(), actual)) {
                    differ(expected.position(), "`" + name + "` should be " + shown(expected.value())
                            + ", and is " + shown(actual));
                }
                return;
            }
        }
        List<String> names = new ArrayList<>();
        snapshot.machine().machine().context().forEach(variable -> names.add(variable.name()));
        problems.error(Player.EXPECTATION, expected.position(), "the machine has no variable `" + name + "`",
                DidYouMean.hint(name, names));
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number a && actual instanceof Number b
                && !a.getClass().equals(b.getClass())) {
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(expected, actual);
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : "`" + String.join("`, `", names) + "`";
    }

    private void differ(Position position, String message) {
        problems.error(Player.EXPECTATION, position, message);
    }
}
