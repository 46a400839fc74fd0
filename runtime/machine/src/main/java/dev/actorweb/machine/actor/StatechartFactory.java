package dev.actorweb.machine.actor;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
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
import java.util.Set;
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
        return new Message.Send(machine.filled(event(name, data)));
    }

    @Override
    @SuppressWarnings("unchecked") // an answer is an object
    public Message question(String name, Map<String, @Nullable Object> data, ActorRef<Object> replyTo) {
        return new Message.Ask(machine.filled(event(name, data)), (ActorRef<Answer>) (ActorRef<?>) replyTo);
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
    public Optional<Function<ActorRef<Object>, Message>> query() {
        return Optional.of(Internal.Look::new);
    }

    @Override
    public Optional<Spec> spec() {
        Machine written = machine.machine();
        Format format = written.dialect() == Dialect.SCXML ? Format.SCXML : Format.YAML;
        return Exporter.export(written, format).text().map(text -> new Spec(format.toString(), text));
    }

    @Override
    public @Nullable Object render(Object answer) {
        return switch (answer) {
            case Internal.Glimpse(var snapshot, var step) -> {
                var where = where(snapshot);
                where.put("step", step);
                yield where;
            }
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
        where.put("payloads", payloads(snapshot));
        if (!snapshot.deferred().isEmpty()) {
            where.put("deferred", new ArrayList<>(snapshot.deferred().stream().map(Event::type).toList()));
        }
        where.put("status", snapshot.status().name().toLowerCase(Locale.ROOT));
        return where;
    }

    /// What the accepted events carry, as far as that is declared: from the event to its fields,
    /// from the field to its type.
    private static Map<String, @Nullable Object> payloads(Snapshot snapshot) {
        Set<String> accepted = snapshot.acceptedEvents();
        Map<String, @Nullable Object> payloads = new LinkedHashMap<>();
        for (EventDeclaration declaration : snapshot.machine().machine().events()) {
            if (snapshot.machine().machine().eventsDeclared() && accepted.contains(declaration.name())) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (EventDeclaration.Field field : declaration.fields()) {
                    fields.put(field.name(), field.type().toString());
                }
                payloads.put(declaration.name(), fields);
            }
        }
        return payloads;
    }
}
