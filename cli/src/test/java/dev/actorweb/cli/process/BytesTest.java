package dev.actorweb.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void textIsUtf8() {
        assertThat(Bytes.of("größe 日本 🦊").text()).isEqualTo("größe 日本 🦊");
        assertThat(Bytes.of("größe").toArray()).isEqualTo("größe".getBytes(StandardCharsets.UTF_8));
        assertThat(Bytes.hasEscapes("größe 🦊")).isFalse();
    }

    @Test
    void bytesThatAreNoTextSurvive() {
        var bytes = Bytes.copyOf(new byte[]{'a', (byte) 0xfc, 'b', (byte) 0xe6, (byte) 0x97});

        assertThat(bytes.text()).isEqualTo("a\udcfcb\udce6\udc97");
        assertThat(Bytes.hasEscapes(bytes.text())).isTrue();
        assertThat(Bytes.of(bytes.text())).isEqualTo(bytes);
    }

    @Test
    void anyBytesComeBackFromTheirText() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var content = new byte[random.nextInt(40)];
            random.nextBytes(content);
            if (random.nextBoolean()) {
                byte[] text = "é日🦊".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(text, 0, content, 0, Math.min(text.length, content.length));
            }
            var bytes = Bytes.copyOf(content);

            assertThat(Bytes.of(bytes.text()).toArray()).as("seed %d", seed).isEqualTo(content);
        }
    }

    @Test
    void partsAndPositionsAreFound() {
        var bytes = Bytes.of("one\0two\0");

        assertThat(bytes.indexOf(0, 0)).isEqualTo(3);
        assertThat(bytes.indexOf(0, 4)).isEqualTo(7);
        assertThat(bytes.indexOf(0, 8)).isEqualTo(-1);
        assertThat(bytes.text(4, 7)).isEqualTo("two");
    }

    @Test
    void whoeverHoldsTheArrayCannotChangeTheBytes() {
        byte[] content = {1, 2};
        var bytes = Bytes.copyOf(content);
        content[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.copyOf(new byte[]{1, 2}))
                .hasSameHashCodeAs(Bytes.copyOf(new byte[]{1, 2}));
        assertThat(bytes).hasToString("2 bytes");
    }
}
