package dev.actorweb.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A running system for the [Trainer]: only its words, so that nothing of the real one gets into
/// the cache of a client.
record RehearsedSystem(ServerSocketChannel door) implements Closeable {
    private static final String GREETING = """
            {"aw":"inspection","version":1,"system":"house","pid":1}
            """;
    private static final String AGREED = """
            {"id":1,"ok":{"version":1}}
            """;
    private static final String ACTORS = """
            {"id":2,"ok":{"actors":[{"actor":"door","alive":true,"state":{"configuration":["closed"],"accepts":["OPEN"]}}]}}
            """;

    /// @param runtime
    ///            what the client knows as `XDG_RUNTIME_DIR`
    static RehearsedSystem in(Path runtime) throws IOException {
        var folder = runtime.resolve("aw");
        Files.createDirectories(runtime);
        Files.createDirectory(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress
                .of(folder.resolve("house-" + ProcessHandle.current().pid() + ".sock")));
        var system = new RehearsedSystem(door);
        Thread.ofPlatform().daemon().name("rehearsed").start(system::serve);
        return system;
    }

    private void serve() {
        while (door.isOpen()) {
            try (var client = door.accept()) {
                speak(client);
            } catch (IOException gone) { // somebody who only knocked, or the end
                Thread.onSpinWait();
            }
        }
    }

    private static void speak(SocketChannel client) throws IOException {
        say(client, GREETING);
        var words = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        if (words.readLine() != null) {
            say(client, AGREED);
        }
        if (words.readLine() != null) {
            say(client, ACTORS);
        }
        words.readLine();
    }

    private static void say(SocketChannel client, String line) throws IOException {
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
