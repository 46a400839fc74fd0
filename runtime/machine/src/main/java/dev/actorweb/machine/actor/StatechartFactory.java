package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.actor.StatechartActor.Parent;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.inspect.Inspectable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes actors that run a machine, and lets inspectors see where they are and send them events.
record StatechartFactory(CompiledMachine machine, Bindings bindings, @Nullable Object input,
        Optional<Saved> saved, Optional<Parent> parent) implements Inspectable<Message> {
    @Override
    public Actor<Message> create(ActorContext<Message> context) {
        return new StatechartActor(machine, bindings, input, saved, parent, context);
    }

    @Override
    public Message message(String name, Map<String, @Nullable Object> data) {
        return new Message.Send(event(name, data));
    }

    @Override
    @SuppressWarnings("unchecked") // an answer is an object
    public Message question(String name, Map<String, @Nullable Object> data, ActorRef<Object> replyTo) {
        return new Message.Ask(event(name, data), (ActorRef<Answer>) (ActorRef<?>) replyTo);
    }

    private static Event event(String name, Map<String, @Nullable Object> data) {
        var event = Event.of(name, data);
        if (event.isInternal()) {
            throw new IllegalArgumentException(
                    "`" + name + "` is an event that only the machine itself makes");
        }
        return event;
    }

    @Override
    @SuppressWarnings("unchecked") // a snapshot is an object
    public Optional<Function<ActorRef<Object>, Message>> query() {
        return Optional.of(replyTo -> new Message.Query((ActorRef<Snapshot>) (ActorRef<?>) replyTo));
    }

    @Override
    public @Nullable Object render(Object answer) {
        return switch (answer) {
            case Snapshot snapshot -> where(snapshot);
            case Answer.Reached(var snapshot) -> fields("handled", true, snapshot);
            case Answer.Rejected(var _, var reason, var snapshot) -> {
                var fields = fields("handled", false, snapshot);
                fields.put("reason", reason);
                yield fields;
            }
            case Answer.Ended(var reason) -> new LinkedHashMap<>(Map.of("handled", false, "reason", reason));
            default -> String.valueOf(answer);
        };
    }

    private static Map<String, @Nullable Object> fields(String name, boolean value, Snapshot snapshot) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        fields.put("state", where(snapshot));
        return fields;
    }

    private static Map<String, @Nullable Object> where(Snapshot snapshot) {
        Map<String, @Nullable Object> where = new LinkedHashMap<>();
        where.put("machine", snapshot.machine().machine().name());
        where.put("configuration", snapshot.configuration());
        where.put("value", snapshot.value());
        where.put("context", snapshot.context().toMap());
        where.put("tags", new ArrayList<>(snapshot.tags()));
        where.put("accepts", new ArrayList<>(snapshot.acceptedEvents()));
        where.put("status", snapshot.status().name().toLowerCase(Locale.ROOT));
        return where;
    }
}
