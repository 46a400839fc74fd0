package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Opens a system for inspection, until it is closed. The protocol is described in
/// `docs/inspection-protocol.md`. Thread-safe.
///
/// ```java
/// try (var inspection = Inspection.open(system)) {
///     …
/// }
/// ```
///
/// Without a client it costs nothing but a virtual thread that waits. A client that is slow or dead
/// never makes an actor wait.
public final class Inspection implements AutoCloseable {
    private static final int MOST_CLIENTS = 64;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final ActorSystem system;
    private final Endpoint endpoint;
    private final ServerSocketChannel server;
    private final Letters letters;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Inspection(ActorSystem system, Endpoint endpoint, ServerSocketChannel server) {
        this.system = system;
        this.endpoint = endpoint;
        this.server = server;
        this.letters = new Letters(system.deadLetters());
    }

    /// Opens a system in the user's folder, see [Endpoint#folder()].
    ///
    /// @throws IOException
    ///             if the socket can't be made: a system of that name is open already in this
    ///             process, the folder is somebody else's, or its path is too long for a socket
    ///             (some 100 bytes)
    public static Inspection open(ActorSystem system) throws IOException {
        return open(system, Endpoint.folder());
    }

    /// Opens a system in a folder, which is made if need be and must be the user's alone.
    public static Inspection open(ActorSystem system, Path folder) throws IOException {
        Endpoint.prepare(folder);
        var endpoint = Endpoint.of(folder, system.name());
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(endpoint.socket()));
            Files.setPosixFilePermissions(endpoint.socket(),
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            var inspection = new Inspection(system, endpoint, server);
            Thread.ofVirtual().name("aw-inspect").start(inspection::accept);
            return inspection;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Where clients find it.
    public Endpoint endpoint() {
        return endpoint;
    }

    private void accept() {
        while (!closed) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                if (!closed) {
                    System.getLogger(Inspection.class.getName()).log(System.Logger.Level.WARNING,
                            "the inspection of " + system.name() + " ends: " + e.getMessage());
                }
                return;
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        if (sessions.size() >= MOST_CLIENTS) {
            channel.close();
            return;
        }
        var session = new Session(channel, system, new Operations(system, letters));
        sessions.add(session);
        if (closed) { // who closed may have looked at the sessions before this one was among them
            sessions.remove(session);
            channel.close();
            return;
        }
        Thread.ofVirtual().name("aw-inspect-client").start(() -> {
            try {
                session.run();
            } finally {
                sessions.remove(session);
            }
        });
    }

    /// Parts from all clients, who still get what was on the way to them if they read it within a
    /// second, and removes the socket.
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            Files.deleteIfExists(endpoint.socket());
        } catch (IOException e) {
            System.getLogger(Inspection.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
        }
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        sessions.forEach(Session::end);
        for (var session : sessions) {
            session.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }
}
