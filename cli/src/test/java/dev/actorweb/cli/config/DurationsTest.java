package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void unitsAreReadLargestFirst() {
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("10m")).contains(Duration.ofMinutes(10));
        assertThat(Durations.parse("2s500ms")).contains(Duration.ofMillis(2500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "0s", "-1s", "1m1h", "1m1m", "1.5h", "1 m", "1M", "10d",
            "999999999999h",
            "99999999999999999999s", "٣s"})
    void anythingElseIsRefused(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void whatIsFormattedReadsBackTheSame() {
        for (var seed = 0; seed < 1_000; seed++) {
            var duration = Duration.ofMillis(1 + new Random(seed).nextLong(1_000_000_000));
            assertThat(Durations.parse(Durations.format(duration))).as("seed " + seed).contains(duration);
        }
    }
}
