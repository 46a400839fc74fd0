package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A client that speaks in bytes.
final class Raw implements AutoCloseable {
    final SocketChannel channel;
    private final BufferedReader in;

    Raw(Endpoint endpoint) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(endpoint.socket()));
        in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    void hello() throws IOException {
        assertThat(line()).matches(
                "\\{\"aw\":\"inspection\",\"version\":1,\"system\":\"order desk\",\"pid\":\\d+\\}");
        send("{\"id\":1,\"op\":\"hello\",\"version\":1}");
        assertThat(line()).isEqualTo("{\"id\":1,\"ok\":{\"version\":1}}");
    }

    void send(String line) throws IOException {
        write(line + "\n");
    }

    void write(String text) throws IOException {
        var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    String line() throws IOException {
        String line = lineOrEnd();
        if (line == null) {
            throw new IOException("the connection has ended");
        }
        return line;
    }

    @Nullable
    String lineOrEnd() throws IOException {
        return in.readLine();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
