package dev.actorweb.machine.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultsTest {
    private static final int COUNT = 400;

    private static List<Integer> sent(Faults faults, Channel channel) {
        List<Integer> arrived = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            faults.pass(channel, "a b", () -> arrived.add(number));
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
            var next = arrived.poll(10, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            order.add(next);
        }

        assertThat(order).isNotEqualTo(all()).containsExactlyInAnyOrderElementsOf(all());
        var sorted = new ArrayList<>(order);
        Collections.sort(sorted);
        assertThat(sorted).isEqualTo(all());
    }
}
