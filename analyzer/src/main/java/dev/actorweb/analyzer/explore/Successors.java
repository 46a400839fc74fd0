package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Failure;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.step.Stepper;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The places to which a machine can come in one step, by the step function that runs it: every
/// cause that matters there, and every way unknown guards can turn out. Not thread-safe.
///
/// A few deferred events are kept. One more that comes from outside is left out, as it may as well
/// come later: when what was kept is recalled, the oldest first, the machine is where the newest
/// would find it. Only what the machine raises itself comes at one time and no other.
final class Successors {
    private static final int MOST_TIMERS = 24;
    private static final int MOST_DEFERRED = 4;

    /// Takes what can follow.
    interface Sink {
        /// One step and where it leads. A step that takes no transition leads nowhere, and `to`
        /// is null.
        void step(int cause, StepResult result, @Nullable Place to);

        /// Whether there is still somebody who wants to know.
        default boolean goesOn() {
            return true;
        }
    }

    private final CompiledMachine machine;
    private final Causes causes;
    private final Oracle oracle;
    private final Stepper stepper;
    private final Map<String, Duration> delays;
    private final int[] stamps;
    private int[] chosen = new int[8];
    private int stamp;
    private final boolean defersItsOwn;
    private boolean tooManyTimers;
    private boolean tooManyDeferred;

    Successors(CompiledMachine machine, Causes causes, Given given) {
        this.machine = machine;
        this.causes = causes;
        this.oracle = new Oracle(given);
        this.stepper = new Stepper(machine, oracle);
        stepper.noticeCircles(oracle);
        this.delays = given.delays();
        this.stamps = new int[causes.alphabet()];
        this.defersItsOwn = machine.isDeferring() && defersItsOwn(machine.machine());
    }

    private static boolean defersItsOwn(Machine machine) {
        for (References.Reference raised : References.of(machine).raised()) {
            for (State state : machine.states()) {
                for (Trigger.OnEvent deferred : state.defer()) {
                    if (machine.dialect().matches(deferred.descriptor(), raised.name())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Notes every state that is entered from now on.
    void noteEntries(BitSet states) {
        stepper.noteEntries(states);
    }

    Optional<Bounds.Stop> shortcoming() {
        if (tooManyTimers) {
            return Optional.of(Bounds.Stop.TIMERS);
        }
        if (tooManyDeferred) {
            return Optional.of(Bounds.Stop.DEFERRED);
        }
        return oracle.overflowed() ? Optional.of(Bounds.Stop.CHOICES) : Optional.empty();
    }

    /// Whether the step that a sink was just told of depends on unknown guards.
    boolean isGuess() {
        return oracle.isAsked();
    }

    /// Whether an endless step that a sink was just told of goes round without asking: however it
    /// came into the circle, no answer leads out.
    boolean isSelfMade() {
        return oracle.isSelfMade();
    }

    /// What conditions of unknown value were taken to be in the step that a sink was just told of.
    Map<String, List<Boolean>> assumed() {
        return oracle.assumed();
    }

    /// The answers that named guards got in the step that a sink was just told of.
    Map<String, List<Boolean>> told() {
        return oracle.told();
    }

    /// Every way in which the machine can start.
    void starts(Sink sink) {
        oracle.begin();
        boolean more;
        do {
            StepResult result = stepper.initial(EvalError.UNKNOWN);
            sink.step(-1, result, place(result, Place.NONE, Zone.EMPTY));
            more = oracle.next(isEndless(result));
        } while (more);
    }

    private static boolean isEndless(StepResult result) {
        return result.snapshot().failure().map(Failure::isEndless).orElse(false);
    }

    /// Every step from here.
    void from(Place place, Sink sink) {
        if (place.ended()) {
            return;
        }
        Zone later = place.zone().elapsed();
        int events = choose(place);
        for (int i = 0; i < events && sink.goesOn(); i++) {
            step(place, chosen[i], place.services(), later, sink);
        }
        for (int i = 0; i < place.zone().timers.length; i++) {
            Zone fired = place.zone().fire(i);
            if (fired != null) {
                step(place, place.zone().timers[i], place.services(), fired, sink);
            }
        }
        for (int service : place.services()) {
            int done = service >>> 1;
            int[] others = without(place.services(), service);
            step(place, done, others, later, sink);
            step(place, done + 1, others, later, sink);
            if ((service & 1) == 1) {
                step(place, done + 2, place.services(), later, sink);
            }
        }
    }

    /// The steps from here that have this cause.
    void by(int cause, Place place, Sink sink) {
        if (place.ended()) {
            return;
        }
        Zone later = place.zone().elapsed();
        if (cause < causes.alphabet()) {
            step(place, cause, place.services(), later, sink);
            return;
        }
        for (int i = 0; i < place.zone().timers.length; i++) {
            Zone fired = place.zone().timers[i] == cause ? place.zone().fire(i) : null;
            if (fired != null) {
                step(place, cause, place.services(), fired, sink);
            }
        }
        for (int service : place.services()) {
            int done = service >>> 1;
            if (cause == done || cause == done + 1) {
                step(place, cause, without(place.services(), service), later, sink);
            } else if (cause == done + 2 && (service & 1) == 1) {
                step(place, cause, place.services(), later, sink);
            }
        }
    }

    /// The events that can make a difference here; the first so many of `chosen`.
    private int choose(Place place) {
        boolean open = false;
        boolean curious = false;
        int count = 0;
        stamp++;
        for (int i = place.snapshot().activeCount() - 1; i >= 0; i--) {
            int state = place.snapshot().active(i);
            open |= causes.isOpen(state);
            curious |= causes.isCurious(state);
            for (int event : causes.named(state)) {
                if (stamps[event] != stamp) {
                    stamps[event] = stamp;
                    count = put(event, count);
                }
            }
        }
        if (open) {
            count = 0;
            for (int event = 0; event < causes.alphabet(); event++) {
                count = put(event, count);
            }
        } else if (curious) {
            count = put(causes.other(), count);
        }
        Arrays.sort(chosen, 0, count);
        return count;
    }

    private int put(int event, int count) {
        if (count == chosen.length) {
            chosen = Arrays.copyOf(chosen, 2 * count);
        }
        chosen[count] = event;
        return count + 1;
    }

    private void step(Place from, int cause, int[] services, Zone zone, Sink sink) {
        Event event = causes.event(cause);
        oracle.begin();
        boolean more;
        do {
            StepResult result = stepper.step(from.snapshot(), event);
            boolean idle = result.transitions().isEmpty() && result.snapshot().isActive()
                    && cause < causes.alphabet();
            if (machine.isDeferring()) {
                int before = from.snapshot().deferred().size();
                int now = result.snapshot().deferred().size();
                idle &= now == before;
                if (now > before && now > MOST_DEFERRED) {
                    tooManyDeferred |= defersItsOwn || !result.transitions().isEmpty();
                    idle = true; // not followed
                }
            }
            sink.step(cause, result, idle ? null : place(result, services, zone));
            more = sink.goesOn() && oracle.next(isEndless(result));
        } while (more);
    }

    // ---- what the step wants outside

    private Place place(StepResult result, int[] services, Zone zone) {
        if (!result.snapshot().isActive()) {
            return new Place(result.snapshot(), Place.NONE, Zone.EMPTY, true);
        }
        int[] running = services;
        Zone timers = zone;
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StartTimer start) {
                timers = start(timers, start);
            } else if (effect instanceof Effect.CancelTimer(String id, boolean all)) {
                timers = cancel(timers, id, all);
            } else if (effect instanceof Effect.StartInvoke start) {
                running = with(running, start.id(), start.src(), start.snapshots());
            } else if (effect instanceof Effect.StopInvoke(String id)) {
                running = stop(running, id);
            } else if (effect instanceof Effect.Spawn spawn && spawn.id().isPresent()) {
                running = with(running, spawn.id().get(), spawn.src(), false);
            } else if (effect instanceof Effect.StopChild(String id)) {
                running = stop(running, id);
            }
        }
        return new Place(result.snapshot(), running, timers, false);
    }

    private Zone start(Zone timers, Effect.StartTimer start) {
        if (timers.timers.length >= MOST_TIMERS) {
            tooManyTimers = true;
            return timers;
        }
        return timers.with(causes.timer(start), nanos(start.delay()));
    }

    private long nanos(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> fixed.duration().toNanos();
            case Delay.Named named -> {
                Duration given = delays.get(named.name());
                yield given == null ? -1 : given.toNanos();
            }
            case Delay.Computed _ -> -1; // by a value that is not known
            case Delay.Invalid invalid -> throw new IllegalStateException("not compiled: " + invalid);
        };
    }

    private Zone cancel(Zone timers, String id, boolean all) {
        Zone rest = timers;
        for (int i = timers.timers.length - 1; i >= 0; i--) {
            if (causes.timerId(timers.timers[i]).filter(id::equals).isPresent()) {
                rest = rest.without(i);
                if (!all) {
                    return rest;
                }
            }
        }
        return rest;
    }

    private int[] with(int[] services, String id, String source, boolean snapshots) {
        int[] rest = stop(services, id);
        int[] more = Arrays.copyOf(rest, rest.length + 1);
        more[rest.length] = 2 * causes.service(id, source) + (snapshots ? 1 : 0);
        Arrays.sort(more);
        return more;
    }

    private int[] stop(int[] services, String id) {
        for (int service : services) {
            if (causes.cause(service >>> 1) instanceof Cause.Answered answered && answered.id().equals(id)) {
                return without(services, service);
            }
        }
        return services;
    }

    private static int[] without(int[] services, int service) {
        int[] rest = new int[services.length - 1];
        int at = 0;
        for (int other : services) {
            if (other != service) {
                rest[at++] = other;
            }
        }
        return rest;
    }

    CompiledMachine machine() {
        return machine;
    }
}
