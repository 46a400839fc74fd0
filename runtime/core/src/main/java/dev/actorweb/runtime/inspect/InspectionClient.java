package dev.actorweb.runtime.inspect;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Speaks to an open system from outside. Thread-safe.
public final class InspectionClient implements AutoCloseable {
    /// Longer than any operation may take on the other side.
    private static final long PATIENCE_SECONDS = 660;
    private static final long GREETING_SECONDS = 10;
    private static final int BATCH = 1_024;
    /// Bytes of what the system may say at once: the list of a million actors.
    private static final int LONGEST_LINE = 1 << 29;

    /// Bytes of what it may say before it is known who it is.
    private static final int LONGEST_GREETING = 1 << 16;

    private final SocketChannel channel;
    private final LineReader in;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Question> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Listener> listeners = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile String gone = "the system has ended, or closed the connection";

    /// The system's refusal of a request.
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        RefusedException(String code, String message) {
            super(message);
            this.code = code;
        }

        /// For programs, such as `no-such-actor`.
        public String code() {
            return code;
        }
    }

    /// A request without its answer yet.
    ///
    /// @param events
    ///            to whom the events of the subscription go that it begins
    private record Question(CompletableFuture<Map<String, @Nullable Object>> answer,
            @Nullable Consumer<Map<String, @Nullable Object>> events) {}

    private static final class Listener {
        private final Consumer<Map<String, @Nullable Object>> consumer;
        private int spent;

        Listener(Consumer<Map<String, @Nullable Object>> consumer) {
            this.consumer = consumer;
        }
    }

    private InspectionClient(SocketChannel channel) {
        this.channel = channel;
        this.in = new LineReader(Channels.newInputStream(channel), LONGEST_GREETING);
    }

    /// Connects, and agrees on the version of the protocol.
    ///
    /// @throws IOException
    ///             if nobody answers there, or something else does
    public static InspectionClient connect(Endpoint endpoint) throws IOException, InterruptedException {
        var client = new InspectionClient(SocketChannel.open(UnixDomainSocketAddress.of(endpoint.socket())));
        try {
            // No virtual thread: what waits for its socket would keep Java's end waiting for a
            // third of a second.
            Thread.ofPlatform().daemon().name("aw-inspect-read").start(client::read);
            client.request(GREETING_SECONDS, "hello", Map.of("version", Session.VERSION), null);
            client.in.allow(LONGEST_LINE);
            return client;
        } catch (RefusedException e) {
            client.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /// Asks for an operation and waits for its result, as the protocol describes both.
    ///
    /// @throws RefusedException
    ///             if the system does not carry it out
    /// @throws IOException
    ///             if the connection ends
    public Map<String, @Nullable Object> request(String op, Map<String, ?> fields)
            throws RefusedException, IOException, InterruptedException {
        return request(PATIENCE_SECONDS, op, fields, null);
    }

    private Map<String, @Nullable Object> request(long seconds, String op, Map<String, ?> fields,
            @Nullable Consumer<Map<String, @Nullable Object>> events)
            throws RefusedException, IOException, InterruptedException {
        long id = lastId.incrementAndGet();
        var answer = new CompletableFuture<Map<String, @Nullable Object>>();
        waiting.put(id, new Question(answer, events));
        try {
            if (ended.isDone()) {
                throw gone();
            }
            write(id, op, fields);
            var result = answer.get(seconds, TimeUnit.SECONDS);
            if (result.get("error") instanceof Map<?, ?> error) {
                throw new RefusedException(String.valueOf(error.get("code")),
                        String.valueOf(error.get("message")));
            }
            return result.get("ok") instanceof Map<?, ?> ok ? JsonText.object(ok) : Map.of();
        } catch (ExecutionException | ClosedChannelException e) { // closed here, by what reads
            throw gone();
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + seconds + " seconds", e);
        } finally {
            waiting.remove(id);
        }
    }

    private IOException gone() {
        return new IOException(gone);
    }

    /// Shows events to a consumer, on one thread and in order, and grants credit for more as they
    /// are taken.
    ///
    /// @param fields
    ///            of the operation `subscribe` but for its credit
    /// @return the number of the subscription
    public long subscribe(Map<String, ?> fields, Consumer<Map<String, @Nullable Object>> consumer)
            throws RefusedException, IOException, InterruptedException {
        if (begin("subscribe", fields, consumer).get("sub") instanceof Long sub) {
            return sub;
        }
        throw new IOException("this is no subscription");
    }

    /// Takes stock of the actors and shows all that happens to them from then on to a consumer,
    /// with the data of events and the variables of machines; as [#subscribe].
    ///
    /// @param actor
    ///            this one and all below it; empty for all
    /// @return the protocol's answer: `sub` and `actors`
    public Map<String, @Nullable Object> record(String actor,
            Consumer<Map<String, @Nullable Object>> consumer)
            throws RefusedException, IOException, InterruptedException {
        return begin("record", Map.of("actor", actor), consumer);
    }

    private Map<String, @Nullable Object> begin(String op, Map<String, ?> fields,
            Consumer<Map<String, @Nullable Object>> consumer)
            throws RefusedException, IOException, InterruptedException {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("credit", 2 * BATCH);
        return request(PATIENCE_SECONDS, op, all, consumer);
    }

    /// Ends a subscription; some events of it may still come.
    public void unsubscribe(long sub) throws RefusedException, IOException, InterruptedException {
        request("unsubscribe", Map.of("sub", sub));
        listeners.remove(sub);
    }

    /// Completes when the connection has ended, from whichever side.
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    private void write(@Nullable Long id, String op, Map<String, ?> fields) throws IOException {
        var line = new JsonLine(256);
        line.open('{');
        if (id != null) {
            line.with("id", id);
        }
        line.with("op", op);
        for (Map.Entry<String, ?> field : fields.entrySet()) {
            line.with(field.getKey(), (Object) field.getValue());
        }
        line.close('}').end();
        var buffer = ByteBuffer.wrap(line.array(), 0, line.length());
        synchronized (channel) {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private void read() {
        try {
            greet(in.line());
            for (String line = in.line(); line != null; line = in.line()) {
                if (JsonText.read(line) instanceof Map<?, ?> message) {
                    take(JsonText.object(message));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // What comes is no answer any more: the same as an end.
        } finally {
            ended.complete(null);
            for (var question : waiting.values()) {
                question.answer.completeExceptionally(gone());
            }
            close();
        }
    }

    /// Looks who it is that speaks first, before anything else is believed.
    private void greet(@Nullable String line) {
        if (line == null) {
            return;
        }
        if (!(JsonText.read(line) instanceof Map<?, ?> greeting)
                || !"inspection".equals(greeting.get("aw"))) {
            throw new IllegalArgumentException("no greeting");
        }
        if (!Long.valueOf(Session.VERSION).equals(greeting.get("version"))) {
            gone = "another version of the protocol is spoken there";
            throw new IllegalArgumentException(gone);
        }
    }

    private void take(Map<String, @Nullable Object> message) throws IOException {
        if (message.get("sub") instanceof Long sub) {
            var listener = listeners.get(sub);
            if (listener != null) {
                listener.consumer.accept(message);
                listener.spent++;
                if (listener.spent == BATCH) {
                    listener.spent = 0;
                    write(null, "credit", Map.of("sub", sub, "credit", BATCH));
                }
            }
        } else if (message.get("id") instanceof Long id) {
            var question = waiting.get(id);
            if (question != null) {
                if (question.events != null && message.get("ok") instanceof Map<?, ?> ok
                        && ok.get("sub") instanceof Long sub) { // its events may be next
                    listeners.put(sub, new Listener(question.events));
                }
                question.answer.complete(message);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            ended.complete(null);
        }
    }
}
