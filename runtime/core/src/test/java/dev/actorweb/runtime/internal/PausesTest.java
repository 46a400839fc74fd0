package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
    private final Pauses pauses = new Pauses();

    /// A sender that puts in one message in so many pauses, as long as nobody looks.
    private int messagesAfter(int rounds, int pausesPerMessage, int costOfALook) {
        int pause = 1;
        int together = 1;
        for (int i = 0; i < rounds; i++) {
            together = Math.max(1, (pause - costOfALook) / pausesPerMessage);
            pause = pauses.next(together);
        }
        return together;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 10", "2, 0", "2, 20", "4, 0", "4, 40"})
    void aStreamIsTakenManyAtATime(int pausesPerMessage, int costOfALook) {
        assertThat(messagesAfter(100, pausesPerMessage, costOfALook)).isBetween(16, 127);
    }

    @Test
    void aFasterStreamIsWaitedForLessLong() {
        int slow = 0;
        int fast = 0;
        for (int i = 0; i < 20; i++) {
            slow = pauses.next(10);
        }
        for (int i = 0; i < 20; i++) {
            fast = pauses.next(100);
        }

        assertThat(slow).isEqualTo(128);
        assertThat(fast).isEqualTo(4);
    }

    @Test
    void aDialogueLosesOneLongPauseInSixteen() {
        long tried = java.util.stream.IntStream.range(0, 160).filter(_ -> pauses.next(1) > 4).count();

        assertThat(tried).isEqualTo(10);
    }

    @Test
    void anEmptyTurnCountsAsOneMessage() {
        assertThat(pauses.next(0)).isEqualTo(4);
    }
}
