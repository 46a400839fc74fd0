package dev.actorweb.machine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("initial", "states", "entry", "exit", "on");

    @ParameterizedTest
    @CsvSource({"inital,initial", "intiial,initial", "INITIAL,initial", "state,states", "enrty,entry",
            "exti,exit",
            "no,on"})
    void aSlipFindsTheWordThatWasMeant(String word, String meant) {
        assertThat(DidYouMean.nearest(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zebra", "x", "transitions"})
    void aWordLikeNoneFindsNothing(String word) {
        assertThat(DidYouMean.nearest(word, KNOWN)).isEmpty();
    }

    @Test
    void hugeWordsAreNotCompared() {
        assertThat(DidYouMean.nearest("x".repeat(100_000), List.of("x".repeat(100_000)))).isEmpty();
    }
}
