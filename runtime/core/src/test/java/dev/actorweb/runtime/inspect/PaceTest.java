package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long SECOND = 1_000_000_000;

    /// Moves when somebody sleeps, and as long as a step takes.
    private long now = -SECOND;
    private long slept;

    private Pace pace(long perSecond) {
        return new Pace(perSecond, () -> now, nanos -> {
            assertThat(nanos).isPositive();
            now += nanos;
            slept += nanos;
        });
    }

    private long steps(Pace pace, long seconds, long stepNanos) {
        long end = now + seconds * SECOND;
        long steps = 0;
        while (now < end) {
            pace.step();
            now += stepNanos;
            steps++;
        }
        return steps;
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 50_000, 333_333})
    void whoIsFasterIsHeldUp(long perSecond) {
        long steps = steps(pace(perSecond), 20, 100);

        // A tenth of a second may be caught up with at the beginning.
        assertThat(steps).isBetween(perSecond * 198 / 10, perSecond * 203 / 10 + 64);
    }

    @Test
    void whoIsSlowerIsNotHeldUp() {
        steps(pace(1_000), 10, SECOND / 900);

        assertThat(slept).isZero();
    }

    @Test
    void aBurstAfterAPauseIsLetThrough() {
        var pace = pace(10_000);
        steps(pace, 2, 1_000);
        now += 10 * SECOND;
        slept = 0;
        for (int i = 0; i < 900; i++) { // a tenth of a second is worth 1000
            pace.step();
        }

        assertThat(slept).isZero();
    }

    @Test
    void withoutALimitNobodyLooksAtTheClock() {
        var pace = new Pace(0, () -> 0, _ -> {
            throw new AssertionError("held up");
        });
        for (int i = 0; i < 1_000_000; i++) {
            pace.step();
        }
    }
}
