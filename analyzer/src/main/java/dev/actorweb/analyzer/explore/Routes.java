package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Packing;
import dev.actorweb.machine.step.StepResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells how a place, a state or a transition is come to. Only places are stored, with the one each
/// was found from, so the steps between them are taken anew.
final class Routes {
    private final CompiledMachine machine;
    private final StateStore store;
    private final Packing packing;
    private final Causes causes;
    private final Successors successors;
    private final Ways ways;
    private int[] distances = {};
    private final Map<Integer, Trace.Step> told = new HashMap<>();

    Routes(CompiledMachine machine, StateStore store, Packing packing, Causes causes, Successors successors,
            Ways ways) {
        this.machine = machine;
        this.store = store;
        this.packing = packing;
        this.causes = causes;
        this.successors = successors;
        this.ways = ways;
    }

    /// A shortest way from the start to a place.
    Trace trace(int place) {
        ArrayDeque<Integer> way = new ArrayDeque<>();
        for (int at = place; at >= 0; at = store.parent(at)) {
            way.addFirst(at);
        }
        List<Trace.Step> steps = new ArrayList<>();
        int before = -1;
        for (int at : way) {
            Trace.Step step = told.get(at);
            if (step == null) {
                step = before < 0 ? start(at) : step(before, at);
                told.put(at, step); // the ways to many places begin alike
            }
            steps.add(step);
            before = at;
        }
        return new Trace(machine, steps);
    }

    /// How many steps it takes at least until this state is active; negative where it never stays
    /// active to the end of a step.
    int stepsToState(int state) {
        return ways.placeOf(state) < 0 ? -1 : distance(ways.placeOf(state));
    }

    /// A shortest way to a state.
    Optional<Trace> wayToState(int state) {
        return ways.placeOf(state) < 0 ? Optional.empty() : Optional.of(trace(ways.placeOf(state)));
    }

    /// How many steps it takes at least until this transition, which is taken somewhere, is.
    int stepsToTransition(int transition) {
        int from = ways.from(transition);
        return from < 0 ? 0 : distance(from) + 1;
    }

    /// A shortest way that takes a transition, which is taken somewhere.
    Trace wayToTransition(int transition) {
        return wayBy(ways.from(transition), ways.cause(transition),
                result -> result.transitions().contains(transition));
    }

    /// A shortest way to the place of a departure, and its step.
    Trace wayOf(Departure departure) {
        return wayBy(departure.from(), departure.cause(),
                result -> result.transitions().equals(departure.transitions())
                        && result.snapshot().equals(departure.after()));
    }

    /// A shortest way to a place, and one step more.
    ///
    /// @param from
    ///            the place; negative where the step is the start of the machine
    private Trace wayBy(int from, int cause, Predicate<StepResult> wanted) {
        Trace.@Nullable Step[] last = new Trace.Step[1];
        if (from < 0) {
            successors.starts((_, result, _) -> keep(last, wanted, null, result));
            return new Trace(machine, List.of(Objects.requireNonNull(last[0])));
        }
        successors.by(cause, store.place(from, packing),
                (by, result, _) -> keep(last, wanted, causes.cause(by), result));
        List<Trace.Step> all = new ArrayList<>(trace(from).steps());
        all.add(Objects.requireNonNull(last[0]));
        return new Trace(machine, all);
    }

    private void keep(Trace.@Nullable Step[] found, Predicate<StepResult> wanted, @Nullable Cause cause,
            StepResult result) {
        if (found[0] == null && wanted.test(result)) {
            found[0] = new Trace.Step(Optional.ofNullable(cause), successors.told(), !successors.isGuess(),
                    result);
        }
    }

    /// How many steps a place is away from the start.
    int distance(int place) {
        if (distances.length != store.size()) {
            distances = new int[store.size()];
            for (int at = 0; at < distances.length; at++) { // parents come first
                int parent = store.parent(at);
                distances[at] = parent < 0 ? 0 : distances[parent] + 1;
            }
        }
        return distances[place];
    }

    private Trace.Step start(int place) {
        Trace.@Nullable Step[] found = new Trace.Step[1];
        byte[] wanted = bytes(place);
        successors.starts((_, result, to) -> keep(found, wanted, null, result, to));
        return Objects.requireNonNull(found[0], "a step that was taken before");
    }

    private Trace.Step step(int from, int to) {
        Trace.@Nullable Step[] found = new Trace.Step[1];
        byte[] wanted = bytes(to);
        int cause = store.cause(to);
        successors.by(cause, store.place(from, packing),
                (by, result, place) -> keep(found, wanted, causes.cause(by), result, place));
        return Objects.requireNonNull(found[0], "a step that was taken before");
    }

    private void keep(Trace.@Nullable Step[] found, byte[] wanted, @Nullable Cause cause, StepResult result,
            @Nullable Place to) {
        if (found[0] != null || to == null) {
            return;
        }
        to.pack(packing);
        if (Arrays.equals(wanted, 0, wanted.length, packing.bytes(), 0, packing.size())) {
            found[0] = new Trace.Step(Optional.ofNullable(cause), successors.told(), !successors.isGuess(),
                    result);
        }
    }

    private byte[] bytes(int place) {
        int from = store.offset(place);
        return Arrays.copyOfRange(store.chunk(place), from, from + store.length(place));
    }
}
