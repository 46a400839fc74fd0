package dev.actorweb.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// The client of [Inspected], in a process of its own: it reads as fast as it can and counts lines.
final class InspectedClient {
    private InspectedClient() {}

    /// Takes orders from standard input: `SOCKET KIND RATE` to follow events of that kind, `stop`
    /// to tell how many came.
    public static void main(String[] arguments) throws Exception {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            int space = order.indexOf(' ');
            int next = order.lastIndexOf(' ');
            try (var channel = SocketChannel
                    .open(UnixDomainSocketAddress.of(order.substring(0, space)))) {
                var lines = new AtomicLong();
                channel.write(ByteBuffer.wrap("""
                        {"id":1,"op":"hello","version":1}
                        {"id":2,"op":"subscribe","events":["%s"],"credit":4294967296,"rate":%s}
                        """.formatted(order.substring(space + 1, next), order.substring(next + 1))
                        .getBytes(StandardCharsets.US_ASCII)));
                var reader = new Thread(() -> read(channel, lines));
                reader.start();
                while (lines.get() < 3) { // both have greeted, and the subscription is there
                    Thread.onSpinWait();
                }
                System.out.println("following");
                orders.readLine();
                System.out.println(lines.get() - 3);
            }
        }
    }

    private static void read(SocketChannel channel, AtomicLong lines) {
        var buffer = ByteBuffer.allocateDirect(1 << 18);
        try {
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                long count = 0;
                while (buffer.hasRemaining()) {
                    if (buffer.get() == '\n') {
                        count++;
                    }
                }
                lines.addAndGet(count);
                buffer.clear();
            }
        } catch (ClosedChannelException e) {
            return; // told to stop
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
