package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Drives one machine in virtual time: its own timers fire when time is advanced, everything else
/// is left in the effects for the caller to look at or to answer. Deterministic; not thread-safe.
public final class Simulation {
    private final Stepper stepper;
    private final Function<String, Duration> delays;
    private final List<Timer> timers = new ArrayList<>();
    private final Map<String, Timer> named = new HashMap<>();
    private final StepResult start;
    private Snapshot snapshot;
    private Duration now = Duration.ZERO;

    private static final class Timer {
        private final Optional<String> id;
        private final Duration due;
        private final Event event;

        Timer(Optional<String> id, Duration due, Event event) {
            this.id = id;
            this.due = due;
            this.event = event;
        }
    }

    /// Starts a machine.
    ///
    /// @param delays
    ///            the durations of named delays
    public Simulation(CompiledMachine machine, @Nullable Object input, Guards guards,
            Function<String, Duration> delays) {
        this.stepper = new Stepper(machine, guards);
        this.delays = delays;
        this.start = stepper.initial(input);
        this.snapshot = start.snapshot();
        applyTimers(start);
    }

    /// A machine without input, named guards and named delays.
    public Simulation(CompiledMachine machine) {
        this(machine, null, Guards.NONE, name -> {
            throw new IllegalStateException("the delay `" + name + "` is not bound");
        });
    }

    private Simulation(Saved saved, Guards guards, Function<String, Duration> delays) {
        this.stepper = new Stepper(saved.snapshot().machine(), guards);
        this.delays = delays;
        this.snapshot = saved.snapshot();
        this.start = new StepResult(snapshot, List.of(), true, List.of());
        for (Saved.Timer timer : saved.timers()) {
            if (timer.recipient().isEmpty()) {
                start(timer.id(), timer.left(), timer.event());
            }
        }
    }

    /// Goes on where a machine was when it was saved, at time zero. Delays of messages to others
    /// are theirs to go on with; children are in `saved` for the caller to start.
    public static Simulation resume(Saved saved, Guards guards, Function<String, Duration> delays) {
        return new Simulation(saved, guards, delays);
    }

    /// All that is needed to go on later. A simulation knows of no children.
    public Saved save() {
        List<Saved.Timer> left = new ArrayList<>();
        for (Timer timer : timers) {
            left.add(new Saved.Timer(timer.id, timer.due.minus(now), timer.event, Optional.empty()));
        }
        return new Saved(snapshot, left, List.of());
    }

    /// What starting the machine gave.
    public StepResult start() {
        return start;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /// The virtual time since the start.
    public Duration now() {
        return now;
    }

    /// Gives the machine an event now.
    public StepResult send(Event event) {
        StepResult result = stepper.step(snapshot, event);
        snapshot = result.snapshot();
        applyTimers(result);
        return result;
    }

    /// The moment at which the next timer falls due, counted from the start.
    public Optional<Duration> nextTimer() {
        return Optional.ofNullable(nextDue()).map(timer -> timer.due);
    }

    /// Lets time pass until the next timer falls due, and fires it and no other.
    ///
    /// @throws IllegalStateException
    ///             if no timer runs
    public StepResult fireNext() {
        Timer next = nextDue();
        if (next == null) {
            throw new IllegalStateException("no timer runs");
        }
        fires(next);
        now = next.due.compareTo(now) > 0 ? next.due : now;
        return send(next.event);
    }

    /// Lets time pass; every timer that falls due fires at its moment, those of one moment in the
    /// order in which they were started. Gives one result per timer.
    public List<StepResult> advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        Duration end = now.plus(time);
        List<StepResult> results = new ArrayList<>();
        for (Timer next = nextDue(); next != null && next.due.compareTo(end) <= 0; next = nextDue()) {
            results.add(fireNext());
        }
        now = end;
        return results;
    }

    /// Lets time jump: every timer that is due by then fires late, at the end of the jump, and what
    /// it starts counts from there. So does XState's simulated clock, and a computer that slept.
    /// Gives one result per timer.
    public List<StepResult> jump(Duration time) {
        now = now.plus(time);
        List<StepResult> results = new ArrayList<>();
        for (Timer next = nextDue(); next != null && next.due.compareTo(now) <= 0; next = nextDue()) {
            fires(next);
            results.add(send(next.event));
        }
        return results;
    }

    private void start(Optional<String> id, Duration delay, Event event) {
        Timer timer = new Timer(id, now.plus(delay), event);
        timers.add(timer);
        id.ifPresent(name -> named.put(name, timer));
    }

    private void fires(Timer timer) {
        timers.remove(timer);
        timer.id.ifPresent(named::remove);
    }

    private @Nullable Timer nextDue() {
        Timer first = null;
        for (Timer timer : timers) {
            if (first == null || timer.due.compareTo(first.due) < 0) {
                first = timer;
            }
        }
        return first;
    }

    private void applyTimers(StepResult result) {
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StartTimer(var id, var delay, var event)) {
                start(id, duration(delay), event);
            } else if (effect instanceof Effect.CancelTimer(String id)) {
                timers.remove(named.remove(id));
            }
        }
        if (!snapshot.isActive()) {
            timers.clear();
        }
    }

    private Duration duration(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> fixed.duration();
            case Delay.Named named -> delays.apply(named.name());
            case Delay.Invalid invalid -> throw new IllegalStateException("not compiled: " + invalid);
        };
    }
}
