package dev.actorweb.machine.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Drives one machine in virtual time: its own timers fire when time is advanced, everything else
/// is left in the effects for the caller to look at or to answer. The machines that belong to it
/// ([CompiledMachine#part(String)]) run within the same time as long as they are invoked, or until a
/// spawned one is stopped. Deterministic; not thread-safe.
public final class Simulation {
    private final Agenda agenda = new Agenda();
    private final Session.Setting setting;
    private final Session session;
    private final StepResult start;

    /// Is told what a machine does that runs within another.
    @FunctionalInterface
    public interface Within {
        /// Tells of one step.
        ///
        /// @param path
        ///            the id under which it was invoked or spawned, after those of the machines
        ///            around it
        /// @param event
        ///            `xstate.init` at its start, `xstate.stop` when the state that invoked it is
        ///            left, or it is stopped
        void step(String path, Event event, StepResult result);
    }

    /// An event that a timer is to bring.
    ///
    /// @param at
    ///            the moment, counted from the start
    public record Due(Duration at, Event event) {}

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
        this(machine, input, guards, delays, entered, (_, _, _) -> {});
    }

    /// Starts a machine.
    ///
    /// @param entered
    ///            takes the index of every state of this machine that is entered, even if the same
    ///            step leaves it again
    /// @param within
    ///            is told what the machines within this one do, their starts included
    public Simulation(CompiledMachine machine, @Nullable Object input, Guards guards,
            Function<String, Duration> delays, BitSet entered, Within within) {
        this.setting = new Session.Setting(guards, delays);
        setting.observe(within);
        this.session = new Session(setting, agenda, Session.beginning(machine), entered);
        this.start = session.start(input);
    }

    /// A machine without input, named guards and named delays.
    public Simulation(CompiledMachine machine) {
        this(machine, null, Guards.NONE, name -> {
            throw new IllegalStateException("the delay `" + name + "` is not bound");
        });
    }

    private Simulation(Saved saved, Guards guards, Function<String, Duration> delays) {
        this.setting = new Session.Setting(guards, delays);
        this.session = new Session(setting, agenda, saved.snapshot(), new BitSet());
        this.start = nothing();
        for (Saved.Timer timer : saved.timers()) {
            if (timer.recipient().isEmpty()) {
                session.resume(timer);
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
        if (!session.children().isEmpty()) {
            throw new IllegalStateException(
                    "a machine within runs, which cannot be saved: " + session.children().keySet());
        }
        List<Saved.Timer> left = new ArrayList<>();
        for (Agenda.Timer timer : agenda.timers()) {
            left.add(new Saved.Timer(timer.id(), timer.due().minus(agenda.now()), timer.event(),
                    Optional.empty()));
        }
        return new Saved(snapshot(), left, List.of());
    }

    /// Tells from now on every event that the machine itself is given, and what came of it, timers
    /// and what machines within it send included.
    public void observe(BiConsumer<Event, StepResult> steps) {
        session.observe(steps);
    }

    /// Tells from now on what the machines within this one do.
    public void observeWithin(Within steps) {
        setting.observe(steps);
    }

    /// What starting the machine gave.
    public StepResult start() {
        return start;
    }

    public Snapshot snapshot() {
        return session.snapshot();
    }

    /// The virtual time since the start.
    public Duration now() {
        return agenda.now();
    }

    /// Gives the machine an event now.
    public StepResult send(Event event) {
        return session.send(event);
    }

    /// Gives a machine within this one an event now, or this one itself if the path is empty.
    /// Nothing happens if there is none; what a machine within does shows as a step without effects.
    public StepResult send(String path, Event event) {
        if (path.isEmpty()) {
            return send(event);
        }
        session.find(path).ifPresent(within -> within.send(event));
        return nothing();
    }

    /// Where a machine within this one is; empty if there is none.
    public Optional<Snapshot> snapshot(String path) {
        return session.find(path).map(Session::snapshot);
    }

    /// The moment at which the next timer falls due, counted from the start.
    public Optional<Duration> nextTimer() {
        return Optional.ofNullable(agenda.next()).map(Agenda.Timer::due);
    }

    /// What timers are to bring to the machine itself, in the order in which it falls due.
    public List<Due> dues() {
        List<Due> dues = new ArrayList<>();
        for (Agenda.Timer timer : agenda.timers()) {
            if (timer.recipient() == session) {
                dues.add(new Due(timer.due(), timer.event()));
            }
        }
        dues.sort(Comparator.comparing(Due::at)); // stable: of one moment in the order of their
                                                  // start
        return dues;
    }

    /// Lets time pass until the next timer falls due, and fires it and no other. A timer of an
    /// invoked machine shows as a step without effects.
    ///
    /// @throws IllegalStateException
    ///             if no timer runs
    public StepResult fireNext() {
        Agenda.Timer next = agenda.next();
        if (next == null) {
            throw new IllegalStateException("no timer runs");
        }
        agenda.moveTo(next.due().compareTo(agenda.now()) > 0 ? next.due() : agenda.now());
        return fire(next);
    }

    /// Lets time pass; every timer that falls due fires at its moment, those of one moment in the
    /// order in which they were started. Gives one result per timer of the machine itself.
    public List<StepResult> advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        Duration end = agenda.now().plus(time);
        List<StepResult> results = new ArrayList<>();
        for (Agenda.Timer next = dueBy(end); next != null; next = dueBy(end)) {
            StepResult result = fireNext();
            if (next.recipient() == session) {
                results.add(result);
            }
        }
        agenda.moveTo(end);
        return results;
    }

    /// Lets time jump: every timer that is due by then fires late, at the end of the jump, and what
    /// it starts counts from there. So does XState's simulated clock, and a computer that slept.
    /// Gives one result per timer of the machine itself.
    public List<StepResult> jump(Duration time) {
        Duration end = agenda.now().plus(time);
        agenda.moveTo(end);
        List<StepResult> results = new ArrayList<>();
        for (Agenda.Timer next = dueBy(end); next != null; next = dueBy(end)) {
            StepResult result = fire(next);
            if (next.recipient() == session) {
                results.add(result);
            }
        }
        return results;
    }

    private Agenda.@Nullable Timer dueBy(Duration time) {
        Agenda.Timer next = agenda.next();
        return next != null && next.due().compareTo(time) <= 0 ? next : null;
    }

    private StepResult fire(Agenda.Timer timer) {
        agenda.remove(timer);
        timer.sender().fired(timer);
        Session recipient = timer.recipient();
        if (recipient == null) {
            timer.sender().deliver(timer);
            return nothing();
        }
        StepResult result = agenda.isStuck() ? recipient.stuck(timer.event()) : recipient.send(timer.event());
        return recipient == session ? result : nothing();
    }

    private StepResult nothing() {
        return new StepResult(snapshot(), List.of(), true, List.of());
    }
}
