package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({"machines/**,machines/a.yaml,true", "machines/**,machines/a/b.yaml,true",
            "machines/**,machine/a,false",
            "machines/,machines/a/b,true", "machines,machines/a,true", "machines,machines.txt,false",
            "**/*.java,A.java,true", "**/*.java,a/b/C.java,true", "*.java,a/C.java,false", "a/*/c,a/b/c,true",
            "a/*/c,a/b/b/c,false", "a/**/c,a/c,true", "a/**/c,a/b/b/c,true", "a?c,abc,true", "a?c,a/c,false",
            "*a*b*,xxaxxbxx,true", "*a*b*,xxbxxa,false", "**,anything/at all,true", "ä*,äö,true",
            "**/x/**,x,true",
            "[ab].txt,[ab].txt,true"})
    void patternsMatchWholeNames(String pattern, String path, boolean matches) {
        assertThat(new Glob(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/etc/**", "../x", "a/../b", "./a", "a\\b"})
    void patternsThatLeadOutAreRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Glob(pattern));
    }

    @Test
    void hostilePatternsTakePolynomialTime() {
        var stars = "*a".repeat(200);
        assertThat(new Glob(stars + "b").matches("a".repeat(5_000))).isFalse();
        assertThat(new Glob("**/a/".repeat(100) + "b").matches("a/".repeat(500) + "c")).isFalse();
    }
}
