package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
    @Test
    void anEventIsItsNameAndItsData() {
        assertThat(EventText.of("GO", Map.of())).isEqualTo("GO");
        assertThat(EventText.of("SET", Map.of("to", 3L))).isEqualTo("SET {\"to\":3}");
    }

    @Test
    void whatIsShownCanBeTypedAgain() {
        var random = new Random(8);
        for (int i = 0; i < 500; i++) {
            Map<String, @Nullable Object> data = map(random, 3);
            assertThat(EventText.read(EventText.of("GO", data)))
                    .isEqualTo(new EventText.Typed("GO", data, java.util.Optional.empty()));
        }
    }

    @Test
    void nothingShownMovesTheCursor() {
        assertThat(EventText.value("a\u001b[31m\n\u202eb\u2028"))
                .isEqualTo("\"a\\u001b[31m\\n\\u202eb\\u2028\"");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(EventText.value("x".repeat(20_000))).hasSize(10_001).endsWith("x…");
    }

    @Test
    void commasWithinDataPartNothing() {
        assertThat(EventText.split("A, B {\"x\": [1, 2], \"y\": \"},\\\",\"},C,,")).containsExactly("A",
                "B {\"x\": [1, 2], \"y\": \"},\\\",\"}", "C");
        assertThat(EventText.split("isn't,B")).containsExactly("isn't", "B");
        assertThat(EventText.split("B {x: 'it, is'},C")).containsExactly("B {x: 'it, is'}", "C");
        assertThat(EventText.split("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GO {", "GO [1]", "GO 3", "GO {\"a\": }}"})
    void dataThatAreNoObjectAreAProblem(String text) {
        var typed = EventText.read(text);
        assertThat(typed.event()).isEqualTo("GO");
        assertThat(typed.problem()).isPresent();
    }

    @Test
    void theSpaceMayBeMissing() {
        assertThat(EventText.read(" GO{\"a\":null} ").data()).containsEntry("a", null);
    }

    private static Map<String, @Nullable Object> map(Random random, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            map.put("k" + i, value(random, depth));
        }
        return map;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> random.nextInt(100) / 8.0;
            case 4 -> random.ints(random.nextInt(5), 1, 0x500).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();
            case 5 -> map(random, depth - 1);
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }
}
