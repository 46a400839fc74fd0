package dev.actorweb.bench.peer;

import eu.lucaventuri.fibry.Actor;
import eu.lucaventuri.fibry.ActorSystem;
import eu.lucaventuri.fibry.CreationStrategy;
import eu.lucaventuri.fibry.PartialActor;
import java.util.concurrent.CompletableFuture;

/// fibry: a virtual thread for each actor.
final class FibryPeer implements Peer {
    private record Handle(Actor<Object, ?, ?> actor) implements Target {
        @Override
        public void tell(Object message) {
            actor.sendMessage(message);
        }
    }

    /// fibry refuses what a full queue cannot take; waiting is left to the sender.
    private record BoundedHandle(Actor<Object, ?, ?> actor) implements Target {
        @Override
        @SuppressWarnings("ThreadPriorityCheck") // what fibry leaves to its users
        public void tell(Object message) {
            while (true) {
                try {
                    actor.sendMessage(message);
                    return;
                } catch (IllegalStateException full) {
                    Thread.yield();
                }
            }
        }
    }

    private static final class Own implements Self {
        private final PartialActor<Object, Void> actor;

        Own(PartialActor<Object, Void> actor) {
            this.actor = actor;
        }

        @Override
        public Target target() {
            return actor::sendMessage;
        }

        @Override
        public Target spawn(Behaviour child) {
            return start(child);
        }

        @Override
        public void stop() {
            actor.askExit();
        }
    }

    private static Handle start(Behaviour behaviour) {
        return new Handle(ActorSystem.anonymous().strategy(CreationStrategy.FIBER)
                .<Object>newActor((message, actor) -> behaviour.receive(message, new Own(actor))));
    }

    @Override
    public Target spawn(Behaviour behaviour) {
        return start(behaviour);
    }

    @Override
    public Target spawnBounded(int capacity, Behaviour behaviour) {
        return new BoundedHandle(ActorSystem.anonymous(capacity).strategy(CreationStrategy.FIBER)
                .<Object>newActor((message, actor) -> behaviour.receive(message, new Own(actor))));
    }

    @Override
    public Target spawnAnswering() {
        return new Handle(ActorSystem.anonymous().strategy(CreationStrategy.FIBER)
                .<Object, Object>newActorWithReturn(body -> body));
    }

    @Override
    @SuppressWarnings("unchecked") // an answering actor returns what it is sent
    public CompletableFuture<Object> ask(Target target, Object body) {
        return ((Actor<Object, Object, Void>) ((Handle) target).actor).sendMessageReturn(body);
    }

    @Override
    public void close() {}
}
