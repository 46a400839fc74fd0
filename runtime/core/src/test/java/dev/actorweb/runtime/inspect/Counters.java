package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Counts what it is sent; knows the events ADD, and FAIL.
final class Counters implements Inspectable<Counters.Message> {
    sealed interface Message {
        record Add(long amount) implements Message {}

        record AddAndTell(long amount, ActorRef<Object> replyTo) implements Message {}

        record Total(ActorRef<Object> replyTo) implements Message {}
    }

    @Override
    public Actor<Message> create(ActorContext<Message> context) {
        return new Actor<>() {
            private long total;

            @Override
            public void receive(Message message) {
                switch (message) {
                    case Message.Add(long amount) -> total += amount;
                    case Message.AddAndTell(long amount, var replyTo) -> {
                        total += amount;
                        replyTo.tell(total);
                    }
                    case Message.Total(var replyTo) -> replyTo.tell(total);
                }
            }
        };
    }

    private static long amount(String name, Map<String, @Nullable Object> data) {
        if (!name.equals("ADD") || !(data.get("amount") instanceof Long amount)) {
            throw new IllegalArgumentException("a counter takes ADD with an amount");
        }
        return amount;
    }

    @Override
    public Message message(String name, Map<String, @Nullable Object> data) {
        return new Message.Add(amount(name, data));
    }

    @Override
    public Message question(String name, Map<String, @Nullable Object> data, ActorRef<Object> replyTo) {
        return new Message.AddAndTell(amount(name, data), replyTo);
    }

    @Override
    public Optional<Function<ActorRef<Object>, Message>> query() {
        return Optional.of(Message.Total::new);
    }

    @Override
    public Object render(Object answer) {
        return Map.of("total", answer);
    }

    @Override
    public Optional<Spec> spec() {
        return Optional.of(new Spec("yaml", "machine: counter"));
    }
}
