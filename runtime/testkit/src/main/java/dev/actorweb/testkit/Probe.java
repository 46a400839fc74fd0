package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.StopReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// An actor that keeps what it is sent. Each expectation first runs the system until it is idle;
/// one that fails says what came instead, what it took before, and which actors failed or left dead
/// letters. Only for the thread of the test; the reference is for any.
///
/// @param <M>
///            the messages it takes
public final class Probe<M> {
    private final TestSystem test;
    private final ActorRef<Object> actor;
    private static final int SHOWN = 5;

    private final ArrayDeque<M> messages = new ArrayDeque<>();

    /// What the test has taken, the latest few.
    private final ArrayDeque<M> taken = new ArrayDeque<>();
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
            throw failure("expected " + expected + " but was " + message);
        }
    }

    /// Expects that the next message is of a type, takes and returns it.
    public <T extends M> T expectMessage(Class<T> type) {
        var message = next("expected a message of type " + type.getSimpleName());
        if (!type.isInstance(message)) {
            throw failure("expected a message of type " + type.getSimpleName() + " but was " + message);
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
            throw failure("expected no message but was " + messages.getFirst());
        }
    }

    private M next(String expectation) {
        test.runUntilIdle();
        var message = messages.pollFirst();
        if (message == null) {
            throw failure(expectation + " but there was no message");
        }
        keep(message);
        return message;
    }

    private void keep(M message) {
        taken.addLast(message);
        if (taken.size() > SHOWN) {
            taken.removeFirst();
        }
    }

    /// Says what was expected and what came, and what else may explain it: the messages before and
    /// after, the latest failures and dead letters.
    private AssertionError failure(String what) {
        var text = new StringBuilder(what);
        if (test.seed() != 0) {
            text.append(" (seed ").append(test.seed()).append(')');
        }
        list(text, "the last messages it took", taken.stream().map(String::valueOf).toList());
        list(text, "waiting for it", messages.stream().map(String::valueOf).toList());
        list(text, "failures", test.events(RuntimeEvent.Failed.class).stream()
                .map(event -> event.actor() + " in " + event.during() + ": " + event.cause()).toList());
        list(text, "dead letters", test.deadLetters().stream()
                .map(letter -> letter.message() + " to " + letter.recipient() + ": " + letter.cause())
                .toList());
        return new AssertionError(text.toString());
    }

    private static void list(StringBuilder text, String title, List<String> all) {
        if (all.isEmpty()) {
            return;
        }
        int left = Math.max(0, all.size() - SHOWN);
        text.append("\n  ").append(title).append(left == 0
                ? ":"
                : ", the last " + SHOWN + " of " + all.size()
                        + ":");
        all.subList(left, all.size()).forEach(each -> text.append("\n    ").append(each));
    }

    /// Takes all messages.
    public List<M> takeAll() {
        test.runUntilIdle();
        var all = List.copyOf(messages);
        messages.clear();
        all.forEach(this::keep);
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
        throw failure("expected the end of " + other
                + (other.isAlive() ? ", which is alive" : ", which this probe does not watch"));
    }
}
