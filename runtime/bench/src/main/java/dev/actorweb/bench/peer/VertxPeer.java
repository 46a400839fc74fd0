package dev.actorweb.bench.peer;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Vert.x: a verticle with one consumer on the event bus for each actor; messages by reference.
final class VertxPeer implements Peer {
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true)
            .setTracingPolicy(io.vertx.core.tracing.TracingPolicy.IGNORE);

    private record Handle(EventBus bus, String address, DeliveryOptions options) implements Target {
        @Override
        public void tell(Object message) {
            bus.send(address, message, options);
        }
    }

    /// Hands messages over as they are.
    private static final class Codec implements MessageCodec<Object, Object> {
        @Override
        public void encodeToWire(Buffer buffer, Object message) {
            throw new UnsupportedOperationException("local only");
        }

        @Override
        public Object decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("local only");
        }

        @Override
        public Object transform(Object message) {
            return message;
        }

        @Override
        public String name() {
            return "same";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }

    private interface Handler {
        void handle(Message<Object> message);
    }

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger names = new AtomicInteger();

    VertxPeer() {
        vertx.eventBus().registerCodec(new Codec());
        LOCAL.setCodecName("same");
    }

    private Handle deploy(Handler handler) {
        var address = "a" + names.getAndIncrement();
        vertx.deployVerticle(new AbstractVerticle() {
            @Override
            public void start() {
                vertx.eventBus().<Object>localConsumer(address, handler::handle);
            }
        }).toCompletionStage().toCompletableFuture().join();
        return new Handle(vertx.eventBus(), address, LOCAL);
    }

    @Override
    public Target spawn(Behaviour behaviour) {
        var self = new Self() {
            private Target target = _ -> {};

            @Override
            public Target target() {
                return target;
            }

            @Override
            public Target spawn(Behaviour child) {
                throw new UnsupportedOperationException("a verticle must not wait for another one's start");
            }

            @Override
            public void stop() {}
        };
        var handle = deploy(message -> behaviour.receive(message.body(), self));
        self.target = handle;
        return handle;
    }

    @Override
    public boolean spawnsFromInside() {
        return false;
    }

    @Override
    public Target spawnBounded(int capacity, Behaviour behaviour) {
        throw new UnsupportedOperationException("the event bus has no bound whose sender waits");
    }

    @Override
    public Target spawnAnswering() {
        return deploy(message -> message.reply(message.body(), LOCAL));
    }

    @Override
    public CompletableFuture<Object> ask(Target target, Object body) {
        var handle = (Handle) target;
        return handle.bus.request(handle.address, body, LOCAL).map(Message::body).toCompletionStage()
                .toCompletableFuture();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
