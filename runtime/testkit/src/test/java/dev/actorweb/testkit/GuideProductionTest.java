package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Termination;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Snippets of `docs/runtime.md`: a system in production.
class GuideProductionTest {
    @Test
    void aSystemIsObservedAndStopped() throws InterruptedException {
        var problems = new CopyOnWriteArrayList<String>();
        // snippet: observe
        var system = ActorSystem.create("shop");
        system.observe(Interest.LIFECYCLE, event -> {
            if (event instanceof RuntimeEvent.Failed failed) {
                problems.add(failed.actor() + " failed: " + failed.cause().getMessage());
            }
        });
        system.deadLetters().subscribe(letter -> problems.add("nobody handled " + letter.message()));

        Termination end = system.stop(Duration.ofSeconds(5));
        if (!end.complete()) {
            problems.add("did not stop: " + end.unfinished());
        }
        // end
        assertThat(problems).isEmpty();
    }

    @Test
    void aSystemShowsItself() {
        // snippet: metrics
        try (var system = ActorSystem.builder("shop").metered().create()) {
            String text = system.metrics();
            List<ActorNode> tree = system.tree();
            assertThat(text).contains("# TYPE aw_receive_seconds histogram");
            assertThat(tree).isEmpty();
        }
        // end
    }

    // snippet: service
    static void serve() throws InterruptedException {
        var system = ActorSystem.builder("shop").metered().create();
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.<Counter.Message>spawn("counter", _ -> new Counter());
        Thread.currentThread().join(); // actors run on daemon threads, which keep no process alive
    }
    // end

    // snippet: scraped
    static HttpServer metricsOf(ActorSystem system, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/metrics", exchange -> {
            try (exchange) {
                byte[] text = system.metrics().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        return server;
    }
    // end

    @Test
    void aServiceEndsWhenItIsInterrupted() throws InterruptedException {
        var service = Thread.ofVirtual().unstarted(() -> {
            try {
                serve();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        service.start();
        service.interrupt();
        service.join();
    }

    @Test
    void metricsAreScraped() throws Exception {
        try (var system = ActorSystem.create("shop"); var client = HttpClient.newHttpClient()) {
            var server = metricsOf(system, 0);
            try {
                var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
                var answer = client.send(HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .contains("text/plain; version=0.0.4");
                assertThat(answer.body()).contains("\naw_actors{system=\"shop\"} 0\n");
            } finally {
                server.stop(0);
            }
        }
    }
}
