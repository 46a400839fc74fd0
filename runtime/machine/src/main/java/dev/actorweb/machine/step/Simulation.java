package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Drives one machine in virtual time: its own timers fire when time is advanced, everything else
/// is left in the effects for the caller to look at or to answer. The machines that belong to it
/// ([CompiledMachine#part(String)]) run within the same time as long as they are invoked.
/// Deterministic; not thread-safe.
public final class Simulation {
    private final Stepper stepper;
    private final Guards guards;
    private final Function<String, Duration> delays;
    private final Clock clock;
    private final @Nullable Simulation parent;
    private final String id;
    private final Map<String, Timer> named = new HashMap<>();
    private final Map<String, Simulation> children = new HashMap<>();
    private final StepResult start;
    private Snapshot snapshot;
    private BiConsumer<Event, StepResult> observer = (_, _) -> {};

    /// The time that a machine and those within it share, and what is to happen.
    private static final class Clock {
        private final List<Timer> timers = new ArrayList<>();
        private Duration now = Duration.ZERO;
        private int firedNow;

        void moveTo(Duration time) {
            firedNow = time.compareTo(now) > 0 ? 0 : firedNow;
            now = time;
        }
    }

    /// @param delayed
    ///            whether the event is still with its sender, and lost when that ends
    private record Timer(Simulation sender, Simulation recipient, Optional<String> id, Duration due,
            boolean delayed, Event event) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// Starts a machine.
    ///
    /// @param delays
    ///            the durations of named delays
    public Simulation(CompiledMachine machine, @Nullable Object input, Guards guards,
            Function<String, Duration> delays) {
        this(machine, input, guards, delays, new BitSet());
    }

    /// Starts a machine.
    ///
    /// @param entered
    ///            takes the index of every state of this machine that is entered, even if the same
    ///            step leaves it again
    public Simulation(CompiledMachine machine, @Nullable Object input, Guards guards,
            Function<String, Duration> delays, BitSet entered) {
        this(machine, input, guards, delays, new Clock(), null, "", entered);
    }

    private Simulation(CompiledMachine machine, @Nullable Object input, Guards guards,
            Function<String, Duration> delays, Clock clock, @Nullable Simulation parent, String id,
            BitSet entered) {
        this.stepper = new Stepper(machine, guards);
        stepper.noteEntries(entered);
        this.guards = guards;
        this.delays = delays;
        this.clock = clock;
        this.parent = parent;
        this.id = id;
        this.start = stepper.initial(input);
        this.snapshot = start.snapshot();
        apply(start);
    }

    /// A machine without input, named guards and named delays.
    public Simulation(CompiledMachine machine) {
        this(machine, null, Guards.NONE, name -> {
            throw new IllegalStateException("the delay `" + name + "` is not bound");
        });
    }

    private Simulation(Saved saved, Guards guards, Function<String, Duration> delays) {
        this.stepper = new Stepper(saved.snapshot().machine(), guards);
        this.guards = guards;
        this.delays = delays;
        this.clock = new Clock();
        this.parent = null;
        this.id = "";
        this.snapshot = saved.snapshot();
        this.start = new StepResult(snapshot, List.of(), true, List.of());
        for (Saved.Timer timer : saved.timers()) {
            if (timer.recipient().isEmpty()) {
                start(this, timer.id(), timer.left(), timer.event());
            }
        }
    }

    /// Goes on where a machine was when it was saved, at time zero. Delays of messages to others
    /// are theirs to go on with; children are in `saved` for the caller to start.
    public static Simulation resume(Saved saved, Guards guards, Function<String, Duration> delays) {
        return new Simulation(saved, guards, delays);
    }

    /// All that is needed to go on later. A simulation knows of no children but the machines within
    /// its own.
    ///
    /// @throws IllegalStateException
    ///             if such a machine runs
    public Saved save() {
        if (!children.isEmpty()) {
            throw new IllegalStateException(
                    "a machine within runs, which cannot be saved: " + children.keySet());
        }
        List<Saved.Timer> left = new ArrayList<>();
        for (Timer timer : clock.timers) {
            left.add(new Saved.Timer(timer.id, timer.due.minus(clock.now), timer.event, Optional.empty()));
        }
        return new Saved(snapshot, left, List.of());
    }

    /// Tells from now on every event that the machine itself is given, and what came of it, timers
    /// and what machines within it send included.
    public void observe(BiConsumer<Event, StepResult> steps) {
        observer = steps;
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
        return clock.now;
    }

    /// Gives the machine an event now.
    public StepResult send(Event event) {
        StepResult result = stepper.step(snapshot, event);
        snapshot = result.snapshot();
        observer.accept(event, result);
        apply(result);
        return result;
    }

    /// The moment at which the next timer falls due, counted from the start.
    public Optional<Duration> nextTimer() {
        return Optional.ofNullable(nextDue()).map(Timer::due);
    }

    /// Lets time pass until the next timer falls due, and fires it and no other. A timer of an
    /// invoked machine shows as a step without effects.
    ///
    /// @throws IllegalStateException
    ///             if no timer runs
    public StepResult fireNext() {
        Timer next = nextDue();
        if (next == null) {
            throw new IllegalStateException("no timer runs");
        }
        clock.moveTo(next.due.compareTo(clock.now) > 0 ? next.due : clock.now);
        return fire(next);
    }

    /// Lets time pass; every timer that falls due fires at its moment, those of one moment in the
    /// order in which they were started. Gives one result per timer of the machine itself.
    public List<StepResult> advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        Duration end = clock.now.plus(time);
        List<StepResult> results = new ArrayList<>();
        for (Timer next = nextDue(); next != null && next.due.compareTo(end) <= 0; next = nextDue()) {
            StepResult result = fireNext();
            if (next.recipient == this) {
                results.add(result);
            }
        }
        clock.moveTo(end);
        return results;
    }

    /// Lets time jump: every timer that is due by then fires late, at the end of the jump, and what
    /// it starts counts from there. So does XState's simulated clock, and a computer that slept.
    /// Gives one result per timer of the machine itself.
    public List<StepResult> jump(Duration time) {
        clock.moveTo(clock.now.plus(time));
        List<StepResult> results = new ArrayList<>();
        for (Timer next = nextDue(); next != null
                && next.due.compareTo(clock.now) <= 0; next = nextDue()) {
            StepResult result = fire(next);
            if (next.recipient == this) {
                results.add(result);
            }
        }
        return results;
    }

    private StepResult fire(Timer timer) {
        clock.timers.remove(timer);
        timer.id.ifPresent(timer.sender.named::remove);
        StepResult result = ++clock.firedNow > Step.MICROSTEP_LIMIT
                ? timer.recipient.stuck(timer.event)
                : timer.recipient.send(timer.event);
        return timer.recipient == this
                ? result
                : new StepResult(snapshot, List.of(), true, List.of());
    }

    /// The machine sends itself events for ever, and no time passes.
    private StepResult stuck(Event event) {
        snapshot = snapshot.failed(new Failure("no end after " + Step.MICROSTEP_LIMIT
                + " events without delay; the machine sends `" + event.type() + "` again and again",
                Optional.empty(), null));
        StepResult result = new StepResult(snapshot, List.of(), true, List.of());
        apply(result);
        return result;
    }

    private @Nullable Timer nextDue() {
        Timer first = null;
        for (Timer timer : clock.timers) {
            if (first == null || timer.due.compareTo(first.due) < 0) {
                first = timer;
            }
        }
        return first;
    }

    // ---- what steps want done

    private void apply(StepResult result) {
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StartTimer(var timer, var delay, var event)) {
                later(this, event, Optional.of(delay), timer);
            } else if (effect instanceof Effect.CancelTimer(String timer, boolean all)) {
                cancel(timer, all);
            } else if (effect instanceof Effect.StartInvoke invoke) {
                invoke(invoke);
            } else if (effect instanceof Effect.StopInvoke(String child)) {
                stop(child);
            } else if (effect instanceof Effect.SendTo send && children.containsKey(send.actor())) {
                later(children.get(send.actor()), send.event(), send.delay(), send.id());
            } else if (effect instanceof Effect.SendParent send && parent != null) {
                later(parent, send.event().from(id), send.delay(), send.id());
            }
        }
        if (!snapshot.isActive()) {
            end();
        }
    }

    /// SCXML takes back what waits, not what was sent at once and is on its way.
    private void cancel(String timer, boolean all) {
        Timer latest = named.remove(timer);
        if (all) {
            clock.timers.removeIf(other -> other.sender == this && other.delayed
                    && other.id.filter(timer::equals).isPresent());
        } else {
            clock.timers.remove(latest);
        }
    }

    private void later(@Nullable Simulation recipient, Event event, Optional<Delay> delay,
            Optional<String> timerId) {
        if (recipient == null) {
            return;
        }
        start(recipient, timerId, delay.isPresent() ? duration(delay.get()) : Duration.ZERO, event);
    }

    private void start(Simulation recipient, Optional<String> timerId, Duration wait, Event event) {
        Timer timer = new Timer(this, recipient, timerId, clock.now.plus(wait), !wait.isZero(), event);
        clock.timers.add(timer);
        timerId.ifPresent(name -> named.put(name, timer));
    }

    private void invoke(Effect.StartInvoke invoke) {
        Optional<CompiledMachine> part = snapshot.machine().part(invoke.src());
        if (part.isPresent()) {
            Simulation child = new Simulation(part.get(), invoke.input(), guards, delays, clock, this,
                    invoke.id(), new BitSet());
            if (child.snapshot.isActive()) {
                children.put(invoke.id(), child);
            }
        }
    }

    private void stop(String child) {
        Simulation stopped = children.remove(child);
        if (stopped != null) {
            stopped.forget();
        }
    }

    /// The machine has ended, and tells who invoked it.
    private void end() {
        forget();
        if (parent != null) {
            parent.children.remove(id, this);
            parent.later(parent, snapshot.status() == Snapshot.Status.DONE
                    ? Event.done(id, snapshot.output())
                    : Event.failed(id, snapshot.failure().map(Failure::message).orElse("")), Optional.empty(),
                    Optional.empty());
        }
    }

    /// Drops what this machine still waits for, and those within it.
    private void forget() {
        clock.timers.removeIf(timer -> timer.recipient == this || (timer.sender == this && timer.delayed));
        for (String child : List.copyOf(children.keySet())) {
            stop(child);
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
