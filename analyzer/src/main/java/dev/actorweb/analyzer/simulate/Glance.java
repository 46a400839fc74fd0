package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was seen of a machine from outside, to be compared with what a scenario expects.
///
/// @param active
///            names of active states; their ancestors may be left out
/// @param handled
///            whether the last event was handled; empty if none was sent yet
public record Glance(CompiledMachine machine, List<String> active, Map<String, @Nullable Object> variables,
        Optional<Boolean> handled) {
    /// What nobody sees from outside and an expectation asks for nevertheless; empty if nothing.
    public static Optional<String> unseen(Expectation expected) {
        return expected.actions().isPresent()
                ? Optional.of("actions")
                : expected.failed().isPresent() ? Optional.of("failed") : Optional.empty();
    }

    /// What is not as expected, each with its place in the file.
    public List<Problem> compare(Expectation expected, String file) {
        List<State> states = new ArrayList<>();
        for (String name : active) {
            machine.machine().find(name).ifPresent(states::add);
        }
        Problems problems = new Problems(file);
        Snapshot snapshot = machine.seen(states, variables);
        Played.Cause cause = handled.isPresent()
                ? new Played.Cause.Sent(Event.of("seen"))
                : new Played.Cause.Start();
        new Comparison(snapshot,
                new Played.Step(cause, handled.orElse(true), List.of(), snapshot, Set.of()), problems)
                .compare(withoutEnd(expected));
        expected.done().ifPresent(done -> {
            if (done.value() != isDone(states)) {
                problems.error(Player.EXPECTATION, done.position(),
                        done.value() ? "the machine should be done" : "the machine should not be done");
            }
        });
        return problems.list();
    }

    private boolean isDone(List<State> states) {
        return states.stream().anyMatch(state -> state.kind() == State.Kind.FINAL
                && machine.machine().state(state.parent()).isRoot());
    }

    private static Expectation withoutEnd(Expectation expected) {
        return new Expectation(expected.state(), expected.configuration(), expected.context(),
                expected.tags(),
                Optional.empty(), Optional.empty(), expected.handled(), Optional.empty());
    }
}
