package dev.actorweb.bench.peer;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// This runtime, with its default options: supervision, accounts and redelivery are on.
public final class AwPeer implements Peer {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private record Query(Object body, ActorRef<Object> replyTo) {}

    private record Handle(ActorRef<Object> ref) implements Target {
        @Override
        public void tell(Object message) {
            ref.tell(message);
        }
    }

    private static final class Adapter implements Actor<Object>, Self {
        private final ActorContext<Object> context;
        private final Behaviour behaviour;

        Adapter(ActorContext<Object> context, Behaviour behaviour) {
            this.context = context;
            this.behaviour = behaviour;
        }

        @Override
        public void receive(Object message) {
            behaviour.receive(message, this);
        }

        @Override
        public Target target() {
            return new Handle(context.self());
        }

        @Override
        public Target spawn(Behaviour child) {
            return new Handle(context.spawn(inner -> new Adapter(inner, child)));
        }

        @Override
        public Target spawn(String name, Behaviour child) {
            return new Handle(context.spawn(name, inner -> new Adapter(inner, child)));
        }

        @Override
        public void stop() {
            context.stopSelf();
        }
    }

    private final ActorSystem system = ActorSystem.create("bench");
    private final AtomicLong names = new AtomicLong();

    /// What all idle actors do; here, so that they can share one actor without state of its own.
    private static volatile Behaviour idle = (_, _) -> {};

    private static final ActorFactory<Object> IDLE = _ -> message -> idle.receive(message, Unable.SELF);

    /// The system itself, for what its peers do not have.
    public ActorSystem system() {
        return system;
    }

    @Override
    public Target spawn(Behaviour behaviour) {
        return spawn(behaviour, SpawnOptions.defaults());
    }

    private Target spawn(Behaviour behaviour, SpawnOptions options) {
        return new Handle(system.spawn("a" + names.getAndIncrement(),
                context -> new Adapter(context, behaviour), options));
    }

    @Override
    public boolean namesActors() {
        return true;
    }

    @Override
    public Object startIdle(Behaviour handler) {
        idle = handler;
        var ref = system.spawn("i" + names.getAndIncrement(), IDLE);
        ref.tell("");
        return ref;
    }

    @Override
    public Target spawnBounded(int capacity, Behaviour behaviour) {
        return spawn(behaviour, SpawnOptions.defaults().mailbox(Mailbox.bounded(capacity, Overflow.BLOCK)));
    }

    @Override
    public Target spawnAnswering() {
        return spawn((message, _) -> {
            if (message instanceof Query(var body, var replyTo)) {
                replyTo.tell(body);
            }
        });
    }

    @Override
    public CompletableFuture<Object> ask(Target target, Object body) {
        return system
                .<Object, Object>ask(((Handle) target).ref, replyTo -> new Query(body, replyTo), DEADLINE)
                .future();
    }

    @Override
    public Object askAndWait(Target target, Object body) throws Exception {
        return switch (system.<Object, Object>ask(((Handle) target).ref,
                replyTo -> new Query(body, replyTo), DEADLINE).await()) {
            case Outcome.Success<Object>(var value) -> value;
            case Outcome.Failure<Object>(var cause) -> throw new IllegalStateException(cause);
        };
    }

    @Override
    public void close() {
        system.close();
    }
}
