package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.Event;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private static final String GIT = """
            machine: git
            context: { message: "", tries: 0 }
            events: { COMMIT: { message: string }, RETRY: {} }
            initial: idle
            states:
              idle:
                tags: [ready]
                exit: farewell
                on:
                  COMMIT:
                    - { target: committing, if: event.message != '', actions: [ { assign: { message: event.message } } ] }
                    - rejected
              committing:
                entry: [ { assign: { tries: tries + 1 } } ]
                invoke: { src: git.commit, onDone: committed, onError: failed }
                after: { 30s: timedOut }
              failed: { on: { RETRY: committing } }
              committed: { type: final }
              rejected: { on: { COMMIT: idle } }
              timedOut: { on: { RETRY: committing } }
            """;

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
    void autoRunWaitsUntilTheMachineCanTakeAnEvent() {
        var machine = Plays.machine("""
                initial: a
                states:
                  a: { after: { 10s: b } }
                  b: { invoke: { src: work, onDone: c } }
                  c: { on: { GO: d } }
                  d: {}
                """);
        var scenario = Scenario.of("spec", "auto", List.of(Event.of("GO"), Event.of("GO")), Duration.ZERO,
                Given.NOTHING, OptionalLong.empty());

        assertThat(Plays.states(Player.autoRun(scenario, machine))).containsExactly("a", "b", "c", "d",
                "(d)");
        assertThat(Plays.states(Player.play(scenario, machine))).containsExactly("a", "(a)", "(a)");
    }

    @Test
    void autoRunLetsServicesSucceedBeforeTheirTimeOuts() {
        var machine = Plays.machine("""
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { invoke: { src: work, onDone: a }, after: { 10s: late } }
                  late: {}
                """);
        var scenario = Scenario.of("spec", "auto", List.of(Event.of("GO"), Event.of("GO")), Duration.ZERO,
                Given.NOTHING, OptionalLong.empty());

        assertThat(Plays.states(Player.autoRun(scenario, machine))).containsExactly("a", "b", "a", "b", "a");
    }

    @Test
    void autoRunLetsAGivenAnswerComeAtItsTime() {
        var machine = Plays.machine("""
                initial: b
                states:
                  b: { invoke: { src: work, onDone: c }, after: { 10s: late } }
                  c: { on: { GO: d } }
                  late: { on: { GO: d } }
                  d: {}
                """);

        assertThat(Plays.states(Player.autoRun(Plays.scenario("""
                scenario: s
                machine: m.yaml
                given: { work: { done: 1, after: 11s } }
                steps: [ { send: GO } ]
                """), machine))).containsExactly("b", "late", "d");
    }

    @Test
    void autoRunEndsWhereServicesGoInCircles() {
        var machine = Plays.machine("""
                initial: a
                states:
                  a: { invoke: { src: work, onDone: b } }
                  b: { invoke: { src: rest, onDone: a } }
                """);
        var scenario = Scenario.of("spec", "auto", List.of(), Duration.ZERO, Given.NOTHING,
                OptionalLong.empty());

        assertThat(Plays.states(Player.autoRun(scenario, machine))).containsExactly("a", "b", "a");
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
