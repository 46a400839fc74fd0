package dev.actorweb.machine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '`', value = {"abc xabcy true", "^abc xabc false",
            "abc$ abcx false",
            "a.c abc true", "`a.c` `a\nc` false", "[a-c]+$ xyzabc true", "[^a-c] abc false", "[]a] ] true",
            "[a\\]] ] true",
            "[\\d-] - true", "\\d{3} ab123 true", "^\\d{2,3}$ 1234 false", "^\\d{2,}$ 1234 true",
            "^(ab|cd)*$ abcdab true",
            "^(?:ab|cd)+$ abc false", "\\bfix\\b `a fix b` true", "\\bfix\\b prefix false",
            "\\Bfix prefix true",
            "^\\x41\\x{1F600}$ A😀 true", "a{,2} `a{,2}` true", "^$ `` true", "|x abc true",
            "^a?b+?c*$ bb true",
            "\\. a false", "^[\\w.]+@[\\w.]+$ a.b@c.de true", "(|a)+$ `` true", "^[\\W]$ _ false",
            "\\S+ `  ` false"})
    void itFindsWhatRe2Finds(String pattern, String text, boolean expected) throws Pattern.Invalid {
        assertThat(Pattern.compile(pattern).find(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "a)", "[a", "[b-a]", "*a", "a**", "a{3,1}", "a{2000}", "(?i)a", "(?=a)",
            "\\1",
            "\\p{L}", "\\", "[[:alpha:]]", "\\xZZ", "\\x{110000}", "\\x{", "((a{100}){100}){100}"})
    void otherPatternsAreRefused(String pattern) {
        assertThatThrownBy(() -> Pattern.compile(pattern)).isInstanceOf(Pattern.Invalid.class);
    }

    @Test
    void deepGroupsAreRefused() {
        assertThatThrownBy(() -> Pattern.compile("(".repeat(100_000))).isInstanceOf(Pattern.Invalid.class);
    }

    @Test
    void patternsThatMakeBacktrackersExplodeTakeLinearTime() throws Pattern.Invalid {
        var text = "a".repeat(20_000);

        assertThat(Pattern.compile("^(a+)+$").find(text + "!")).isFalse();
        assertThat(Pattern.compile("(a|a)*b").find(text)).isFalse();
        assertThat(Pattern.compile("(a?){50}a{50}$").find(text)).isTrue();
    }

    @Test
    void itAgreesWithJavaOnRandomPatterns() throws Pattern.Invalid {
        long seed = 4711;
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String pattern = pattern(random, 3);
            String text = text(random);
            assertThat(Pattern.compile(pattern).find(text)).as("seed %s, /%s/ in '%s'", seed, pattern, text)
                    .isEqualTo(java.util.regex.Pattern.compile(pattern).matcher(text).find());
        }
    }

    private static String pattern(Random random, int depth) {
        if (depth == 0) {
            return new String[]{"a", "b", ".", "[ab]", "[^a]", "\\d", "^", "$", "\\b"}[random.nextInt(9)];
        }
        String inner = pattern(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + inner + ")*";
            case 1 -> "(?:" + inner + "){1,2}";
            case 2 -> inner + "|" + pattern(random, depth - 1);
            case 3 -> "(" + inner + ")?";
            default -> inner + pattern(random, depth - 1);
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append("ab1 ".charAt(random.nextInt(4)));
        }
        return text.toString();
    }
}
