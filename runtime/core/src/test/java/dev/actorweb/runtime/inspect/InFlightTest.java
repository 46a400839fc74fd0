package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.inspect.Counters.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several questions of one client are on their way at once.
@Timeout(300)
class InFlightTest extends OpenSystem {
    private static final int ASKERS = 4;

    @Test
    void manyThreadsShareAClientAndEachHasTheAnswersToItsOwnQuestions() throws Exception {
        try (var threads = Executors.newFixedThreadPool(ASKERS); var client = connect()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < ASKERS; i++) {
                var name = "counter-" + i;
                long step = i + 1L;
                system.<Message>spawn(name, new Counters());
                all.add(threads.submit(() -> {
                    var add = Map.of("actor", name, "event", "ADD", "data", Map.of("amount", step));
                    for (long round = 1; round <= 200; round++) {
                        assertThat(client.request("ask", patiently(add)))
                                .isEqualTo(Map.of("answer", Map.of("total", round * step)));
                    }
                    return null;
                }));
            }
            for (var one : all) {
                one.get(120, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void answersThatComeInAnotherOrderReachThoseWhoAsked() throws Exception {
        var socket = folder.resolve("backwards-1.sock");
        try (var threads = Executors.newCachedThreadPool();
                var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            var serving = threads.submit(() -> answerBackwards(server));
            try (var client = InspectionClient.connect(new Endpoint("backwards", 1, socket))) {
                var answers = new ArrayList<Future<Map<String, @Nullable Object>>>();
                for (int i = 0; i < ASKERS; i++) {
                    var question = Map.of("actor", "a" + i);
                    answers.add(threads.submit(() -> client.request("show", question)));
                }
                for (int i = 0; i < ASKERS; i++) {
                    assertThat(answers.get(i).get(120, TimeUnit.SECONDS)).isEqualTo(Map.of("about", "a" + i));
                }
            }
            assertThat(serving.get(120, TimeUnit.SECONDS)).isEqualTo(ASKERS);
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    /// Greets, waits until all have asked, and answers the last one first.
    private static int answerBackwards(ServerSocketChannel server) throws IOException {
        try (var client = server.accept();
                var in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
                var out = Channels.newOutputStream(client)) {
            say(out, "{\"aw\":\"inspection\",\"version\":1,\"system\":\"backwards\",\"pid\":1}");
            say(out, "{\"id\":" + map(JsonText.read(in.readLine())).get("id") + ",\"ok\":{\"version\":1}}");
            var asked = new ArrayDeque<Map<String, @Nullable Object>>();
            while (asked.size() < ASKERS) {
                asked.push(map(JsonText.read(in.readLine())));
            }
            for (var question : asked) {
                say(out, "{\"id\":%s,\"ok\":{\"about\":\"%s\"}}".formatted(question.get("id"),
                        question.get("actor")));
            }
            return asked.size();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
