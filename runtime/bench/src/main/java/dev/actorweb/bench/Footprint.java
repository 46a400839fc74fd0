package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Measures the bytes of an idle actor that has handled one message: the heap in use after a full
/// collection with so many actors, less that without, in a fresh process for each peer. The
/// reference that the sender holds is part of it, the actor's own state is not: all share
/// one behaviour.
public final class Footprint {
    private static final int ACTORS = 1_000_000;

    private static volatile CountDownLatch latch = new CountDownLatch(0);

    /// What all of them do.
    private static final Peer.Behaviour COUNT = (_, _) -> latch.countDown();

    private Footprint() {}

    /// Measures and prints.
    ///
    /// @param arguments
    ///            how many actors; then, in the processes it starts, the peer
    public static void main(String[] arguments) throws Exception {
        var words = new Arguments(arguments, 2);
        int actors = words.count(0, "ACTORS", ACTORS);
        if (words.has(1)) {
            System.out.println(measure(words.text(1, ""), actors));
            return;
        }
        System.out.println("| bytes of an idle actor, of " + actors + " | plain | compact headers |");
        System.out.println("|---|--:|--:|");
        for (var peer : List.of("aw", "pekko", "castor", "fibry", "vertx")) {
            System.out.printf("| %s | %s | %s |%n", peer,
                    inProcess(peer, actors, "-XX:-UseCompactObjectHeaders"),
                    inProcess(peer, actors, "-XX:+UseCompactObjectHeaders"));
        }
    }

    private static String inProcess(String peer, int actors, String flag)
            throws IOException, InterruptedException {
        // a verticle is too heavy to wait for a million of them
        int number = peer.equals("vertx") ? Math.min(actors, 100_000) : actors;
        var command = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx6g",
                "-XX:+UseParallelGC", flag, "-cp", System.getProperty("java.class.path"),
                Footprint.class.getName(), Integer.toString(number), peer);
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? output : "–";
    }

    private static long measure(String name, int number) throws Exception {
        try (var peer = Peers.start(name)) {
            var warmUp = start(peer, 1_000);
            long before = used();
            var actors = start(peer, number);
            long bytes = used() - before;
            if (warmUp.size() + actors.size() != number + 1_000) {
                throw new IllegalStateException("too few actors");
            }
            return bytes / number;
        }
    }

    private static List<Object> start(Peer peer, int number) throws InterruptedException {
        var done = new CountDownLatch(number);
        latch = done;
        var actors = new ArrayList<Object>(number);
        for (int i = 0; i < number; i++) {
            actors.add(peer.startIdle(COUNT));
        }
        done.await();
        return actors;
    }

    @SuppressWarnings("SystemGc") // this is what is measured
    private static long used() throws InterruptedException {
        long last = Long.MAX_VALUE;
        while (true) {
            System.gc();
            Thread.sleep(50);
            long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (now >= last) {
                return now;
            }
            last = now;
        }
    }
}
