package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Internal;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.actor.StatechartActor.Parent;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<String, Running> running = new HashMap<>();
    private long lives;

    private sealed interface Running {
        long life();

        record Work(long life, Cancellable work) implements Running {}

        record Machine(long life, ActorRef<Message> ref) implements Running {}
    }

    Children(ActorContext<Message> context, CompiledMachine machine, Bindings bindings) {
        this.machine = machine;
        this.context = context;
        this.bindings = bindings;
    }

    void start(String id, String src, @Nullable Object input, boolean snapshots, Event event) {
        stop(id);
        long life = ++lives;
        Optional<Bindings.Child> bound = bindings.machine(src)
                .or(() -> machine.part(src).map(part -> new Bindings.Child(part, bindings)));
        Running child = bound.isPresent()
                ? machine(bound.get(), new Parent(context.self(), id, life, snapshots),
                        input)
                : service(bindings.service(src).orElseThrow(), id, life, input, event);
        running.put(id, child);
    }

    private Running service(Service service, String id, long life, @Nullable Object input, Event event) {
        ActorRef<Message> self = context.self();
        ServiceCall call = new ServiceCall(id, input, event,
                progress -> self.tell(new Internal.FromChild(id, life, progress, false)));
        Cancellable work = context.<@Nullable Object>pipeToSelf(() -> service.run(call),
                outcome -> new Internal.FromChild(id, life, event(id, outcome), true));
        return new Running.Work(life, work);
    }

    private static Event event(String id, Outcome<@Nullable Object> outcome) {
        return switch (outcome) {
            case Outcome.Success<@Nullable Object> success -> Event.done(id, success.value());
            case Outcome.Failure<@Nullable Object> failure ->
                Event.failed(id, ServiceFailure.describe(failure.cause()));
        };
    }

    private Running machine(Bindings.Child child, Parent parent, @Nullable Object input) {
        ActorRef<Message> ref = context.spawn(name(parent),
                StatechartActor.factory(child.machine(), child.bindings(), input, Optional.of(parent)),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        context.watch(ref);
        return new Running.Machine(parent.life(), ref);
    }

    /// A name for the child's actor: its id as far as names allow, and the number of its life.
    private static String name(Parent parent) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parent.id().length() && i < 200; i++) {
            char c = parent.id().charAt(i);
            name.append(c == '/' || c == '$' || Character.isISOControl(c) ? '_' : c);
        }
        return name.append('~').append(parent.life()).toString();
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
            case Running.Machine(var _, var ref) -> {
                context.unwatch(ref);
                context.stop(ref);
            }
        }
    }

    /// Whether the message comes from the child that runs under its id; forgets the child with its
    /// last message.
    boolean isCurrent(Internal.FromChild message) {
        Running child = running.get(message.id());
        if (child == null || child.life() != message.life()) {
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

    /// Gives a child machine an event.
    ///
    /// @return false if no machine runs under this id
    boolean tell(String id, Event event) {
        if (running.get(id) instanceof Running.Machine(var _, var ref)) {
            ref.tell(new Message.Send(event));
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
