package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the moments at which the steps of a way can be taken: a timer fires exactly when it is
/// due, and no other one falls due before.
///
/// Each of that is a bound on the difference of two moments, `later − earlier ≥ least`; the earliest
/// moments that keep all bounds are the longest paths through them, and there are none where a
/// circle of bounds is longer than zero.
final class Timing {
    private final Trace way;
    private final Function<Delay, Duration> durations;
    /// By which timers keep apart that are not forced to fall due together.
    private final long apart;
    private final boolean strict;
    private final List<Bound> bounds = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();

    private record Bound(int earlier, int later, long least) {}

    private record Running(int since, Optional<String> id, Delay delay, String event) {}

    private Timing(Trace way, Function<Delay, Duration> durations, long apart, boolean strict) {
        this.way = way;
        this.durations = durations;
        this.apart = apart;
        this.strict = strict;
    }

    /// The ways to time the steps that are worth trying: first those in which timers fall due one
    /// after the other, then those in which older ones may fall due together with younger ones. Each
    /// has a moment for every step of the way.
    static List<List<Duration>> of(Trace way, Function<Delay, Duration> durations) {
        List<List<Duration>> found = new ArrayList<>();
        for (boolean strict : new boolean[]{true, false}) {
            for (long apart : new long[]{1_000_000, 1}) {
                Optional<List<Duration>> moments = new Timing(way, durations, apart, strict).solve();
                if (moments.isPresent() && !found.contains(moments.get())) {
                    found.add(moments.get());
                    break;
                }
            }
        }
        return found;
    }

    private Optional<List<Duration>> solve() {
        collect(0, way.steps().getFirst().result());
        for (int i = 1; i < way.steps().size(); i++) {
            Trace.Step step = way.steps().get(i);
            bounds.add(new Bound(i - 1, i, 0));
            if (step.cause().orElse(null) instanceof Cause.Fired fired && !fire(i, fired)) {
                return Optional.empty();
            }
            for (Running other : running) { // none of them is due yet
                boolean younger = step.cause().orElse(null) instanceof Cause.Fired && !strict;
                bounds.add(new Bound(i, other.since,
                        (younger ? 0 : apart) - durations.apply(other.delay).toNanos()));
            }
            collect(i, step.result());
        }
        return longest();
    }

    /// The timer that fires is the oldest of its kind.
    private boolean fire(int step, Cause.Fired fired) {
        for (int at = 0; at < running.size(); at++) {
            Running timer = running.get(at);
            if (timer.id.equals(fired.id()) && timer.delay.text().equals(fired.delay().text())
                    && timer.event.equals(fired.event().type())) {
                long nanos = durations.apply(timer.delay).toNanos();
                bounds.add(new Bound(timer.since, step, nanos));
                bounds.add(new Bound(step, timer.since, -nanos));
                running.remove(at);
                return true;
            }
        }
        return false;
    }

    private void collect(int step, StepResult result) {
        if (!result.snapshot().isActive()) {
            running.clear();
            return;
        }
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StartTimer(var id, var delay, var event)) {
                running.add(new Running(step, id, delay, event.type()));
            } else if (effect instanceof Effect.CancelTimer(String id, boolean all)) {
                for (int at = running.size() - 1; at >= 0; at--) {
                    if (running.get(at).id.filter(id::equals).isPresent()) {
                        running.remove(at);
                        if (!all) {
                            break;
                        }
                    }
                }
            }
        }
    }

    private Optional<List<Duration>> longest() {
        long[] moments = new long[way.steps().size()];
        boolean changed = true;
        for (int round = 0; changed; round++) {
            if (round > moments.length) {
                return Optional.empty();
            }
            changed = false;
            for (Bound bound : bounds) {
                long least = moments[bound.earlier] + bound.least;
                if (least > moments[bound.later]) {
                    if (bound.later == 0) {
                        return Optional.empty();
                    }
                    moments[bound.later] = least;
                    changed = true;
                }
            }
        }
        return Optional.of(Arrays.stream(moments).mapToObj(Duration::ofNanos).toList());
    }
}
