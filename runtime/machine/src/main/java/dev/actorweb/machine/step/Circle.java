package dev.actorweb.machine.step;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices that a step goes round in a circle, long before it has gone round as often as it may
/// (Brent's algorithm: one microstep is remembered, a later one each time as many have passed
/// again).
///
/// It tells so when it has gone round twice, and at the transition with which the limit of
/// microsteps would have been reached. A step that raises more and more, or counts, is never where
/// it was.
final class Circle {
    private static final int FIRST = 32;
    private final Repetition repetition;
    private int marked;
    private int next;
    private int round;
    private int[] active = {};
    private int[][] history = {};
    private @Nullable Context context;
    private @Nullable Event event;
    private List<Event> raised = List.of();
    private List<Event> deferred = List.of();
    private boolean eventless;

    Circle(Repetition repetition) {
        this.repetition = repetition;
    }

    void begin() {
        next = FIRST;
        round = 0;
    }

    /// Whether the step, after so many microsteps, will never end.
    boolean isClosed(int microsteps, boolean lookForEventless, Run run) {
        if (round > 0 && microsteps < marked + 2 * round) {
            return false;
        }
        if (round > 0) {
            return (Step.MICROSTEP_LIMIT - microsteps) % round == 0;
        }
        if (microsteps >= next) {
            mark(microsteps, lookForEventless, run);
            next = 2 * microsteps;
        } else if (next > FIRST && eventless == lookForEventless && isMarked(run) && repetition.repeats()) {
            round = microsteps - marked;
        }
        return false;
    }

    private void mark(int microsteps, boolean lookForEventless, Run run) {
        marked = microsteps;
        eventless = lookForEventless;
        active = run.active.toArray();
        history = run.history;
        context = run.context();
        event = run.event();
        raised = run.raised();
        deferred = run.deferred.toList();
        repetition.mark();
    }

    private boolean isMarked(Run run) {
        return Arrays.equals(active, run.active.toArray()) && run.context().equals(context)
                && run.event().equals(event) && Arrays.deepEquals(history, run.history)
                && raised.equals(run.raised()) && deferred.equals(run.deferred.toList());
    }
}
