package dev.actorweb.bench.soak;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/// A topic whose subscribers come and go: who stays gets all, in order; who goes gets all between.
final class News implements Traffic {
    private static final int NUMBERS = 20_000;
    private static final int STAYING = 4;

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        Topic<Integer> topic = system.topic(Integer.class, "news");
        var over = new CountDownLatch(STAYING);
        List<ActorRef<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < STAYING; i++) {
            readers.add(subscribe(system, topic, faults, 1, over));
        }
        var passing = Thread.ofPlatform().name("passing").start(() -> {
            try {
                comeAndGo(system, topic, faults, random.split(), over);
            } catch (InterruptedException e) {
                faults.note("interrupted");
            }
        });
        for (int number = 1; number <= NUMBERS; number++) {
            faults.check(topic.publish(number) >= STAYING, "news " + number + " did not reach all");
        }
        faults.await(over, "news");
        passing.join();
        for (var reader : readers) {
            faults.check(system.stop(reader, Faults.LONG).complete(), "a reader: not stopped");
        }
        faults.check(topic.subscribers().isEmpty(), "a topic keeps subscribers");
    }

    private static void comeAndGo(ActorSystem system, Topic<Integer> topic, Faults faults,
            SplittableRandom random, CountDownLatch over) throws InterruptedException {
        while (over.getCount() > 0) {
            var reader = subscribe(system, topic, faults, 0, over);
            Thread.onSpinWait();
            if (random.nextBoolean()) {
                faults.check(topic.unsubscribe(reader), "a subscriber was unknown");
            }
            faults.check(system.stop(reader, Faults.LONG).complete(), "a passer-by: not stopped");
        }
    }

    /// @param first
    ///            the first number to expect, or 0 for any
    private static ActorRef<Integer> subscribe(ActorSystem system, Topic<Integer> topic, Faults faults,
            int first, CountDownLatch over) {
        int[] next = {first};
        ActorRef<Integer> reader = system.spawn(_ -> number -> {
            faults.check(next[0] == 0 || number == next[0], "news " + number + " instead of " + next[0]);
            next[0] = number + 1;
            if (number == NUMBERS && first == 1) {
                over.countDown();
            }
        });
        topic.subscribe(reader);
        return reader;
    }
}
