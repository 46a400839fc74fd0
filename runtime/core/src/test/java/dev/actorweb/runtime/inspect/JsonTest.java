package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static String written(@Nullable Object value) {
        var line = new JsonLine(1);
        line.value(value);
        return new String(line.array(), 0, line.length(), StandardCharsets.US_ASCII);
    }

    @Test
    void valuesAreWrittenAsJson() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("a", Arrays.asList(1, -20L, 2.5, true, null));
        map.put("b", Map.of());
        map.put("c", List.of());
        map.put("\"k\"", "tab\t line\n back\\ quote\"");

        assertThat(written(map)).isEqualTo(
                "{\"a\":[1,-20,2.5,true,null],\"b\":{},\"c\":[],\"\\\"k\\\"\":\"tab\\t line\\n back\\\\ quote\\\"\"}");
    }

    @Test
    void nothingThatATerminalObeysPasses() {
        assertThat(written("\u001b[31m\u009b\u202e\u007fä"))
                .isEqualTo("\"\\u001b[31m\\u009b\\u202e\\u007f\\u00e4\"");
    }

    @Test
    void numbersAreWrittenToTheLastDigit() {
        for (long number : new long[]{0, 9, 10, 99, 100, -1, -10, Long.MAX_VALUE, Long.MIN_VALUE,
                1_000_000_000_000_000_000L, 999_999_999_999_999_999L}) {
            assertThat(written(number)).isEqualTo(Long.toString(number));
        }
        assertThat(written(Double.NaN)).isEqualTo("\"NaN\"");
    }

    @Test
    void objectsFollowEachOtherInTheSameBuffer() {
        var line = new JsonLine(1);
        line.open('{').with("sub", 1).with("text", "x").key("at").number(5).close('}').end();
        line.open('{').close('}').end();

        assertThat(new String(line.array(), 0, line.length(), StandardCharsets.US_ASCII))
                .isEqualTo("{\"sub\":1,\"text\":\"x\",\"at\":5}\n{}\n");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var value = value(random, 0);

            assertThat(JsonText.read(written(value))).isEqualTo(value);
            assertThat(JsonText.read(JsonText.write(value))).isEqualTo(value);
            assertThat(JsonText.write(value)).matches("[ -~]*");
        }
    }

    @Test
    void whatJsonDoesNotKnowIsNotWritten() {
        assertThatThrownBy(() -> JsonText.write(List.of(Double.NaN))).hasMessage("no JSON: NaN");
        assertThatThrownBy(() -> JsonText.write(Map.of("a", new StringBuilder("b"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(JsonText.write(Map.of("n", 1))).isEqualTo("{\"n\":1}");
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 4 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 4, 5 -> text(random);
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x180).mapToObj(Character::toString).reduce("",
                String::concat);
    }

    @Test
    void spacesAndEscapesAreRead() {
        assertThat(JsonText.read(" { \"a\" : [ 1 , 2.0e1 , \"\\u00e4\\/\\b\" ] } ")).isEqualTo(
                Map.of("a", List.of(1L, 20.0, "ä/\b")));
        assertThat(JsonText.read("123456789012345678901234567890")).isEqualTo(1.2345678901234568e29);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "01", "-", "1.", "1e",
            ".5", "+1",
            "tru", "nul", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u004\uff11\"", "\"\u0001\"", "[1 2]", "1 2",
            "{\"a\":1,\"a\":2}",
            "'a'",
            "NaN"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column ");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> JsonText.read("[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("levels");
    }
}
