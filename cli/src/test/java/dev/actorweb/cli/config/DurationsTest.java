package dev.actorweb.cli.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void unitsAreReadLargestFirst() {
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("10m")).contains(Duration.ofMinutes(10));
        assertThat(Durations.parse("2s500ms")).contains(Duration.ofMillis(2500));
        assertThat(Durations.parse("1.5h")).contains(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "0s", "-1s", "1m1h", "1m1m", "1h1.5m", "1 m", "1M", "367d",
            "0.5ms",
            "999999999999h",
            "99999999999999999999s", "٣s"})
    void anythingElseIsRefused(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    /// For an editor: it may accept more than a year, which only aw refuses, and less than a
    /// millisecond, but else nothing that aw refuses, and all that aw accepts.
    @Test
    void theSchemaKnowsTheSameForm() throws IOException {
        var pattern = pattern();
        var random = new Random(7);
        var pieces = List.of("1", "30", "0", ".", "h", "m", "min", "s", "ms", "d", "-", "+", " ", "x");
        for (var i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (var length = 1 + random.nextInt(6); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var typed = text.toString();
            if (typed.matches(".*[0-9]{5}.*")) {
                continue; // more than three centuries, which the form alone does not tell
            }
            var ours = dev.actorweb.machine.Durations.parseWithUnit(typed).filter(Duration::isPositive);
            assertThat(pattern.matcher(typed).find()).as(typed).isEqualTo(ours.isPresent());
        }
    }

    private static Pattern pattern() throws IOException {
        try (var schema = Durations.class.getResourceAsStream("config.schema.json")) {
            var text = new String(requireNonNull(schema).readAllBytes(), UTF_8);
            var found = Pattern.compile("\"timeout\": \\{ \"type\": \"string\", \"pattern\": \"([^\"]+)\"")
                    .matcher(text);
            assertThat(found.find()).isTrue();
            return Pattern.compile(found.group(1).replace("\\\\", "\\"));
        }
    }

    @Test
    void whatIsFormattedReadsBackTheSame() {
        for (var seed = 0; seed < 1_000; seed++) {
            var duration = Duration.ofMillis(1 + new Random(seed).nextLong(1_000_000_000));
            assertThat(Durations.parse(Durations.format(duration))).as("seed " + seed).contains(duration);
        }
    }
}
