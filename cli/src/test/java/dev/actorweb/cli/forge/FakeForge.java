package dev.actorweb.cli.forge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A forge on this machine, which gives the answers it is told to, one after the other, and notes
/// what it was asked.
public final class FakeForge implements AutoCloseable {
    private record Reply(int status, Map<String, String> headers, String content) {}

    private final HttpServer server;
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    public FakeForge() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var token = headers.containsKey("Authorization") ? "Authorization" : "PRIVATE-TOKEN";
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + headers.getFirst(token) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var reply = replies.isEmpty() ? new Reply(500, Map.of(), "") : replies.remove();
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.content().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    public FakeForge answers(int status, String content) {
        return answers(status, Map.of(), content);
    }

    public FakeForge answers(int status, Map<String, String> headers, String content) {
        replies.add(new Reply(status, headers, content));
        return this;
    }

    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /// Method, address, token and body of each request so far.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
