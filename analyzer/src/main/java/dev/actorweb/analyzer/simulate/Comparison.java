package dev.actorweb.analyzer.simulate;

import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
            if (areAtomic(part)
                    && !new HashSet<>(part.value()).equals(new HashSet<>(snapshot.configuration()))) {
                differ(part.position(), "the active states should be " + list(part.value()) + ", and are "
                        + list(snapshot.configuration()));
            }
        });
        for (Map.Entry<String, Expectation.Part<@Nullable Object>> entry : expected.context().entrySet()) {
            variable(entry.getKey(), entry.getValue());
        }
        expected.tags().ifPresent(part -> {
            if (areTags(part) && !new HashSet<>(part.value()).equals(snapshot.tags())) {
                differ(part.position(), "the tags should be " + list(part.value()) + ", and are "
                        + list(List.copyOf(snapshot.tags())));
            }
        });
        expected.actions().ifPresent(part -> {
            if (areActions(part) && !part.value().equals(last.actions())) {
                differ(part.position(), "the actions should be " + list(part.value()) + ", and were "
                        + list(last.actions()));
            }
        });
        expected.done().ifPresent(part -> truth(part, snapshot.status() == Snapshot.Status.DONE,
                "the machine should be done", "the machine should not be done"));
        expected.handled().ifPresent(this::handled);
        expected.failed().ifPresent(part -> truth(part, snapshot.status() == Snapshot.Status.ERROR,
                "the machine should have failed", "the machine should not have failed"));
    }

    private void handled(Expectation.Part<Boolean> expected) {
        if (last.cause() instanceof Played.Cause.Sent || last.cause() instanceof Played.Cause.Answered) {
            truth(expected, last.handled(), "the event should be handled",
                    "the event should not be handled");
        } else {
            problems.error(Player.EXPECTATION, expected.position(),
                    "`handled` asks about the last event, and none came in the step before",
                    Optional.of("write it behind the `send` it is about"));
        }
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
            if (areKnown(value, machine().root(), position) && !matches(value, snapshot.value())) {
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

    private Machine machine() {
        return snapshot.machine().machine();
    }

    private boolean isKnown(String name) {
        return machine().find(name).isPresent();
    }

    private Optional<String> hint(String name) {
        return DidYouMean.hint(name, machine().states().stream().map(State::name).toList());
    }

    /// Whether the names of a partial value are those of states, level by level; else says so.
    private boolean areKnown(@Nullable Object value, State within, Position position) {
        if (value instanceof Map<?, ?> parts) {
            for (Map.Entry<?, ?> part : parts.entrySet()) {
                Optional<State> child = child(String.valueOf(part.getKey()), within, position);
                if (child.isEmpty() || !areKnown(part.getValue(), child.get(), position)) {
                    return false;
                }
            }
            return true;
        }
        return value == null || child(String.valueOf(value), within, position).isPresent();
    }

    private Optional<State> child(String key, State within, Position position) {
        List<String> keys = new ArrayList<>();
        for (State child : machine().children(within)) {
            if (child.key().equals(key)) {
                return Optional.of(child);
            }
            keys.add(child.key());
        }
        problems.error(Player.EXPECTATION, position,
                (within.isRoot() ? "the machine" : "`" + within.name() + "`") + " has no state `" + key + "`",
                DidYouMean.hint(key, keys));
        return Optional.empty();
    }

    private boolean areAtomic(Expectation.Part<List<String>> part) {
        for (String name : part.value()) {
            Optional<State> state = machine().find(name);
            if (state.isEmpty()) {
                problems.error(Player.EXPECTATION, part.position(), "the machine has no state `" + name + "`",
                        hint(name));
                return false;
            }
            if (!state.get().children().isEmpty()) {
                problems.error(Player.EXPECTATION, part.position(),
                        "`configuration` lists states without states in them, and `" + name + "` has some",
                        Optional.of("`state: " + name + "` asks whether it is active"));
                return false;
            }
        }
        return true;
    }

    private boolean areActions(Expectation.Part<List<String>> part) {
        Set<String> all = new LinkedHashSet<>();
        References.of(machine()).actions().forEach(action -> all.add(action.name()));
        for (String name : part.value()) {
            if (!all.contains(name)) {
                problems.error(Player.EXPECTATION, part.position(),
                        "the machine has no action `" + name + "`",
                        DidYouMean.hint(name, all));
                return false;
            }
        }
        return true;
    }

    private boolean areTags(Expectation.Part<List<String>> part) {
        Set<String> all = new LinkedHashSet<>();
        machine().states().forEach(state -> all.addAll(state.tags()));
        for (String tag : part.value()) {
            if (!all.contains(tag)) {
                problems.error(Player.EXPECTATION, part.position(), "no state has the tag `" + tag + "`",
                        DidYouMean.hint(tag, all));
                return false;
            }
        }
        return true;
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
