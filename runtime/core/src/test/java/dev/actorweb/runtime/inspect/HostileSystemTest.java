package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands behind a socket need not be a system: the client believes nothing before it
/// is greeted.
@Timeout(300)
class HostileSystemTest {
    @TempDir(factory = ShortFolder.class)
    Path folder = Path.of("unset");

    private Endpoint endpoint = new Endpoint("evil", 1, Path.of("unset"));

    @BeforeEach
    void place() {
        endpoint = new Endpoint("evil", 1, folder.resolve("evil-1.sock"));
    }

    private interface Speaking {
        void to(OutputStream client) throws IOException;
    }

    private void connectTo(Speaking speaking) throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(endpoint.socket()));
            var thread = Thread.ofPlatform().start(() -> {
                try (var client = server.accept()) {
                    speaking.to(Channels.newOutputStream(client));
                    Channels.newInputStream(client).transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) { // the client has had enough
                    return;
                }
            });
            try {
                InspectionClient.connect(endpoint).close();
            } finally {
                thread.join();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"aw":"inspection","version":2,"system":"evil","pid":1}  | another version of the protocol
            {"aw":"inspection","version":"1","system":"evil"}        | another version of the protocol
            {"id":1,"ok":{"version":1}}                              | closed the connection
            []                                                       | closed the connection
            SSH-2.0-OpenSSH                                          | closed the connection
            """)
    void whoDoesNotGreetIsLeftAtOnce(String greeting, String why) {
        assertThatThrownBy(() -> connectTo(client -> {
            client.write(
                    (greeting + "\n{\"id\":1,\"ok\":{\"version\":1}}\n").getBytes(StandardCharsets.UTF_8));
        })).isInstanceOf(IOException.class).hasMessageContaining(why);
    }

    @Test
    void whoHangsUpIsNoSystem() {
        assertThatThrownBy(() -> connectTo(client -> client.close())).isInstanceOf(IOException.class);
    }

    @Test
    void aGreetingWithoutEndIsNotRead() {
        var written = new AtomicLong();
        var piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'a');

        assertThatThrownBy(() -> connectTo(client -> {
            while (written.get() < 1L << 30) {
                client.write(piece);
                written.addAndGet(piece.length);
            }
        })).isInstanceOf(IOException.class).hasMessageContaining("closed the connection");
        assertThat(written.get()).isLessThan(1L << 24);
    }
}
