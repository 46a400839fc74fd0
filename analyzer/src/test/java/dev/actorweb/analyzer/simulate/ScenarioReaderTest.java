package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [ { sned: A } ]                            | 2:10 this step does nothing
            [ { send: A, advance: 5s } ]               | 2:10 a step does one thing, not `send` and `advance`
            [ { send: A, whit: {} } ]                  | 2:21 a step has no property `whit`
            [ { send: [A, B] } ]                       | 2:18 `send` must be text, not a list
            [ { send: '*' } ]                          | 2:18 `send` needs the name of an event
            [ { advance: soon } ]                      | 2:21 `advance` must be a duration
            [ { advance: -5s } ]                       | 2:21 `advance` must be a duration
            [ { expect: { stat: a } } ]                | 2:22 `expect` has no property `stat`
            [ { expect: { done: maybe } } ]            | 2:28 `done` must be true or false, not text
            [ { expect: idle } ]                       | 2:20 `expect` must be a mapping, not text
            [ { answer: s } ]                          | 2:10 `answer` names a service, and either `done` or `error` what it ends with
            [ go ]                                     | 2:10 a step must be a mapping, not text
            """)
    void aWrongStepIsAProblemAtItsPlace(String steps, String problem) {
        assertThat(Plays.problemsOfReading("scenario: x\nsteps: " + steps + "\n")).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { g: perhaps }             | 2:13 no answer of `g`: text
            { s: { } }                 | 2:13 a service ends with either `done` or `error`
            { s: { done: 1, error: 2 } } | 2:13 a service ends with either `done` or `error`
            { s: { done: 1, aftr: 5s } } | 2:24 an answer of a service has no property `aftr`
            { s: { done: 1, after: x } } | 2:31 `after` must be a duration
            """)
    void aWrongAnswerIsAProblemAtItsPlace(String given, String problem) {
        assertThat(Plays.problemsOfReading("scenario: x\ngiven: " + given + "\n")).contains(problem);
    }

    @Test
    void unknownKeysAreProblems() {
        assertThat(Plays.problemsOfReading("scenario: x\nmachin: y\nsteps: []\n"))
                .containsExactly("2:1 a scenario has no property `machin`");
        assertThat(Plays.problemsOfReading("steps: []\n")).contains("1:1 a scenario needs `scenario`");
        assertThat(Plays.problemsOfReading("scenario: x\nsystem: ./s.yaml\n"))
                .containsExactly("2:9 a scenario of a system can't be played here");
        assertThat(Plays.problemsOfReading("scenario: x\nseed: seven\n"))
                .containsExactly("2:7 `seed` must be a whole number, not text");
        assertThat(Plays.problemsOfReading("[]"))
                .containsExactly("1:1 a scenario must be a mapping, not a list");
        assertThat(Plays.problemsOfReading("scenario: [")).isNotEmpty();
    }
}
