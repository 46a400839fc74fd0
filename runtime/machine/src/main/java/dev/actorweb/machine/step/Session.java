package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One machine of a [Simulation]: the machine itself, or one that runs within it because a state
/// has invoked it, or an action spawned it.
final class Session {
    private static final Event START = Event.of("xstate.init");
    private static final Event CANCEL = Event.of("xstate.stop");
    private final Setting setting;
    private final Agenda agenda;
    private final @Nullable Session parent;
    private final String id;
    private final Stepper stepper;
    private final Map<String, Agenda.Timer> named = new HashMap<>();
    private final Map<String, Session> children = new HashMap<>();
    private BiConsumer<Event, StepResult> observer = (_, _) -> {};
    private Snapshot snapshot;

    /// What all machines of a simulation have in common.
    static final class Setting {
        private final Guards guards;
        private final Function<String, Duration> delays;
        private Simulation.Within within = (_, _, _) -> {};

        Setting(Guards guards, Function<String, Duration> delays) {
            this.guards = guards;
            this.delays = delays;
        }

        void observe(Simulation.Within steps) {
            within = steps;
        }
    }

    /// @param at
    ///            where it goes on, or will have been started
    /// @param entered
    ///            where to note every state that is entered
    Session(Setting setting, Agenda agenda, Snapshot at, BitSet entered) {
        this(setting, agenda, null, "", at);
        stepper.noteEntries(entered);
    }

    private Session(Setting setting, Agenda agenda, @Nullable Session parent, String id,
            Snapshot at) {
        this.setting = setting;
        this.agenda = agenda;
        this.parent = parent;
        this.id = id;
        this.stepper = new Stepper(at.machine(), setting.guards);
        this.snapshot = at;
    }

    /// Where a machine is that has not been started.
    static Snapshot beginning(CompiledMachine machine) {
        return new Snapshot(machine, CompiledState.NO_STATES, machine.nothingRemembered(),
                machine.initialContext(), Snapshot.Status.ACTIVE, List.of(), List.of(), null, null);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Map<String, Session> children() {
        return children;
    }

    void observe(BiConsumer<Event, StepResult> steps) {
        observer = steps;
    }

    // ---- what happens to it

    StepResult start(@Nullable Object input) {
        return done(START, stepper.initial(input));
    }

    StepResult send(Event event) {
        StepResult result = stepper.step(snapshot, event);
        observer.accept(event, result);
        return done(event, result);
    }

    /// The machine sends itself events for ever, and no time passes.
    StepResult stuck(Event event) {
        Snapshot failed = snapshot.failed(Failure.endless(Step.MICROSTEP_LIMIT
                + " events without delay; the machine sends `" + event.type() + "` again and again",
                Optional.empty()));
        return done(event, new StepResult(failed, List.of(), true, List.of()));
    }

    /// What is to be sent to a machine within this one has waited long enough.
    void deliver(Agenda.Timer timer) {
        Session child = children.get(timer.child());
        if (child != null) {
            child.send(timer.event());
        } else {
            send(ScxmlEvents.unreachable(timer.child(), timer.event()));
        }
    }

    /// Ends it together with the state that invoked it: its states are left, and nothing of what it
    /// then sends to its invoker counts any more.
    private void cancel() {
        StepResult result = stepper.cancel(snapshot);
        tell(CANCEL, result);
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StopInvoke(String child)) {
                stop(child);
            }
        }
        forget();
    }

    void resume(Saved.Timer timer) {
        start(this, "", timer.id(), timer.left(), timer.event());
    }

    // ---- what its steps want done

    private StepResult done(Event event, StepResult result) {
        snapshot = result.snapshot();
        tell(event, result);
        for (Effect effect : result.effects()) {
            apply(effect);
        }
        if (!snapshot.isActive()) {
            end();
        }
        return result;
    }

    private void tell(Event event, StepResult result) {
        if (parent != null) {
            setting.within.step(path(), event, result);
        }
    }

    /// The ids of the invokes that lead here from the machine itself.
    private String path() {
        return parent == null || parent.id.isEmpty() ? id : parent.path() + "/" + id;
    }

    private void apply(Effect effect) {
        if (effect instanceof Effect.StartTimer(var timer, var delay, var event)) {
            start(this, "", timer, duration(delay), event);
        } else if (effect instanceof Effect.CancelTimer(String timer, boolean all)) {
            cancel(timer, all);
        } else if (effect instanceof Effect.StartInvoke invoke) {
            invoke(invoke);
        } else if (effect instanceof Effect.Spawn spawn) {
            spawn(spawn);
        } else if (effect instanceof Effect.StopInvoke(String child)) {
            stop(child);
        } else if (effect instanceof Effect.StopChild(String child)) {
            stop(child);
        } else if (effect instanceof Effect.SendTo send && isWithin(send.actor())) {
            sendTo(send);
        } else if (effect instanceof Effect.SendParent send && parent != null) {
            boolean named = parent.snapshot.machine().machine().dialect() == Dialect.SCXML;
            start(parent, "", send.id(), wait(send.delay()), named ? send.event().from(id) : send.event());
        }
    }

    /// Whether what an active state has invoked under this id is a machine within this one.
    private boolean isWithin(String child) {
        return children.containsKey(child) || snapshot.machine().invokesPart(child);
    }

    private void sendTo(Effect.SendTo send) {
        Duration wait = wait(send.delay());
        if (!wait.isZero()) {
            start(null, send.actor(), send.id(), wait, send.event());
        } else if (children.containsKey(send.actor())) {
            start(children.get(send.actor()), "", send.id(), wait, send.event());
        } else if (!send.forwarded()) {
            start(this, "", Optional.empty(), wait,
                    ScxmlEvents.unreachable(send.actor(), send.event()));
        }
    }

    /// SCXML takes back what waits, not what was sent at once and is on its way.
    private void cancel(String timer, boolean all) {
        Agenda.Timer latest = named.remove(timer);
        if (all) {
            agenda.removeIf(other -> other.sender() == this && other.waits()
                    && other.id().filter(timer::equals).isPresent());
        } else {
            agenda.remove(latest);
        }
    }

    private void start(@Nullable Session recipient, String child, Optional<String> timerId, Duration wait,
            Event event) {
        var timer = new Agenda.Timer(this, recipient, child, timerId, agenda.now().plus(wait), !wait.isZero(),
                event);
        agenda.add(timer);
        timerId.ifPresent(name -> named.put(name, timer));
    }

    /// A timer of this machine is over.
    void fired(Agenda.Timer timer) {
        timer.id().ifPresent(named::remove);
    }

    private void invoke(Effect.StartInvoke invoke) {
        begin(invoke.id(), invoke.src(), invoke.input());
    }

    /// Under one id runs one child.
    private void spawn(Effect.Spawn spawn) {
        String child = spawn.id().orElse(spawn.src());
        if (snapshot.machine().part(spawn.src()).isPresent()) {
            stop(child);
            begin(child, spawn.src(), spawn.input());
        }
    }

    private void begin(String child, String src, @Nullable Object input) {
        Optional<CompiledMachine> part = snapshot.machine().part(src);
        if (part.isPresent()) {
            Session begun = new Session(setting, agenda, this, child, beginning(part.get()));
            children.put(child, begun);
            begun.start(input);
        }
    }

    /// The machine that a path leads to, by the ids of those on the way.
    Optional<Session> find(String path) {
        Session at = this;
        for (String part : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            at = at == null ? null : at.children.get(part);
        }
        return Optional.ofNullable(at);
    }

    private void stop(String child) {
        Session stopped = children.remove(child);
        if (stopped != null) {
            stopped.cancel();
        }
    }

    /// The machine has ended, and tells who invoked it.
    private void end() {
        forget();
        if (parent != null) {
            parent.children.remove(id, this);
            parent.start(parent, "", Optional.empty(), Duration.ZERO,
                    snapshot.status() == Snapshot.Status.DONE
                            ? Event.done(id, snapshot.output())
                            : Event.failed(id, snapshot.failure().map(Failure::message).orElse("")));
        }
    }

    /// Drops what this machine still waits for, and those within it.
    private void forget() {
        agenda.removeIf(
                timer -> timer.recipient() == this || (timer.sender() == this && timer.waits()));
        for (String child : List.copyOf(children.keySet())) {
            stop(child);
        }
    }

    private Duration wait(Optional<Delay> delay) {
        return delay.isPresent() ? duration(delay.get()) : Duration.ZERO;
    }

    private Duration duration(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> fixed.duration();
            case Delay.Named named -> setting.delays.apply(named.name());
            case Delay.Invalid _,Delay.Computed _ ->
                throw new IllegalStateException("not compiled: " + delay);
        };
    }
}
