package dev.actorweb.analyzer.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "\n", "\n\n", "a\r\nb\rc\n\nd", "ä: ö\r\r\n# aw: ignore\n", "\r"})
    void areThoseOfTheText(String text) {
        SourceLines lines = SourceLines.of(text.getBytes(StandardCharsets.UTF_8));

        assertThat(lines).isEqualTo(text.lines().toList());
        assertThat(lines.mention("aw:")).isEqualTo(text.contains("aw:"));
        assertThat(lines.mention("ö")).isEqualTo(text.contains("ö"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void maybeMany(int count) {
        assertThat(SourceLines.of("x\n".repeat(count).getBytes(StandardCharsets.UTF_8))).hasSize(count)
                .containsOnly("x");
    }
}
