package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The two queues of the pool hand out each turn once.
@Timeout(300)
class RunQueueTest {
    private static final int TURNS = 200_000;

    private record Turn(int number) implements Runnable {
        @Override
        public void run() {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aloneItIsAQueue(long seed) {
        var random = new SplittableRandom(seed);
        var queue = new RunQueue();
        var model = new ArrayDeque<Runnable>();
        int bias = random.nextInt(30, 70);
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(100) < bias) {
                var turn = new Turn(i);
                queue.add(turn);
                model.add(turn);
            } else {
                assertThat(queue.take()).isSameAs(model.poll());
            }
            assertThat(queue.isEmpty()).isEqualTo(model.isEmpty());
            if (model.isEmpty()) {
                queue.clean();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aloneTheEntranceGivesBackAllItWasGiven(long seed) {
        var random = new SplittableRandom(seed);
        var entrance = new Entrance();
        var left = new java.util.HashSet<Runnable>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(100) < 60) {
                var turn = new Turn(i);
                entrance.add(turn);
                left.add(turn);
            } else {
                var turn = entrance.take();
                assertThat(turn == null ? left.isEmpty() : left.remove(turn)).isTrue();
            }
        }
        while (!entrance.isEmpty()) {
            var turn = entrance.take();
            if (turn != null) {
                assertThat(left.remove(turn)).isTrue();
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void anOwnerAndThievesTakeEachTurnOnce() throws Exception {
        var queue = new RunQueue();
        var taken = new AtomicIntegerArray(TURNS);
        var over = new AtomicBoolean();
        var thieves = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            thieves.add(Thread.ofPlatform().start(() -> {
                while (!over.get() || !queue.isEmpty()) {
                    count(queue.take(), taken);
                }
            }));
        }
        var random = new SplittableRandom(42);
        for (int i = 0; i < TURNS; i++) {
            queue.add(new Turn(i));
            if (random.nextInt(3) == 0) {
                count(queue.take(), taken);
            }
            if (queue.isEmpty() && random.nextInt(4) == 0) {
                queue.clean();
            }
        }
        over.set(true);
        for (var thief : thieves) {
            thief.join();
        }
        assertEachOnce(taken);
    }

    @Test
    void aThiefTakesHalfAndKeepsTheOrder() {
        var queue = new RunQueue();
        var own = new RunQueue();
        for (int i = 0; i < 7; i++) {
            queue.add(new Turn(i));
        }

        assertThat(queue.steal(own)).isEqualTo(new Turn(0));
        assertThat(List.of(own.take(), own.take(), own.take()))
                .containsExactly(new Turn(1), new Turn(2), new Turn(3));
        assertThat(own.isEmpty()).isTrue();
        assertThat(queue.take()).isEqualTo(new Turn(4));
        assertThat(queue.steal(own)).isEqualTo(new Turn(5));
        assertThat(own.isEmpty()).isTrue();
        assertThat(queue.steal(own)).isEqualTo(new Turn(6));
        assertThat(queue.steal(own)).isNull();
    }

    @Test
    void thievesWhoStealFromEachOtherTakeEachTurnOnce() throws Exception {
        var queues = List.of(new RunQueue(), new RunQueue(), new RunQueue(), new RunQueue());
        var taken = new AtomicIntegerArray(TURNS);
        var left = new java.util.concurrent.atomic.AtomicInteger(TURNS);
        var thieves = new ArrayList<Thread>();
        for (int i = 1; i < queues.size(); i++) {
            int self = i;
            thieves.add(Thread.ofPlatform().start(() -> {
                var own = queues.get(self);
                for (int look = 0; left.get() > 0; look++) {
                    var turn = own.take();
                    if (turn == null) {
                        own.clean();
                        int victim = look % queues.size();
                        turn = victim == self ? null : queues.get(victim).steal(own);
                    }
                    if (turn != null) {
                        count(turn, taken);
                        left.decrementAndGet();
                    }
                }
            }));
        }
        var random = new SplittableRandom(7);
        for (int i = 0; i < TURNS; i++) {
            queues.getFirst().add(new Turn(i));
            if (random.nextInt(3) == 0) {
                var turn = queues.getFirst().take();
                if (turn != null) {
                    count(turn, taken);
                    left.decrementAndGet();
                }
            }
        }
        for (var thief : thieves) {
            thief.join();
        }
        assertEachOnce(taken);
    }

    @Test
    void manyPassTheEntranceOnce() throws Exception {
        var entrance = new Entrance();
        var taken = new AtomicIntegerArray(TURNS);
        var coming = new ArrayList<Thread>();
        var going = new ArrayList<Thread>();
        var over = new AtomicBoolean();
        for (int i = 0; i < 3; i++) {
            int first = i;
            coming.add(Thread.ofPlatform().start(() -> {
                for (int turn = first; turn < TURNS; turn += 3) {
                    entrance.add(new Turn(turn));
                }
            }));
            going.add(Thread.ofPlatform().start(() -> {
                while (!over.get() || !entrance.isEmpty()) {
                    count(entrance.take(), taken);
                }
            }));
        }
        for (var thread : coming) {
            thread.join();
        }
        over.set(true);
        for (var thread : going) {
            thread.join();
        }
        assertEachOnce(taken);
    }

    private static void count(@org.jspecify.annotations.Nullable Runnable turn, AtomicIntegerArray taken) {
        if (turn instanceof Turn(int number)) {
            taken.incrementAndGet(number);
        }
    }

    private static void assertEachOnce(AtomicIntegerArray taken) {
        for (int i = 0; i < TURNS; i++) {
            assertThat(taken.get(i)).isEqualTo(1);
        }
    }
}
