package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds circles without progress: the machine is where it was before, variables included, and has
/// entered no state tagged `progress` in between. A machine without such states is not judged.
/// Not thread-safe.
final class Progress {
    static final String TAG = "progress";
    /// A longer way without progress is forgotten at its beginning.
    private static final int LONGEST = 4_096;

    private final boolean labelled;
    private final Map<Snapshot, Integer> places = new HashMap<>();
    private final List<Observation> way = new ArrayList<>();
    private final Set<Snapshot> reported = new HashSet<>();

    Progress(Machine machine) {
        boolean any = false;
        for (State state : machine.states()) {
            any |= state.tags().contains(TAG);
        }
        this.labelled = any;
    }

    /// Forgets the way so far.
    void forget() {
        places.clear();
        way.clear();
    }

    /// Goes on to a place.
    ///
    /// @return the circle that this has closed, the first time that it is closed; else nothing
    List<Observation> reach(Snapshot place, Observation step) {
        if (!labelled) {
            return List.of();
        }
        if (place.tags().contains(TAG) || way.size() >= LONGEST) {
            forget();
            return List.of();
        }
        Integer before = places.putIfAbsent(place, way.size() + 1);
        way.add(step);
        if (before == null) {
            return List.of();
        }
        List<Observation> circle = List.copyOf(way.subList(before, way.size()));
        forget();
        places.put(place, 1);
        way.add(step);
        return reported.add(place) ? circle : List.of();
    }
}
