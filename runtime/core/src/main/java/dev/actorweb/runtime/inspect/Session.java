package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One client: reads its requests, one after the other, while another thread sends what there is
/// to tell.
final class Session implements Runnable {
    static final int VERSION = 1;
    /// Bytes of a request, the end of the line included.
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_SUBSCRIPTIONS = 16;
    private static final long MOST_CREDIT = 1L << 32;
    private static final long MOST_RATE = 100_000_000;
    private static final long USUAL_RATE = 50_000;

    private final SocketChannel channel;
    private final ActorSystem system;
    private final Operations operations;
    private final Outbox outbox = new Outbox();
    private final Map<Long, Subscription> subscriptions = new HashMap<>();
    private long lastSubscription;
    /// Opens when all was sent that will be.
    private final CountDownLatch sent = new CountDownLatch(1);
    /// Whose answer is not sent yet.
    private @Nullable Subscription fresh;
    private boolean greeted;

    Session(SocketChannel channel, ActorSystem system, Operations operations) {
        this.channel = channel;
        this.system = system;
        this.operations = operations;
    }

    /// Serves the client until it leaves or breaks the rules.
    @Override
    public void run() {
        Thread.ofVirtual().name("aw-inspect-send").start(this::send);
        try {
            outbox.put(line -> line.open('{').with("aw", "inspection").with("version", VERSION)
                    .with("system", system.name()).with("pid", ProcessHandle.current().pid()).close('}'));
            read();
        } catch (IOException e) {
            // The client is gone, or this endpoint is being closed: there is nobody left to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscriptions.values().forEach(Subscription::cancel);
            end(); // what was said last is still sent, to a client that reads it soon
            close(Duration.ofSeconds(1));
        }
    }

    /// Sends what there is to send, and no more.
    void end() {
        outbox.close();
    }

    /// Hangs up, in time at the latest.
    void close(Duration time) {
        try {
            var _ = sent.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(Session.class.getName()).log(System.Logger.Level.DEBUG, "closing a client", e);
        }
    }

    private void send() {
        try {
            outbox.drainTo(channel);
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sent.countDown();
        }
    }

    private void read() throws IOException, InterruptedException {
        var buffer = ByteBuffer.allocate(1 << 13);
        while (channel.read(buffer) >= 0) {
            int start = 0;
            for (int i = 0; i < buffer.position(); i++) {
                if (buffer.get(i) == '\n') {
                    if (!serve(buffer.array(), start, i)) {
                        return;
                    }
                    start = i + 1;
                }
            }
            buffer.flip().position(start);
            buffer.compact();
            if (!buffer.hasRemaining()) {
                if (buffer.capacity() >= LONGEST_LINE) {
                    refuse(null, "line-too-long", "a line holds at most " + LONGEST_LINE + " bytes");
                    return;
                }
                buffer = ByteBuffer.allocate(buffer.capacity() * 4).put(buffer.flip());
            }
        }
    }

    /// @return whether the client may go on
    private boolean serve(byte[] bytes, int from, int to) throws InterruptedException {
        @Nullable
        Object id = null;
        try {
            var request = Request.read(decode(bytes, from, to));
            id = request.id();
            if (!greeted) {
                greet(request);
                greeted = true;
                answer(id, Map.of("version", VERSION));
                return true;
            }
            answer(id, perform(request));
            if (fresh != null) {
                fresh.begin();
                fresh = null;
            }
            return true;
        } catch (Refusal e) {
            refuse(id, e.code, String.valueOf(e.getMessage()));
            return greeted;
        } catch (RuntimeException e) { // of an actor's factory, which must not end the session
            refuse(id, "failed", EventText.shown(e));
            return greeted;
        }
    }

    private static String decode(byte[] bytes, int from, int to) throws Refusal {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("bad-json", "the line is not UTF-8");
        }
    }

    private static void greet(Request request) throws Refusal {
        if (!request.op().equals("hello")) {
            throw new Refusal("bad-request", "the first request must be `hello`");
        }
        long version = request.number("version", 1, Integer.MAX_VALUE);
        request.nothingElse();
        if (version != VERSION) {
            throw new Refusal("version", "this system speaks version " + VERSION + " only");
        }
    }

    private Map<String, @Nullable Object> perform(Request request) throws Refusal, InterruptedException {
        return switch (request.op()) {
            case "subscribe" -> subscribe(request);
            case "record" -> record(request);
            case "credit" -> credit(request);
            case "unsubscribe" -> unsubscribe(request);
            default -> operations.perform(request);
        };
    }

    private Map<String, @Nullable Object> subscribe(Request request) throws Refusal {
        Set<Subscription.Kind> kinds = EnumSet.noneOf(Subscription.Kind.class);
        for (Object name : request.list("events")) {
            kinds.add(kind(name));
        }
        var filter = new Subscription.Filter(kinds, request.path("actor"), request.flag("text"),
                request.flag("data"), rate(request, USUAL_RATE));
        long credit = request.number("credit", 0, MOST_CREDIT);
        request.nothingElse();
        if (kinds.isEmpty()) {
            throw new Refusal("bad-request", "`events` names nothing to subscribe to");
        }
        return Map.of("sub", subscribe(filter, credit));
    }

    /// Where everything stands, and all that happens from then on.
    private Map<String, @Nullable Object> record(Request request) throws Refusal, InterruptedException {
        String below = request.path("actor");
        long credit = request.number("credit", 0, MOST_CREDIT);
        long rate = rate(request, 0);
        var patience = Driving.deadline(request);
        request.nothingElse();
        var filter = new Subscription.Filter(
                EnumSet.of(Subscription.Kind.LIFECYCLE, Subscription.Kind.TRANSITIONS), below, false, true,
                rate);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("sub", subscribe(filter, credit));
        answer.put("actors", operations.inventory(below, patience));
        return answer;
    }

    private static long rate(Request request, long absent) throws Refusal {
        return request.number("rate", 0, MOST_RATE, absent);
    }

    private long subscribe(Subscription.Filter filter, long credit) throws Refusal {
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            throw new Refusal("bad-request",
                    "one client has at most " + MOST_SUBSCRIPTIONS + " subscriptions");
        }
        lastSubscription++;
        var subscription = new Subscription(lastSubscription, filter, credit, outbox);
        subscriptions.put(lastSubscription, subscription);
        subscription.from(system.observe(filter.interest(), filter.rate(), subscription::observe));
        fresh = subscription;
        return lastSubscription;
    }

    private static Subscription.Kind kind(@Nullable Object name) throws Refusal {
        for (var kind : Subscription.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new Refusal("bad-request", "`events` may name lifecycle, transitions and messages");
    }

    private Map<String, @Nullable Object> credit(Request request) throws Refusal {
        var subscription = subscription(request);
        long more = request.number("credit", 1, MOST_CREDIT);
        request.nothingElse();
        subscription.grant(more);
        return Map.of();
    }

    private Map<String, @Nullable Object> unsubscribe(Request request) throws Refusal {
        var subscription = subscription(request);
        request.nothingElse();
        subscription.cancel();
        subscriptions.values().remove(subscription);
        return Map.of();
    }

    private Subscription subscription(Request request) throws Refusal {
        long id = request.number("sub", 1, Long.MAX_VALUE);
        var subscription = subscriptions.get(id);
        if (subscription == null) {
            throw new Refusal("no-such-subscription", "there is no subscription " + id);
        }
        return subscription;
    }

    private void answer(@Nullable Object id, Map<String, @Nullable Object> result)
            throws InterruptedException {
        outbox.put(line -> line.open('{').with("id", id).with("ok", result).close('}'));
    }

    private void refuse(@Nullable Object id, String code, String message) throws InterruptedException {
        outbox.put(line -> line.open('{').with("id", id).key("error").open('{').with("code", code)
                .with("message", message).close('}').close('}'));
    }
}
