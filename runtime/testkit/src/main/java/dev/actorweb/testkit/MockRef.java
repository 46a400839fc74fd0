package dev.actorweb.testkit;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A reference without an actor behind it, for testing an actor as a plain object: it keeps what it
/// is told. Safe to use from any thread.
///
/// @param <M>
///            the messages it takes
public final class MockRef<M> implements ActorRef<M> {
    private final ActorPath path;
    private final List<M> messages = new ArrayList<>();
    private Delivery delivery = Delivery.ENQUEUED;

    /// A mock that takes all messages.
    ///
    /// @param name
    ///            the last part of its path, `actor://mock/name`
    public MockRef(String name) {
        path = new ActorPath("mock", List.of(name));
    }

    /// Answers every further message with this; only what is enqueued is kept.
    public synchronized void answer(Delivery next) {
        delivery = next;
    }

    @Override
    public ActorPath path() {
        return path;
    }

    @Override
    public synchronized Delivery tell(M message) {
        Objects.requireNonNull(message, "message");
        if (delivery == Delivery.ENQUEUED) {
            messages.add(message);
        }
        return delivery;
    }

    @Override
    public synchronized boolean isAlive() {
        return delivery != Delivery.DEAD;
    }

    /// What it was told so far.
    public synchronized List<M> messages() {
        return List.copyOf(messages);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
