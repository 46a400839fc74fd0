package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import java.util.Arrays;

/// Where states were first active, and transitions first taken: the ends of shortest ways.
final class Ways {
    private final int[] places;
    private final int[] froms;
    private final int[] causes;

    Ways(CompiledMachine machine) {
        this.places = new int[machine.machine().states().size()];
        this.froms = new int[machine.transitionCount()];
        this.causes = new int[machine.transitionCount()];
        Arrays.fill(places, -1);
    }

    /// Notes that a transition was taken for the first time.
    void take(int transition, int from, int cause) {
        froms[transition] = from;
        causes[transition] = cause;
    }

    /// Notes the states that are active at a new place.
    void enter(Snapshot snapshot, int place) {
        for (int i = 0; i < snapshot.activeCount(); i++) {
            if (places[snapshot.active(i)] < 0) {
                places[snapshot.active(i)] = place;
            }
        }
    }

    /// The first place where a state is active; negative if there is none.
    int placeOf(int state) {
        return places[state];
    }

    /// The place from which a transition was first taken; negative for the start of the machine.
    int from(int transition) {
        return froms[transition];
    }

    int cause(int transition) {
        return causes[transition];
    }
}
