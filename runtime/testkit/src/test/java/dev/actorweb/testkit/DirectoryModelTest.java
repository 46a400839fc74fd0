package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Directory;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The cache of the directory beside a simple model: who is found, and what the statistics say, are
/// the same after each of many random steps.
class DirectoryModelTest {
    private static final int CAPACITY = 5;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// Time that stands still, and timers that are only counted and fired by hand.
    private static final class Clock implements Dispatcher {
        private long now;
        private final Map<Object, Runnable> timers = new LinkedHashMap<>();
        private final Map<Object, Long> due = new LinkedHashMap<>();

        @Override
        public void execute(Runnable turn) {
            turn.run();
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            var timer = new Object();
            timers.put(timer, task);
            due.put(timer, now + delay.toNanos());
            return () -> timers.remove(timer) != null;
        }

        void advance(long nanos) {
            now += nanos;
            for (var timer : List.copyOf(timers.keySet())) {
                if (due.getOrDefault(timer, Long.MAX_VALUE) <= now) {
                    var task = timers.remove(timer);
                    if (task != null) {
                        task.run();
                    }
                }
            }
        }

        @Override
        public Cancellable fork(String name, Runnable work) {
            work.run();
            return () -> false;
        }

        @Override
        public void deliver(Runnable delivery) {
            delivery.run();
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void close() {}
    }

    private record Entry(int key, int actor) {}

    /// What it should do, in the most simple way.
    private static final class Model {
        /// Until when, the one used longest ago first.
        private final LinkedHashMap<Entry, Long> entries = new LinkedHashMap<>();
        private long lookups;
        private long hits;
        private long expired;
        private long evicted;

        void expire(long now) {
            int before = entries.size();
            entries.values().removeIf(until -> until <= now);
            expired += before - entries.size();
        }

        void learn(Entry entry, long until) {
            entries.remove(entry);
            entries.put(entry, until);
            if (entries.size() > CAPACITY) {
                entries.remove(entries.keySet().iterator().next());
                evicted++;
            }
        }

        List<Integer> find(int key) {
            var found = new ArrayList<Integer>();
            for (var entry : List.copyOf(entries.keySet())) {
                if (entry.key == key) {
                    found.add(entry.actor);
                }
            }
            lookups++;
            hits += found.isEmpty() ? 0 : 1;
            return found.stream().sorted().toList();
        }

        void use(int key, List<Integer> inOrder) {
            for (int actor : inOrder) {
                var entry = new Entry(key, actor);
                var until = entries.remove(entry);
                if (until != null) {
                    entries.put(entry, until);
                }
            }
        }
    }

    @Test
    void whoIsFoundAndWhatIsCountedIsAsInTheModel() {
        for (long seed = 1; seed <= 200 * Integer.getInteger("aw.seeds", 1); seed++) {
            try {
                play(new SplittableRandom(seed));
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void play(SplittableRandom random) {
        var clock = new Clock();
        var system = ActorSystem.builder("model").dispatcher(clock).remoteEntries(CAPACITY).create();
        var directory = system.directory();
        var model = new Model();
        var actors = new ArrayList<ActorRef<String>>();
        for (int i = 0; i < 4; i++) {
            actors.add(new MockRef<>("m" + i));
        }
        for (int step = 0; step < 150; step++) {
            int key = random.nextInt(3);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    int actor = random.nextInt(actors.size());
                    long life = SECOND * (1 + random.nextInt(20));
                    directory.learn(key(key), actors.get(actor), Duration.ofNanos(life));
                    model.learn(new Entry(key, actor), clock.now + life);
                }
                case 2 -> {
                    var found = directory.find(key(key)).stream().map(actors::indexOf).toList();
                    assertThat(found.stream().sorted().toList()).isEqualTo(model.find(key));
                    model.use(key, found);
                }
                default -> {
                    clock.advance(SECOND * random.nextInt(5));
                    model.expire(clock.now);
                }
            }
            assertThat(directory.statistics()).isEqualTo(new Directory.Statistics(0, model.entries.size(),
                    CAPACITY, model.lookups, model.hits, model.expired, model.evicted));
            assertThat(clock.timers).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static ServiceKey<String> key(int number) {
        return new ServiceKey<>(String.class, "key " + number);
    }

    @Test
    void anActorThatIsConfirmedAgainAndAgainTakesOneTimer() {
        var clock = new Clock();
        var directory = ActorSystem.builder("model").dispatcher(clock).create().directory();
        var far = new MockRef<String>("far");
        for (int i = 0; i < 1_000; i++) {
            directory.learn(key(1), far, Duration.ofDays(1));
            clock.advance(SECOND);
        }
        assertThat(clock.timers).hasSize(1);
        clock.advance(Duration.ofDays(1).toNanos());
        assertThat(directory.find(key(1))).isEmpty();
        assertThat(clock.timers).isEmpty();
    }

    @Test
    void whoLooksBeforeTheTimerDoesKeepsNobodyFromHearingOfTheEnd() {
        var clock = new Clock();
        var directory = ActorSystem.builder("model").dispatcher(clock).create().directory();
        var shown = new ArrayList<Integer>();
        directory.subscribeToChanges(key(1), list -> shown.add(list.size()));
        directory.learn(key(1), new MockRef<>("far"), Duration.ofSeconds(1));
        clock.now += 2 * SECOND;
        assertThat(directory.statistics().expired()).isEqualTo(1);
        clock.advance(SECOND);

        assertThat(shown).containsExactly(0, 1, 0);
    }
}
