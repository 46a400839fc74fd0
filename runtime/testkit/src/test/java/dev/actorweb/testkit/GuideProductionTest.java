package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Termination;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Snippets of `docs/runtime.md`: a system in production.
class GuideProductionTest {
    @Test
    @Timeout(300)
    void aSystemIsObservedAndStopped() throws InterruptedException {
        var problems = new LinkedBlockingQueue<String>();
        // snippet: observe
        var system = ActorSystem.create("shop");
        system.observe(Interest.LIFECYCLE, event -> {
            if (event instanceof RuntimeEvent.Failed failed) {
                problems.add(failed.actor() + " failed: " + failed.cause().getMessage());
            }
        });
        system.deadLetters().subscribe(letter -> problems.add("nobody handled " + letter.message()));
        // end
        ActorRef<String> broken = system.spawn("broken", _ -> order -> {
            throw new IllegalStateException("no " + order);
        }, SpawnOptions.defaults().redeliveryLimit(0));
        broken.tell("paper");
        var told = List.of(problems.take(), problems.take());

        // snippet: stop
        Termination end = system.stop(Duration.ofMinutes(1));
        if (!end.complete()) {
            problems.add("did not stop: " + end.unfinished());
        }
        // end
        assertThat(told).containsExactlyInAnyOrder("actor://shop/broken failed: no paper",
                "nobody handled paper");
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
    static void serve(ActorFactory<String> desk) throws InterruptedException {
        var system = ActorSystem.builder("shop").metered().create();
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.spawn("desk", desk);
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

    /// A process that serves, with a desk that has much to do from the start.
    static final class Service {
        private static final int ORDERS = 20;

        private Service() {}

        public static void main(String[] args) throws InterruptedException {
            var ending = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(ending::countDown));
            serve(context -> {
                for (int i = 0; i < ORDERS; i++) {
                    context.self().tell("order " + i);
                }
                return new Actor<>() {
                    private int handled;

                    @Override
                    public void receive(String order) throws InterruptedException {
                        if (handled == 0) {
                            System.out.println("busy");
                            ending.await();
                        }
                        TimeUnit.MILLISECONDS.sleep(5); // most is left when the stop begins
                        handled++;
                    }

                    @Override
                    public void stopped() {
                        System.out.println("handled " + handled);
                    }
                };
            });
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aServiceThatIsToldToEndHandlesWhatWaits() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
                Service.class.getName()).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(4, TimeUnit.MINUTES).execute(process::destroyForcibly);
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("busy");
            process.toHandle().destroy(); // SIGTERM
            assertThat(output.lines()).containsExactly("handled " + Service.ORDERS);
        }
        assertThat(process.waitFor()).isEqualTo(128 + 15);
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
