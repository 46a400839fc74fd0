package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> COMMANDS = List.of("init", "save", "ship", "sync", "status", "version");

    @ParameterizedTest
    @CsvSource({"shp,ship", "sihp,ship", "satus,status", "vers1on,version", "savee,save", "stats,status",
            "inti,init"})
    void aSlipOfTheFingerIsUnderstood(String typed, String meant) {
        assertThat(Suggestion.nearest(typed, COMMANDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zzz", "''", "x", "deploy", "conversation"})
    void whatIsFarFromEverythingIsNot(String typed) {
        assertThat(Suggestion.nearest(typed, COMMANDS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'','',0", "a,'',1", "ab,ba,1", "kitten,sitting,3", "ca,abc,3"})
    void theDistanceCountsEditsAndSwaps(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }
}
