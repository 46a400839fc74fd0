package dev.actorweb.bench.peer;

import java.util.concurrent.CompletableFuture;

/// What the benchmarks need of an actor library. Each run of a benchmark sees one of them, so these
/// calls are resolved statically by the compiler and cost all of them the same.
public interface Peer extends AutoCloseable {
    /// The address of an actor.
    interface Target {
        void tell(Object message);
    }

    /// What an actor does with a message.
    interface Behaviour {
        void receive(Object message, Self self);
    }

    /// What an actor can do besides.
    interface Self {
        Target target();

        /// Starts another actor; a child where the library has a hierarchy.
        Target spawn(Behaviour behaviour);

        /// Starts another actor under a name that none of its siblings has.
        default Target spawn(String name, Behaviour behaviour) {
            throw new UnsupportedOperationException(name + ": its actors have no names");
        }

        /// Ends this actor after the message in hand.
        void stop();
    }

    /// Starts an actor from the outside.
    Target spawn(Behaviour behaviour);

    /// Whether an actor can start another one and send to it at once.
    default boolean spawnsFromInside() {
        return true;
    }

    /// Whether actors have names, unique among their siblings.
    default boolean namesActors() {
        return false;
    }

    /// Starts an actor whose mailbox holds so many messages; a sender that finds it full waits.
    Target spawnBounded(int capacity, Behaviour behaviour);

    /// Starts the smallest actor there is, without state of its own, and sends it one message.
    ///
    /// @param handler
    ///            shared by all
    /// @return what its senders hold
    default Object startIdle(Behaviour handler) {
        var target = spawn(handler);
        target.tell("");
        return target;
    }

    /// Starts an actor that answers each question with its body.
    Target spawnAnswering();

    /// Asks such an actor.
    CompletableFuture<Object> ask(Target target, Object body);

    /// Asks such an actor and waits for the answer.
    default Object askAndWait(Target target, Object body) throws Exception {
        return ask(target, body).get();
    }

    @Override
    void close();
}
