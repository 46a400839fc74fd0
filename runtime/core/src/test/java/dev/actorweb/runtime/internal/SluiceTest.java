package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SluiceTest {
    private static final int PLACES = 64;
    private static final long SECOND = 1_000_000_000;

    private final Clock clock = new Clock();
    private final Rooms rooms = new Rooms(Rooms.Of.MESSAGES);
    private final Ring<Object> buffer = new Ring<>(PLACES);

    /// Has one timer at most, and a time that the test moves.
    private static final class Clock implements Dispatcher {
        private final Queue<Runnable> timers = new ArrayDeque<>();
        private long now;
        private long due;

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            assertThat(delay).isPositive();
            assertThat(timers).isEmpty();
            timers.add(task);
            due = now + delay.toNanos();
            return () -> false;
        }

        void advance(long nanos) {
            now += nanos;
            if (!timers.isEmpty() && due <= now) {
                timers.remove().run();
            }
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void execute(Runnable turn) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cancellable fork(String name, Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant now() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private Sluice sluice(long perSecond) {
        var sluice = new Sluice(clock, rooms, buffer, PLACES, perSecond);
        sluice.begin();
        return sluice;
    }

    /// Puts in as many as it lets through.
    private int fill(Sluice sluice) {
        int passed = 0;
        while (sluice.isOpen() && passed < 10 * PLACES) {
            assertThat(buffer.offer("")).isTrue();
            sluice.passed();
            passed++;
        }
        assertThat(Rooms.any(rooms.word())).isEqualTo(sluice.isOpen());
        return passed;
    }

    private int drain(Sluice sluice, int most) {
        int taken = 0;
        while (taken < most && buffer.poll() != null) {
            sluice.taken();
            taken++;
            assertThat(Rooms.any(rooms.word())).isEqualTo(sluice.isOpen());
        }
        return taken;
    }

    @Test
    void aFloodLeavesAQuarterOfTheBufferFree() {
        assertThat(fill(sluice(Sluice.NO_LIMIT))).isEqualTo(PLACES / 4 * 3);
    }

    @Test
    void withoutALimitItOpensWhenTheBufferIsCalm() {
        var sluice = sluice(Sluice.NO_LIMIT);
        fill(sluice);

        drain(sluice, PLACES / 4);
        assertThat(sluice.isOpen()).isFalse();
        drain(sluice, 1);
        assertThat(sluice.isOpen()).isTrue();
        assertThat(fill(sluice)).isEqualTo(PLACES / 4 + 1);
    }

    @Test
    void withoutALimitWhoTakesAllIsToldAll() {
        var sluice = sluice(Sluice.NO_LIMIT);
        for (int i = 0; i < 100_000; i++) {
            assertThat(sluice.isOpen()).isTrue();
            assertThat(buffer.offer("")).isTrue();
            sluice.passed();
            drain(sluice, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 50, 1_000, 2_399, 100_000})
    void aFloodIsHeldToTheRate(long perSecond) {
        var sluice = sluice(perSecond);
        long step = Math.max(1, SECOND / perSecond / 10);
        long passed = 0;
        long end = 10 * SECOND;
        while (clock.now < end) {
            passed += fill(sluice);
            drain(sluice, PLACES);
            clock.advance(step);
        }

        // One portion more at the beginning, and portions are whole.
        long portion = Math.clamp(perSecond / 20, 1, PLACES / 4 * 3);
        assertThat(passed).isBetween(10 * perSecond - 10 * perSecond / 10, 10 * perSecond + 2 * portion);
    }

    @Test
    void whoIsSlowerThanTheRateIsToldAll() {
        var sluice = sluice(1_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(sluice.isOpen()).isTrue();
            assertThat(buffer.offer("")).isTrue();
            sluice.passed();
            drain(sluice, 1);
            clock.advance(SECOND / 900);
        }
    }

    @Test
    void whileTheConsumerStandsStillTheTimerDoesNotOpen() {
        var sluice = sluice(400); // portions of 20
        int passed = fill(sluice);
        while (passed < PLACES / 2) {
            clock.advance(SECOND);
            passed += fill(sluice);
        }
        assertThat(passed).isEqualTo(40);
        clock.advance(SECOND);
        assertThat(sluice.isOpen()).isFalse();

        drain(sluice, 40 - PLACES / 2 + 1);
        assertThat(sluice.isOpen()).isTrue();
    }

    /// Open, shut because the buffer is full, or until a timer goes off: whatever it was, it
    /// stays gone.
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 100", "100, 0", "100, 100"})
    void onceEndedItHasNoRoomWhateverComesLater(long perSecond, int most) {
        var sluice = sluice(perSecond);
        for (int i = 0; i < most && sluice.isOpen(); i++) {
            fill(sluice);
        }
        sluice.end();
        assertThat(rooms.word()).isEqualTo(Rooms.NOBODY);

        while (buffer.poll() != null) {
            sluice.taken();
        }
        clock.advance(SECOND);
        buffer.offer("");
        sluice.passed();
        assertThat(sluice.isOpen()).isFalse();
        assertThat(rooms.word()).isEqualTo(Rooms.NOBODY);
    }

    @Test
    void thereIsRoomAsLongAsOneOfSeveralIsOpen() {
        var first = sluice(SECOND);
        var second = sluice(SECOND);
        assertThat(Rooms.any(rooms.word())).isTrue();
        first.end();
        assertThat(Rooms.any(rooms.word())).isTrue();
        second.end();
        assertThat(rooms.word()).isEqualTo(Rooms.NOBODY);
    }
}
