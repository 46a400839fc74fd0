package dev.actorweb.machine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {
    private static final String FAMILY = "👩‍👩‍👧";
    private static final String FLAG = "🇩🇪";
    private static final String ACCENTED = "e\u0301";

    private enum Nothing implements Env {
        KNOWN;

        @Override
        public @Nullable Object variable(int slot) {
            throw new IllegalArgumentException("no variable " + slot);
        }

        @Override
        public String eventType() {
            return "";
        }

        @Override
        public Map<String, ? extends @Nullable Object> eventData() {
            return Map.of();
        }

        @Override
        public boolean in(String state) {
            return false;
        }

        @Override
        public String state() {
            return "";
        }
    }

    @Test
    void aGraphemeIsWhatPeopleSeeAsOneCharacter() {
        for (var seen : new String[]{"x", "ä", ACCENTED, "漢", FAMILY, FLAG, "👍🏽", "각", "\r\n"}) {
            assertThat(Segments.lastGrapheme("a" + seen)).isEqualTo(seen);
            assertThat(Segments.firstGrapheme(seen + "a")).isEqualTo(seen);
        }
    }

    @Test
    void theEndsOfNothingAreNothing() {
        assertThat(Segments.firstGrapheme("")).isEmpty();
        assertThat(Segments.lastGrapheme("")).isEmpty();
        assertThat(Segments.firstWord("")).isEmpty();
        assertThat(Segments.lastWord("")).isEmpty();
    }

    @Test
    void theLastWordComesWithWhatIsBehindIt() {
        assertThat(Segments.lastWord("feat(parser)")).isEqualTo("parser)");
        assertThat(Segments.lastWord("one two  ")).isEqualTo("two  ");
        assertThat(Segments.lastWord("( (")).isEqualTo("( (");
        assertThat(Segments.lastWord("naïve " + ACCENTED + "t" + ACCENTED))
                .isEqualTo(ACCENTED + "t" + ACCENTED);
    }

    @Test
    void theFirstWordComesWithWhatIsBeforeIt() {
        assertThat(Segments.firstWord("  one two")).isEqualTo("  one");
        assertThat(Segments.firstWord("one(two)")).isEqualTo("one");
        assertThat(Segments.firstWord("( (")).isEqualTo("( (");
        assertThat(Segments.firstWord(ACCENTED + "t" + ACCENTED + " x")).isEqualTo(ACCENTED + "t" + ACCENTED);
    }

    @Test
    void everyPieceIsAnEndOfTheText() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var alphabet = new String[]{"a", " ", "(", ACCENTED, "漢", FAMILY, FLAG, "\u0301", "\u200d", "\ud83d",
                "9"};
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            var line = text.toString();
            assertThat(line).as("seed %d", seed).endsWith(Segments.lastGrapheme(line))
                    .endsWith(Segments.lastWord(line)).startsWith(Segments.firstGrapheme(line))
                    .startsWith(Segments.firstWord(line));
            assertThat(Segments.lastGrapheme(line).isEmpty()).isEqualTo(line.isEmpty());
            assertThat(Segments.lastWord(line).isEmpty()).isEqualTo(line.isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '|', value = {"'abc'.lastGrapheme()~c",
            "firstGrapheme('abc')~a", "'one two'.lastWord()~two", "'one two'.firstWord()~one",
            "'abc'.removeSuffix('c')~ab", "'abc'.removeSuffix('x')~abc", "'abc'.removePrefix('ab')~c",
            "'abc'.removePrefix('b')~abc", "'abc'.removeSuffix('abc'.lastGrapheme())~ab"})
    void expressionsCanTakeTextApart(String source, String value) {
        assertThat(evaluate(source)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.lastGrapheme()", "firstWord([])", "'a'.removePrefix(1)", "'a'.removeSuffix()"})
    void onlyTextHasPieces(String source) {
        var problems = new Problems("test.yaml");
        assertThat(Expression.parse(scalar(source), Scope.EMPTY, problems)).isEmpty();
        assertThat(problems.list()).hasSize(1);
    }

    private static @Nullable Object evaluate(String source) {
        var problems = new Problems("test.yaml");
        var expression = Expression.parse(scalar(source), Scope.EMPTY, problems);
        assertThat(problems.list()).isEmpty();
        return expression.orElseThrow().eval(Nothing.KNOWN);
    }

    private static Scalar scalar(String text) {
        var document = YamlReader.read("test.yaml", "\"" + text + "\"");
        return (Scalar) document.root().orElseThrow();
    }
}
