package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.StopReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// An actor that keeps what it is sent. Each expectation first runs the system until it is idle.
///
/// @param <M>
///            the messages it takes
public final class Probe<M> {
    private final TestSystem test;
    private final ActorRef<Object> actor;
    private final ArrayDeque<M> messages = new ArrayDeque<>();
    private final List<Signal.Terminated> terminated = new ArrayList<>();

    Probe(TestSystem test, String name) {
        this.test = test;
        actor = test.spawn(name, Recorder::new);
    }

    private record Watch(ActorRef<?> other) {}

    private final class Recorder implements Actor<Object> {
        private final ActorContext<Object> context;

        Recorder(ActorContext<Object> context) {
            this.context = context;
        }

        @Override
        @SuppressWarnings("unchecked") // all others come by the typed reference
        public void receive(Object message) {
            if (message instanceof Watch(var other)) {
                context.watch(other);
            } else {
                messages.addLast((M) message);
            }
        }

        @Override
        public void signal(Signal signal) {
            if (signal instanceof Signal.Terminated end) {
                terminated.add(end);
            }
        }
    }

    /// The reference to give to others.
    @SuppressWarnings("unchecked") // it takes any message
    public ActorRef<M> ref() {
        return (ActorRef<M>) (ActorRef<?>) actor;
    }

    /// Expects that the next message equals one, and takes it.
    public void expectMessage(M expected) {
        var message = next("expected " + expected);
        if (!message.equals(expected)) {
            throw new AssertionError("expected " + expected + " but was " + message + at());
        }
    }

    /// Expects that the next message is of a type, takes and returns it.
    public <T extends M> T expectMessage(Class<T> type) {
        var message = next("expected a " + type.getSimpleName());
        if (!type.isInstance(message)) {
            throw new AssertionError("expected a " + type.getSimpleName() + " but was " + message + at());
        }
        return type.cast(message);
    }

    /// Expects a message, takes and returns it.
    public M expectAnyMessage() {
        return next("expected a message");
    }

    /// Expects that there is no message, now or after some time.
    public void expectNoMessage(Duration during) {
        test.advance(during);
        expectNoMessage();
    }

    /// Expects that there is no message.
    public void expectNoMessage() {
        test.runUntilIdle();
        if (!messages.isEmpty()) {
            throw new AssertionError("expected no message but was " + messages.getFirst() + at());
        }
    }

    private M next(String expectation) {
        test.runUntilIdle();
        var message = messages.pollFirst();
        if (message == null) {
            throw new AssertionError(expectation + " but there was no message" + at());
        }
        return message;
    }

    private String at() {
        return " (seed " + test.seed() + ")";
    }

    /// Takes all messages.
    public List<M> takeAll() {
        test.runUntilIdle();
        var all = List.copyOf(messages);
        messages.clear();
        return all;
    }

    /// Begins to watch an actor, for [#expectTerminated].
    public void watch(ActorRef<?> other) {
        actor.tell(new Watch(other));
        test.runUntilIdle();
    }

    /// Expects that a watched actor has ended, and tells why.
    public StopReason expectTerminated(ActorRef<?> other) {
        test.runUntilIdle();
        for (var end : terminated) {
            if (end.actor().equals(other)) {
                return end.reason();
            }
        }
        throw new AssertionError("expected that " + other + " has ended" + at());
    }
}
