package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    /// Hands out a text in pieces.
    private static InputStream pieces(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(20_000)));
            }
        };
    }

    @RepeatedTest(50)
    void linesOfAnyLengthInPiecesOfAnySize(RepetitionInfo seed) throws IOException {
        var random = new Random(seed.getCurrentRepetition());
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            lines.add("ä".repeat(random.nextInt(1 << random.nextInt(15))));
        }
        var reader = new LineReader(pieces(String.join("\n", lines) + "\nhalf a line", random), 1 << 16);

        List<String> read = new ArrayList<>();
        for (var line = reader.line(); line != null; line = reader.line()) {
            read.add(line);
        }
        assertThat(read).isEqualTo(lines);
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                read += length;
                assertThat(read).isLessThan(1 << 22);
                return length;
            }
        };

        assertThatThrownBy(() -> new LineReader(endless, 1 << 20).line()).isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 1048576 bytes");
    }
}
