package dev.actorweb.bench.peer;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/// Apache Pekko Typed.
@SuppressWarnings("InlineFormatString") // a text this long has a name
public final class PekkoPeer implements Peer {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /// What a run of Pekko needs to be quiet; a bounded mailbox whose senders wait.
    private static final String CONFIG = """
            pekko.loglevel = OFF
            pekko.stdout-loglevel = OFF
            pekko.log-dead-letters = off
            pekko.jvm-shutdown-hooks = off
            bounded {
              mailbox-type = "org.apache.pekko.dispatch.BoundedMailbox"
              mailbox-capacity = %d
              mailbox-push-timeout-time = 30s
            }
            """;

    private static final String TUNED = """
            pekko.actor.default-dispatcher {
              throughput = 256
              fork-join-executor { parallelism-min = 2, parallelism-max = 2 }
            }
            """;

    private record Query(Object body, ActorRef<Object> replyTo) {}

    private record Handle(ActorRef<Object> ref) implements Target {
        @Override
        public void tell(Object message) {
            ref.tell(message);
        }
    }

    private static final class Adapter extends AbstractBehavior<Object> implements Self {
        private final Behaviour behaviour;
        private boolean stopping;

        Adapter(ActorContext<Object> context, Behaviour behaviour) {
            super(context);
            this.behaviour = behaviour;
        }

        @Override
        public Receive<Object> createReceive() {
            return newReceiveBuilder().onAnyMessage(this::handle).build();
        }

        private Behavior<Object> handle(Object message) {
            behaviour.receive(message, this);
            return stopping ? Behaviors.stopped() : this;
        }

        @Override
        public Target target() {
            return new Handle(getContext().getSelf());
        }

        @Override
        public Target spawn(Behaviour child) {
            return new Handle(getContext().spawnAnonymous(behavior(child)));
        }

        @Override
        public Target spawn(String name, Behaviour child) {
            return new Handle(getContext().spawn(behavior(child), name));
        }

        @Override
        public void stop() {
            stopping = true;
        }
    }

    private final ActorSystem<Object> system;
    private int names;
    private @Nullable Behavior<Object> idle;

    /// @param capacity
    ///            of the mailboxes of [#spawnBounded]
    private PekkoPeer(int capacity, String more) {
        system = ActorSystem.create(Behaviors.<Object>empty(), "bench",
                ConfigFactory.parseString(CONFIG.formatted(capacity) + more)
                        .withFallback(ConfigFactory.load()));
    }

    static PekkoPeer byDefault() {
        return new PekkoPeer(1000, "");
    }

    /// With large batches, and as many threads as this machine has cores.
    static PekkoPeer tuned() {
        return new PekkoPeer(1000, TUNED);
    }

    private static Behavior<Object> behavior(Behaviour behaviour) {
        return Behaviors.setup(context -> new Adapter(context, behaviour));
    }

    private Target spawn(Behaviour behaviour, Props props) {
        return new Handle(system.systemActorOf(behavior(behaviour), "a" + names++, props));
    }

    @Override
    public Target spawn(Behaviour behaviour) {
        return spawn(behaviour, Props.empty());
    }

    @Override
    public boolean namesActors() {
        return true;
    }

    @Override
    public Object startIdle(Behaviour handler) {
        if (idle == null) {
            idle = Behaviors.receiveMessage(message -> {
                handler.receive(message, Unable.SELF);
                return Behaviors.same();
            });
        }
        var ref = system.systemActorOf(idle, "i" + names++, Props.empty());
        ref.tell("");
        return ref;
    }

    @Override
    public Target spawnBounded(int capacity, Behaviour behaviour) {
        if (capacity != 1000) {
            throw new IllegalArgumentException("only 1000 is configured: " + capacity);
        }
        return spawn(behaviour, MailboxSelector.fromConfig("bounded"));
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
        return AskPattern
                .<Object, Object>ask(((Handle) target).ref, replyTo -> new Query(body, replyTo), DEADLINE,
                        system.scheduler())
                .toCompletableFuture();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
