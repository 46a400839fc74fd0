package dev.actorweb.analyzer.simulate;

import static dev.actorweb.analyzer.simulate.Plays.GIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayerTest {
    @Test
    void everyDifferenceIsAProblemAtItsPlace() {
        assertThat(Plays.problems(GIT, """
                scenario: wrong
                steps:
                  - expect: { state: failed, context: { tries: 1, nothing: 1 }, tags: [done], done: true }
                  - expect:
                      configuration: [idle, failed]
                      state: [failed, nowhere]
                  - expect: { state: { idle: inside } }
                """)).containsExactly("3:22 the state should be `failed`, and is `idle`",
                "3:48 `tries` should be 1, and is 0", "3:60 the machine has no variable `nothing`",
                "3:71 no state has the tag `done`", "3:85 the machine should be done",
                "6:14 the machine has no state `nowhere`",
                "5:22 the active states should be `idle`, `failed`, and are `idle`",
                "7:22 `idle` has no state `inside`");
    }

    @Test
    void unknownEventsAndWrongDataAreProblems() {
        var played = Plays.play(GIT, """
                scenario: wrong events
                steps:
                  - send: COMIT
                  - send: COMMIT
                  - { send: RETRY, with: { soon: true } }
                  - { send: NOTHING, handled: false }
                  - { send: RETRY, handled: true }
                  - { send: COMMIT, with: { message: 1 } }
                """);

        assertThat(played.problems()).extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly("unknown-event the machine knows no event `COMIT`",
                        "payload `COMMIT` needs `message`",
                        "payload `RETRY` has no field `soon`",
                        "expectation `RETRY` should be handled in [idle], and is not",
                        "payload `message` of `COMMIT` must be of type string, not int");
        assertThat(played.problems().getFirst().hint()).contains("did you mean `COMMIT`?");
    }

    @Test
    void aHaltMayBeExpected() {
        assertThat(Plays.problems("""
                initial: a
                context: { n: 0 }
                states: { a: { on: { GO: { actions: [ { assign: { n: 1 / n } } ] } } } }
                """, """
                scenario: a failure
                steps: [ { send: GO }, { expect: { failed: true, state: a } } ]
                """)).isEmpty();
    }

    @Test
    void aJumpFiresTimersLate() {
        String machine = """
                initial: a
                states: { a: { after: { 10: b } }, b: { after: { 10: c } }, c: {} }
                """;

        assertThat(Plays.states(Plays.play(machine, "scenario: x\nsteps: [ advance: 20ms ]")))
                .containsExactly("a", "c");
        assertThat(Plays.states(Plays.play(machine, "scenario: x\nsteps: [ jump: 20ms ]")))
                .containsExactly("a", "b");
    }

    @Test
    void valuesOfParallelStatesAreComparedInPart() {
        String machine = """
                type: parallel
                states:
                  l: { initial: a, states: { a: { on: { GO: b } }, b: {} } }
                  r: { initial: a, states: { a: {}, b: {} } }
                """;

        assertThat(Plays.problems(machine, """
                scenario: x
                steps:
                  - expect: { state: { l: a } }
                  - send: GO
                  - expect: { state: { l: b, r: a }, configuration: [r.a, l.b] }
                  - expect: { state: { l: a } }
                """)).containsExactly("6:22 the state should be {l=a}, and is {l=b, r=a}");
    }

    @Test
    void whatCannotBeJudgedIsAProblemAtItsPlace() {
        assertThat(Plays.problems(GIT, """
                scenario: judge
                steps:
                  - expect: { configuration: [idle, idel] }
                  - expect: { handled: true }
                  - { send: COMMIT, with: { message: x } }
                  - expect: { handled: true, state: { commiting: x } }
                  - advance: 1s
                  - expect: { handled: true }
                """)).containsExactly("3:30 the machine has no state `idel`",
                "4:24 `handled` asks about the last event, and none came in the step before",
                "6:37 the machine has no state `commiting`",
                "8:24 `handled` asks about the last event, and none came in the step before");
        assertThat(Plays.problems("""
                machine: m
                initial: a
                states: { a: { initial: b, states: { b: { tags: [x] } } } }
                """, """
                scenario: judge
                steps:
                  - expect: { configuration: [a] }
                  - expect: { tags: [] }
                  - expect: { state: { a: b } }
                """)).containsExactly(
                "3:30 `configuration` lists states without states in them, and `a` has some",
                "4:21 the tags should be none, and are `x`");
        assertThat(Plays.problemsOfReading("scenario: x\nsteps: [ { expect: {} } ]\n"))
                .containsExactly("2:20 this step expects nothing");
    }
}
