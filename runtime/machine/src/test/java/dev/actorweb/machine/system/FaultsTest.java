package dev.actorweb.machine.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class FaultsTest {
    private static final int COUNT = 400;

    private static List<Integer> sent(Faults faults, Channel channel) {
        return sent(faults, channel, "a b");
    }

    private static List<Integer> sent(Faults faults, Channel channel, String way) {
        List<Integer> arrived = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            faults.pass(channel, way, () -> arrived.add(number));
        }
        return List.copyOf(arrived);
    }

    private static List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(i);
        }
        return all;
    }

    @Test
    void reliableChannelsAndThoseThatNobodyAskedAboutDeliverEverything() {
        assertThat(sent(Faults.NONE, new Channel(true, true, true))).isEqualTo(all());
        assertThat(sent(Faults.of(7), Channel.RELIABLE)).isEqualTo(all());
    }

    @Test
    void someMessagesAreLost() {
        var arrived = sent(Faults.of(7), new Channel(true, false, false));

        assertThat(arrived).hasSizeBetween(COUNT / 2, COUNT - 50).isSubsetOf(all()).isSorted();
        assertThat(new HashSet<>(arrived)).hasSameSizeAs(arrived);
        assertThat(sent(Faults.of(7), new Channel(true, false, false))).isEqualTo(arrived);
        assertThat(sent(Faults.of(8), new Channel(true, false, false))).isNotEqualTo(arrived);
    }

    @Test
    void someMessagesComeTwice() {
        var arrived = sent(Faults.of(7), new Channel(false, true, false));

        assertThat(arrived).hasSizeBetween(COUNT + 50, COUNT * 3 / 2).containsAll(all()).isSorted();
    }

    @Test
    void someMessagesAreOvertakenAndNoneIsLost() throws InterruptedException {
        var arrived = new LinkedBlockingQueue<Integer>();
        var faults = Faults.of(7);
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            faults.pass(new Channel(false, false, true), "a b", () -> arrived.add(number));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) { // the last may have been held back with nothing to
                                          // overtake it
            var next = arrived.poll(120, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            order.add(next);
        }

        assertThat(order).isNotEqualTo(all()).containsExactlyInAnyOrderElementsOf(all());
        var sorted = new ArrayList<>(order);
        Collections.sort(sorted);
        assertThat(sorted).isEqualTo(all());
    }

    /// Whatever else is sent meanwhile, and by which threads: the nth message of a way has
    /// one fate.
    @Test
    void theFateOfAMessageDependsOnItsWayAndItsNumberAlone() throws InterruptedException {
        var channel = new Channel(true, true, false);
        var ways = List.of("a b", "a c", "b a", "c a");
        var alone = new HashMap<String, List<Integer>>();
        for (var way : ways) {
            alone.put(way, sent(Faults.of(7), channel, way));
        }
        assertThat(new HashSet<>(alone.values())).hasSameSizeAs(ways);
        for (int run = 0; run < 5; run++) {
            var faults = Faults.of(7);
            var together = new ConcurrentHashMap<String, List<Integer>>();
            var senders = ways.stream()
                    .map(way -> Thread.ofVirtual().start(() -> together.put(way, sent(faults, channel, way))))
                    .toList();
            for (var sender : senders) {
                sender.join();
            }
            assertThat(together).isEqualTo(alone);
        }
    }

    /// Where a message that was held back is overtaken or not, what comes after it goes as it went.
    @Test
    void whatIsHeldBackChangesNothingForThoseAfterIt() {
        var once = new ArrayList<Integer>();
        var again = new ArrayList<Integer>();
        var first = Faults.of(7);
        var second = Faults.of(7);
        var all = new Channel(true, true, true);
        var reliable = new Channel(true, true, false);
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            first.pass(i % 2 == 0 ? all : reliable, "a b", () -> {
                synchronized (once) {
                    once.add(number);
                }
            });
            second.pass(reliable, "a b", () -> again.add(number));
        }
        var settled = new HashSet<>(again);
        synchronized (once) {
            assertThat(settled).containsAll(once);
        }
    }
}
