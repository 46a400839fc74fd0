package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.MachineStep.Cause;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The services and machines that one machine has started and that still run, by their ids. What a
/// child says counts only as long as it is the one that runs under its id: each start is a new life.
final class Children {
    private final ActorContext<Message> context;
    private final CompiledMachine machine;
    private final Bindings bindings;
    private final Optional<Parent> owner;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private long lives;

    private sealed interface Running {
        Started started();

        default Life life() {
            return started().life();
        }

        record Work(Started started, Cancellable work) implements Running {}

        record Machine(Started started, ActorRef<Message> ref, Parent.Bond bond) implements Running {}
    }

    /// What was started.
    record Started(Life life, String id, String src, @Nullable Object input, boolean snapshots, Event event,
            boolean isMachine) {
        Saved.Child saved(Optional<Saved> machine) {
            return new Saved.Child(id, src, input, snapshots, event, machine);
        }
    }

    /// @param owner
    ///            who has invoked or spawned the machine itself
    Children(ActorContext<Message> context, CompiledMachine machine, Bindings bindings,
            Optional<Parent> owner) {
        this.owner = owner;
        this.machine = machine;
        this.context = context;
        this.bindings = bindings;
    }

    void start(String id, String src, @Nullable Object input, boolean snapshots, Event event) {
        Optional<Bindings.Child> bound = bound(src);
        Started started = new Started(new Life(++lives), id, src, input, snapshots, event, bound.isPresent());
        if (bound.isPresent()) {
            Bindings.Child child = bound.get();
            Parent.Bond bond = bond();
            start(started, bond, StatechartActor.factory(child.machine(), child.bindings(), input,
                    parent(started, bond)));
        } else {
            start(started);
        }
    }

    /// Starts a child again that was saved: a machine goes on, a service begins anew.
    void resume(Saved.Child saved) {
        Optional<Bindings.Child> bound = bound(saved.src());
        boolean goesOn = bound.isPresent() && saved.machine().isPresent();
        if (!goesOn) {
            start(saved.id(), saved.src(), saved.input(), saved.snapshots(), saved.event());
            return;
        }
        Started started = new Started(new Life(++lives), saved.id(), saved.src(), saved.input(),
                saved.snapshots(), saved.event(), true);
        Parent.Bond bond = bond();
        start(started, bond, StatechartActor.resume(saved.machine().orElseThrow(),
                bound.orElseThrow().bindings(), parent(started, bond)));
    }

    /// The machine of this name: bound in Java, or written within the spec.
    private Optional<Bindings.Child> bound(String src) {
        return bindings.machine(src)
                .or(() -> machine.part(src).map(part -> new Bindings.Child(part, bindings)));
    }

    private Parent.Bond bond() {
        return new Parent.Bond(owner.map(Parent::bond).orElse(null));
    }

    private Optional<Parent> parent(Started child, Parent.Bond bond) {
        return Optional.of(new Parent(context.self(), child.id(), child.life(), child.snapshots(), bond));
    }

    private void start(Started machine, Parent.Bond bond, ActorFactory<Message> factory) {
        stop(machine.id());
        ActorRef<Message> ref = context.spawn(name(machine), factory,
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        context.watch(ref);
        running.put(machine.id(), new Running.Machine(machine, ref, bond));
    }

    private void start(Started service) {
        stop(service.id());
        running.put(service.id(), work(bindings.service(service.src()).orElseThrow(), service));
    }

    /// All that run, in the order in which they were started.
    List<Started> started() {
        List<Started> all = new ArrayList<>();
        for (Running child : running.values()) {
            all.add(child.started());
        }
        return all;
    }

    boolean isRunning(Started child) {
        Running found = running.get(child.id());
        return found != null && found.life().equals(child.life());
    }

    /// Asks the machines among the children what is to be saved of them.
    void save(long ticket) {
        for (Running child : running.values()) {
            if (child instanceof Running.Machine(var started, var ref, var _)) {
                ref.tell(new Internal.SaveChild(context.self(), ticket, started.id()));
            }
        }
    }

    private Running work(Service service, Started started) {
        ActorRef<Message> self = context.self();
        String id = started.id();
        Life life = started.life();
        ServiceCall call = new ServiceCall(id, started.input(), started.event(),
                progress -> self.tell(new Internal.FromChild(id, life, progress, false)));
        Cancellable work = context.<@Nullable Object>pipeToSelf(() -> service.run(call),
                outcome -> new Internal.FromChild(id, life, event(id, outcome), true));
        return new Running.Work(started, work);
    }

    private static Event event(String id, Outcome<@Nullable Object> outcome) {
        return switch (outcome) {
            case Outcome.Success<@Nullable Object> success -> Event.done(id, success.value());
            case Outcome.Failure<@Nullable Object> failure ->
                Event.failed(id, ServiceFailure.describe(failure.cause()));
        };
    }

    /// A name for the child's actor: its id as far as names allow, and the number of its life.
    private static String name(Started child) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < child.id().length() && i < 200; i++) {
            char c = child.id().charAt(i);
            name.append(c == '/' || c == '$' || Character.isISOControl(c) ? '_' : c);
        }
        return name.append('~').append(child.life()).toString();
    }

    /// Ends a child; nothing it says counts any more.
    void stop(String id) {
        Running child = running.remove(id);
        if (child != null) {
            end(child);
        }
    }

    void stopAll() {
        for (Running child : running.values()) {
            end(child);
        }
        running.clear();
    }

    private void end(Running child) {
        switch (child) {
            case Running.Work(var _, var work) -> work.cancel();
            case Running.Machine(var _, var ref, var bond) -> {
                bond.cut();
                context.unwatch(ref);
                context.stop(ref);
            }
        }
    }

    /// Whether the message comes from the child that runs under its id; forgets the child with its
    /// last message.
    boolean isCurrent(Internal.FromChild message) {
        Running child = running.get(message.id());
        if (child == null || !child.life().equals(message.life())) {
            return false;
        }
        if (message.last()) {
            running.remove(message.id());
        }
        return true;
    }

    /// What the machine is to hear when a child's actor ended. One that ended because it was done
    /// has said so itself: its last message is on the way or was handled.
    Optional<Event> ended(ActorRef<?> actor, StopReason reason) {
        return switch (reason) {
            case StopReason.Failed(var cause) -> failed(actor, cause);
            case StopReason.Abandoned(var cause) -> failed(actor, cause);
            case StopReason.Requested _,StopReason.WithSibling _ -> Optional.empty();
        };
    }

    private Optional<Event> failed(ActorRef<?> actor, Throwable cause) {
        for (Map.Entry<String, Running> entry : running.entrySet()) {
            if (entry.getValue() instanceof Running.Machine machine && machine.ref().equals(actor)) {
                running.remove(entry.getKey());
                return Optional.of(Event.failed(entry.getKey(), ServiceFailure.describe(cause)));
            }
        }
        return Optional.empty();
    }

    /// Whether a child machine is done, and its last message on the way: what is sent to it now
    /// reaches nobody.
    boolean hasEnded(String id) {
        return running.get(id) instanceof Running.Machine machine && machine.bond().hasEnded();
    }

    /// Gives a child machine an event.
    ///
    /// @return false if no machine runs under this id
    boolean tell(String id, Event event, @Nullable Cause sender) {
        if (running.get(id) instanceof Running.Machine(var _, var ref, var _)) {
            ref.tell(new Message.Send(event, sender));
            return true;
        }
        return false;
    }

    /// What a machine sees of a child's snapshot.
    static Map<String, @Nullable Object> view(Snapshot snapshot) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("status", snapshot.status().name().toLowerCase(Locale.ROOT));
        view.put("value", snapshot.value());
        view.put("context", snapshot.context().toMap());
        view.put("output", snapshot.output());
        return view;
    }
}
