package dev.actorweb.bench.peer;

import castor.Context;
import castor.SimpleActor;
import java.util.concurrent.CompletableFuture;
import scala.concurrent.ExecutionContext;
import scala.runtime.BoxedUnit;
import sourcecode.FileName;
import sourcecode.Line;

/// castor: objects with a queue on Scala's pool; no hierarchy, no supervision, nothing to stop.
final class CastorPeer implements Peer {
    private static final FileName FILE = new FileName("bench");
    private static final Line LINE = new Line(1);

    private record Query(Object body, CompletableFuture<Object> answer) {}

    private static final class Adapter extends SimpleActor<Object> implements Self, Target {
        private final Context context;
        private final Behaviour behaviour;

        Adapter(Context context, Behaviour behaviour) {
            super(context);
            this.context = context;
            this.behaviour = behaviour;
        }

        @Override
        public void run(Object message) {
            behaviour.receive(message, this);
        }

        @Override
        public void tell(Object message) {
            send(message, FILE, LINE);
        }

        @Override
        public Target target() {
            return this;
        }

        @Override
        public Target spawn(Behaviour child) {
            return new Adapter(context, child);
        }

        @Override
        public void stop() {}
    }

    private final Context context = new Context.Simple(ExecutionContext.global(), e -> {
        e.printStackTrace();
        return BoxedUnit.UNIT;
    });

    @Override
    public Target spawn(Behaviour behaviour) {
        return new Adapter(context, behaviour);
    }

    @Override
    public Target spawnBounded(int capacity, Behaviour behaviour) {
        throw new UnsupportedOperationException("castor has no bounded mailbox");
    }

    @Override
    public Target spawnAnswering() {
        return spawn((message, _) -> {
            if (message instanceof Query(var body, var answer)) {
                answer.complete(body);
            }
        });
    }

    @Override
    public CompletableFuture<Object> ask(Target target, Object body) {
        var answer = new CompletableFuture<Object>();
        target.tell(new Query(body, answer));
        return answer;
    }

    @Override
    public void close() {}
}
