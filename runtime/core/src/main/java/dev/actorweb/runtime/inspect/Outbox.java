package dev.actorweb.runtime.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// What waits to be sent to one client. Those who write never wait for the client: what a slow one
/// does not fetch is bounded, and events beyond that are refused, for the subscription to count.
///
/// Answers are sent at once. Events wait a moment for others to go with them: to send each by itself
/// would wake this thread and the client's for each.
final class Outbox {
    /// Bytes from which on events are refused.
    static final int FULL = 1 << 20;

    /// Bytes of events that wait for no more: so many that at the most events a client is told
    /// there is one message to it, and one thread to wake on either side, for as long as events
    /// may wait.
    private static final int PLENTY = 1 << 16;
    private static final long GATHER_MILLIS = 5;
    private static final long GATHER_NANOS = GATHER_MILLIS * 1_000_000;

    private JsonLine filling = new JsonLine(1 << 13);
    private JsonLine sending = new JsonLine(1 << 13);
    private boolean closed;
    /// Whether the sender waits for something to send.
    private boolean idle;
    /// Whether somebody waits for what is to be sent.
    private boolean urgent;

    /// Appends an event, unless the client is too slow.
    ///
    /// @return whether it was taken
    synchronized boolean offer(Consumer<JsonLine> event) {
        if (closed || filling.length() >= FULL) {
            return false;
        }
        append(event);
        return true;
    }

    /// Appends an answer. Who asks faster than it reads waits here, and its next question with it.
    synchronized void put(Consumer<JsonLine> answer) throws InterruptedException {
        while (!closed && filling.length() >= 2 * FULL) {
            wait();
        }
        if (!closed) {
            urgent = true;
            append(answer);
        }
    }

    private void append(Consumer<JsonLine> line) {
        int before = filling.length();
        try {
            line.accept(filling);
            filling.end();
        } catch (RuntimeException | Error e) { // half a line would spoil all that follow
            filling.back(before);
            throw e;
        }
        if (idle && (before == 0 || !mayGather())) {
            notifyAll();
        }
    }

    private boolean mayGather() {
        return !urgent && !closed && filling.length() < PLENTY;
    }

    /// Sends until the outbox is closed and empty.
    void drainTo(SocketChannel channel) throws IOException, InterruptedException {
        while (await()) {
            var buffer = ByteBuffer.wrap(sending.array(), 0, sending.length());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            sending.clear();
        }
    }

    private synchronized boolean await() throws InterruptedException {
        idle = true;
        while (filling.length() == 0 && !closed) {
            wait();
        }
        long since = System.nanoTime();
        while (mayGather() && System.nanoTime() - since < GATHER_NANOS) {
            wait(GATHER_MILLIS);
        }
        idle = false;
        urgent = false;
        var full = filling;
        filling = sending;
        sending = full;
        notifyAll();
        return sending.length() > 0;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
