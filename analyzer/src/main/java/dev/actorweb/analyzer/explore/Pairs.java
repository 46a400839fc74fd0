package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pairs of transitions that runs of a machine can take one right after the other, each with a
/// shortest way.
///
/// A second walk over the places of an exploration notes, for each place, which transition a step
/// that leads there took last, and which one a step from there takes first; places are visited
/// shortest ways first, so the first one noted is the nearest.
public final class Pairs {
    /// More arrivals than this are not followed: pairs are for machines of human size.
    private static final int MOST = 400_000;
    private static final int START = -1;
    private final Exploration exploration;
    private final Map<Arrival, Integer> arrivals = new HashMap<>();
    private final Map<Integer, List<Integer>> departures = new HashMap<>();
    private final TreeMap<Pair, Way> ways = new TreeMap<>();
    private boolean overflowed;

    /// A place, and the transition taken last on arriving there.
    private record Arrival(int place, int last) {}

    /// Where a pair is taken: within the step from `from`, or in that step to `at` and the next.
    ///
    /// @param from
    ///            negative for the start of the machine
    /// @param at
    ///            negative when one step takes both
    private record Way(int from, int at, int length) {}

    private Pairs(Exploration exploration) {
        this.exploration = exploration;
    }

    /// The pairs of an exploration; empty when there are too many places to follow.
    public static Optional<Pairs> of(Exploration exploration) {
        Pairs pairs = new Pairs(exploration);
        pairs.walk();
        return pairs.overflowed ? Optional.empty() : Optional.of(pairs);
    }

    /// All pairs, in order.
    public List<Pair> list() {
        return List.copyOf(ways.keySet());
    }

    /// How many steps a shortest run needs that takes the pair.
    public int steps(Pair pair) {
        return way(pair).length;
    }

    /// A shortest run that takes the pair.
    public Trace trace(Pair pair) {
        Way way = way(pair);
        List<Trace.Step> steps = new ArrayList<>();
        if (way.from >= 0) {
            steps.addAll(exploration.trace(way.from).steps());
        }
        if (way.at < 0) {
            steps.add(find(way.from, (step, _) -> follow(taken(step), pair)));
        } else {
            steps.add(find(way.from, (step, to) -> to == way.at && !taken(step).isEmpty()
                    && taken(step).getLast() == pair.first()));
            steps.add(find(way.at, (step, _) -> !taken(step).isEmpty()
                    && taken(step).getFirst() == pair.second()));
        }
        return new Trace(exploration.machine(), steps);
    }

    private Way way(Pair pair) {
        Way way = ways.get(pair);
        if (way == null) {
            throw new IllegalArgumentException("no run takes " + pair);
        }
        return way;
    }

    private List<Integer> taken(Trace.Step step) {
        return Coverage.taken(exploration.machine(), step.result());
    }

    private static boolean follow(List<Integer> transitions, Pair pair) {
        for (int i = 1; i < transitions.size(); i++) {
            if (transitions.get(i - 1) == pair.first() && transitions.get(i) == pair.second()) {
                return true;
            }
        }
        return false;
    }

    private interface Wanted {
        boolean is(Trace.Step step, int to);
    }

    private Trace.Step find(int from, Wanted wanted) {
        Trace.@Nullable Step[] found = new Trace.Step[1];
        steps(from, (step, to) -> {
            if (found[0] == null && wanted.is(step, to)) {
                found[0] = step;
            }
        });
        return Objects.requireNonNull(found[0], "a step that was taken before");
    }

    private void steps(int from, Exploration.Steps sink) {
        if (from == START) {
            exploration.starts(sink);
        } else {
            exploration.steps(from, sink);
        }
    }

    // ---- the walk

    private void walk() {
        int[] distances = new int[exploration.visited() + 1];
        for (int from = START; from < exploration.visited() && !overflowed; from++) {
            int here = from;
            int length = from < 0 ? 0 : exploration.distance(from) + 1;
            distances[from + 1] = length;
            steps(from, (step, to) -> note(here, taken(step), to, length));
        }
        for (Map.Entry<Arrival, Integer> entry : arrivals.entrySet()) {
            Arrival arrival = entry.getKey();
            int length = distances[entry.getValue() + 1] + 1;
            for (int second : departures.getOrDefault(arrival.place, List.of())) {
                nearer(new Pair(arrival.last, second), new Way(entry.getValue(), arrival.place, length));
            }
        }
    }

    private void note(int from, List<Integer> taken, int to, int length) {
        if (taken.isEmpty()) {
            return;
        }
        for (int i = 1; i < taken.size(); i++) {
            nearer(new Pair(taken.get(i - 1), taken.get(i)), new Way(from, START, length));
        }
        if (from >= 0) {
            List<Integer> known = departures.computeIfAbsent(from, _ -> new ArrayList<>(4));
            if (!known.contains(taken.getFirst())) {
                known.add(taken.getFirst());
            }
        }
        if (to >= 0) {
            arrivals.putIfAbsent(new Arrival(to, taken.getLast()), from);
            overflowed |= arrivals.size() > MOST;
        }
    }

    private void nearer(Pair pair, Way way) {
        Way known = ways.get(pair);
        // of equally short ways the one through the earlier places, whatever order a map has
        if (known == null || way.length < known.length || (way.length == known.length
                && (way.from < known.from || (way.from == known.from && way.at < known.at)))) {
            ways.put(pair, way);
        }
    }
}
