package dev.actorweb.analyzer.simulate;

import static dev.actorweb.analyzer.simulate.Plays.GIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenAnswersTest {
    @Test
    void servicesAnswerInOrderAndThenKeepRunning() {
        var played = Plays.play(GIT, """
                scenario: a commit that fails twice
                given: { git.commit: [ { error: index.lock }, { error: index.lock } ] }
                steps:
                  - expect: { state: idle, tags: [ready] }
                  - { send: COMMIT, with: { message: "feat: x" } }
                  - expect: { state: failed, context: { tries: 1, message: "feat: x" }, tags: [] }
                  - send: RETRY
                  - send: RETRY
                  - expect: { state: committing, context: { tries: 3 } }
                  - advance: 29s
                  - expect: { state: [committing, failed], done: false }
                  - advance: 1s
                  - expect: { state: timedOut, configuration: [timedOut] }
                """);

        assertThat(played.problems()).isEmpty();
        assertThat(Plays.states(played)).containsExactly("idle", "failed", "failed", "committing",
                "committing", "timedOut");
        assertThat(played.steps().get(1).actions()).containsExactly("farewell");
        assertThat(played.assumed()).isEmpty();
    }

    @Test
    void anAnswerTakesItsTime() {
        var played = Plays.play(GIT, """
                scenario: slow
                given: { git.commit: { done: { hash: abc }, after: 10s } }
                steps:
                  - { send: COMMIT, with: { message: x } }
                  - advance: 9s
                  - advance: 2s
                  - expect: { state: committed, done: true }
                """);

        assertThat(played.problems()).isEmpty();
        assertThat(Plays.states(played)).containsExactly("idle", "committing", "committing", "committed");
    }

    @Test
    void aServiceThatIsLeftDoesNotAnswer() {
        assertThat(Plays.states(Plays.play(GIT, """
                scenario: too slow
                given: { git.commit: { done: {}, after: 31s } }
                steps: [ { send: COMMIT, with: { message: x } }, { advance: 1m } ]
                """))).containsExactly("idle", "committing", "timedOut");
    }

    @Test
    void aServiceCanBeAnsweredByHand() {
        assertThat(Plays.problems(GIT, """
                scenario: by hand
                steps:
                  - { send: COMMIT, with: { message: x } }
                  - { answer: git.commit, error: no }
                  - expect: { state: failed }
                  - { answer: git.commit, done: }
                """)).containsExactly("6:15 no service `git.commit` is running");
    }

    private static final String ASKING = """
            initial: a
            states:
              a:
                on:
                  GO: [ { target: b, guard: first }, { target: c, guard: second }, d ]
                after: { pause: e }
              b: { on: { BACK: a } }
              c: { on: { BACK: a } }
              d: { on: { BACK: a } }
              e: {}
            """;

    @Test
    void guardsAndDelaysAreGiven() {
        var played = Plays.play(ASKING, """
                scenario: guards
                given: { first: [ false, true, false ], second: true, pause: 5s }
                steps:
                  - send: GO
                  - send: BACK
                  - send: GO
                  - send: BACK
                  - { send: GO, given: { second: false } }
                  - send: BACK
                  - advance: 5s
                """);

        assertThat(Plays.states(played)).containsExactly("a", "c", "a", "b", "a", "d", "a", "e");
        assertThat(played.assumed()).isEmpty();
    }

    @Test
    void whatNobodyAnswersIsAssumedAndNoted() {
        var played = Plays.play(ASKING, "scenario: none\nsteps: [ send: GO ]");

        assertThat(Plays.states(played)).containsExactly("a", "b");
        assertThat(played.assumed()).containsExactly("the delay `pause` lasts 1s",
                "the guard `first` holds");
    }

    @Test
    void aSeedDecidesWhatNobodyAnswersTheSameWayEveryTime() {
        String scenario = "scenario: chance\nseed: %d\nsteps: [ send: GO, send: BACK, send: GO ]"
                .replace("send: GO", "{ send: GO }").replace("send: BACK", "{ send: BACK }");
        List<List<String>> runs = new java.util.ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            var once = Plays.states(Plays.play(ASKING, scenario.formatted(seed)));
            assertThat(Plays.states(Plays.play(ASKING, scenario.formatted(seed)))).isEqualTo(once);
            runs.add(once);
        }
        assertThat(runs).anyMatch(run -> run.contains("b")).anyMatch(run -> run.contains("c"))
                .anyMatch(run -> run.contains("d"));
    }

    @Test
    void anAnswerThatNobodyAsksForIsAProblemAtItsPlace() {
        var played = Plays.play(GIT, """
                scenario: misspelled
                given: { git.comit: done, git.commit: true, isReady: true, patience: 5s }
                steps:
                  - { send: COMMIT, with: { message: x }, given: { isRedy: false } }
                """);

        assertThat(played.problems()).extracting(p -> p.position() + " " + p.message() + p.hint().orElse(""))
                .containsExactly(
                        "2:10 the machine has no service `git.comit`did you mean `git.commit`?",
                        "2:27 the machine has no guard `git.commit`it has a service of that name: "
                                + "answer {done: value} or {error: value}",
                        "2:45 the machine has no guard `isReady`",
                        "2:60 the machine has no named delay `patience`",
                        "4:52 the machine has no guard `isRedy`");
    }
}
