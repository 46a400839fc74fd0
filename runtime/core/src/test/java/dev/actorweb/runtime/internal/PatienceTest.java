package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final long SHORT_SLEEP = 150_000;
    private static final long LONG_SLEEP = 1_000_000;

    private final Patience patience = new Patience();

    @Test
    void isLongerAfterEachLookThatFoundSomething() {
        patience.waited(1_000);
        assertThat(patience.nanos()).isEqualTo(50_000);
        patience.waited(1_000);
        assertThat(patience.nanos()).isEqualTo(100_000);
        patience.waited(99_000);
        assertThat(patience.nanos()).isEqualTo(100_000);
    }

    @Test
    void isShorterAfterEachLookInVain() {
        patience.waited(LONG_SLEEP);
        assertThat(patience.nanos()).isEqualTo(6_250);
        patience.waited(LONG_SLEEP);
        assertThat(patience.nanos()).isEqualTo(2_000);
        patience.waited(LONG_SLEEP);
        assertThat(patience.nanos()).isEqualTo(2_000);
    }

    @Test
    void isTriedAfterAFewSleepsThatWereShort() {
        patience.waited(SHORT_SLEEP);
        patience.waited(SHORT_SLEEP);
        assertThat(patience.nanos()).isEqualTo(2_000);
        patience.waited(SHORT_SLEEP);
        assertThat(patience.nanos()).isEqualTo(100_000);
    }

    @Test
    void isNotTriedAfterLongSleeps() {
        for (int i = 0; i < 10_000; i++) {
            patience.waited(LONG_SLEEP);
            assertThat(patience.nanos()).isLessThan(100_000);
        }
    }

    /// So it is where what is looked for needs the very processor that looks.
    @Test
    void isTriedMoreRarelyWhereThatIsInVain() {
        int atFirst = looksOf100Micros(100);
        looksOf100Micros(1_000);
        int later = looksOf100Micros(6_500);

        assertThat(atFirst).isBetween(4, 6);
        assertThat(later).isEqualTo(100);
    }

    private int looksOf100Micros(int sleeps) {
        int looks = 0;
        for (int i = 0; i < sleeps; i++) {
            patience.waited(SHORT_SLEEP);
            looks += patience.nanos() == 100_000 ? 1 : 0;
        }
        return looks;
    }

    @Test
    void isTriedSoonAgainWhereItOnceWasOfUse() {
        looksOf100Micros(10_000);
        while (patience.nanos() != 100_000) {
            patience.waited(SHORT_SLEEP);
        }

        patience.waited(50_000);
        patience.waited(SHORT_SLEEP);

        assertThat(looksOf100Micros(6)).isPositive();
    }
}
