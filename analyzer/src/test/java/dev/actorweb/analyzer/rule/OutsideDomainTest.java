package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.actorweb.analyzer.system.SystemAnalysis;
import dev.actorweb.machine.system.SystemReader;
import org.junit.jupiter.api.Test;

class OutsideDomainTest {
    private static String counter(String guard, String value) {
        return """
                machine: counter
                context: { n: { type: int, initial: 0, min: 0, max: 2 } }
                initial: on
                states:
                  on: { on: { UP: { %sactions: [ { assign: { n: "%s" } } ] } } }
                """.formatted(guard, value);
    }

    @Test
    void aConstantThatIsNotAllowedIsFoundWithoutExploring() {
        assertThat(Judge.findings("SC121", counter("", "7")))
                .containsExactly("SC121 5:44 `n` gets 7 here; it is declared to be from 0 to 2");
        assertThat(Judge.hints(counter("", "-1")))
                .containsExactly("guard the assignment, or declare `min: -1` or more");
    }

    @Test
    void soIsASumThatNoAllowedValueKeepsWithin() {
        assertThat(Judge.findings("SC121", counter("", "n + 3"))).hasSize(1);
        assertThat(Judge.findings("SC121", counter("if: n >= 2, ", "n + 1")))
                .containsExactly("SC121 5:56 `n` gets 3 here; it is declared to be from 0 to 2");
    }

    @Test
    void whatAnAllowedValueMayKeepWithinIsNot() {
        assertThat(Judge.findings("SC121", counter("", "n + 2"))).isEmpty();
        assertThat(Judge.findings("SC121", counter("if: n < 2, ", "n + 1"))).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsNot() {
        assertThat(Judge.findings("SC121", counter("", "event.n"))).isEmpty();
        assertThat(Judge.findings("SC121", counter("", "in('on') ? 5 : 1"))).isEmpty();
        assertThat(Judge.findings("SC121", counter("", "has(event.n) ? 5 : 1"))).isEmpty();
        assertThat(Judge.findings("SC121", counter("", "1 / 0"))).isEmpty();
    }

    private static String nodes(String context) {
        return """
                system: nodes
                actors:
                  node:
                    count: 3
                    context: %s
                    machine:
                      context: { n: { type: int, initial: 0, min: 0, max: 2 }, mode: { type: string, initial: calm, values: [calm, wild] } }
                      initial: on
                      states: { on: {} }
                """
                .formatted(context);
    }

    @Test
    void aSystemGivesStartValuesThatAreAllowed() {
        assertThat(Judge.findings("SC121", nodes("{ n: \"${index * 2}\" }")))
                .containsExactly(
                        "SC121 5:16 `n` begins with 4 in `node[2]`; it is declared to be from 0 to 2");
        assertThat(Judge.findings("SC121", nodes("{ n: \"${index}\", mode: angry }"))).containsExactly(
                "SC121 5:31 `mode` begins with `'angry'` in `node[0]`; it is declared to be `'calm'` or `'wild'`");
        assertThat(Judge.findings("SC121", nodes("{ n: \"${index}\", mode: wild }"))).isEmpty();
    }

    @Test
    void soItDoesWithoutExploring() {
        var system = SystemReader.read("spec.yaml", nodes("{ n: 3 }")).system().orElseThrow();
        assertThat(SystemAnalysis.of(system).structure().findings()).extracting(Finding::rule, Finding::proof)
                .containsExactly(tuple("SC121", Proof.GUARD));
        assertThat(
                SystemAnalysis.of(system).rules(RuleSettings.DEFAULT.without("SC121")).structure().findings())
                .isEmpty();
    }

    @Test
    void exploringShowsTheWay() {
        var finding = Judge.explored(counter("", "n + 1"), RuleSettings.DEFAULT).getFirst();
        assertThat(finding.message()).isEqualTo("`n` gets 3 here; it is declared to be from 0 to 2");
        assertThat(finding.hint())
                .hasValue(
                        "it comes to that by UP, UP, UP; guard the assignment, or declare `max: 3` or more");
        assertThat(finding.proof()).isEqualTo(Proof.EXPLORATION);
    }

    @Test
    void theSameAssignmentIsToldOnce() {
        assertThat(Judge.explored("SC121", counter("", "n + 3"))).hasSize(1);
    }

    @Test
    void aWayThatRestsOnAGuessIsNone() {
        assertThat(Judge.explored("SC121", counter("guard: javaKnows, ", "n + 1"))).isEmpty();
        assertThat(Judge.explored("SC121", """
                machine: counter
                context: { n: { type: int, initial: 0, min: 0, max: 2 } }
                initial: on
                states:
                  on:
                    always: { target: full, guard: isFull }
                    on: { UP: { target: on, reenter: true, actions: [ { assign: { n: n + 1 } } ] } }
                  full: { type: final }
                """)).isEmpty();
    }

    @Test
    void butAConstantBehindAGuessIsWrongWheneverItIsDone() {
        assertThat(Judge.explored("SC121", counter("guard: javaKnows, ", "7"))).hasSize(1);
    }

    @Test
    void whatAnExplorationKnowsToNeverHappenIsNotReported() {
        assertThat(Judge.explored("SC121", counter("if: n > 1, ", "n + 1"))).isEmpty();
    }

    @Test
    void guardsAreForgottenWhenWhatTheyAskedHasChanged() {
        assertThat(Judge.findings("SC121", """
                machine: counter
                context: { n: { type: int, initial: 2, min: 0, max: 2 } }
                initial: on
                states:
                  on:
                    on:
                      UP:
                        if: n >= 2
                        actions: [ { assign: { n: 0 } }, { assign: { n: n + 1 } } ]
                """)).isEmpty();
    }

    @Test
    void valuesOfAListAreCompared() {
        String spec = """
                machine: lamp
                context: { colour: { type: string, initial: red, values: [ red, green ] } }
                initial: on
                states:
                  on:
                    on:
                      NEXT: { actions: [ { assign: { colour: "'%s'" } } ] }
                """;
        assertThat(Judge.findings("SC121", spec.formatted("blue"))).containsExactly(
                "SC121 7:38 `colour` gets `'blue'` here; it is declared to be `'red'` or `'green'`");
        assertThat(Judge.findings("SC121", spec.formatted("green"))).isEmpty();
    }

    @Test
    void aNumberIsTheSameWhetherItHasAFractionOrNot() {
        assertThat(Judge.explored("SC121", """
                machine: dial
                context: { x: { type: double, initial: 1, values: [ 1, 2.5 ] } }
                initial: on
                states:
                  on: { on: { UP: { actions: [ { assign: { x: "x > 2.0 ? 1.0 : 2.5" } } ] } } }
                """)).isEmpty();
    }

    @Test
    void aStartThatIsNotAllowedIsReported() {
        assertThat(Judge.findings("SC121", """
                machine: lamp
                context: { colour: { type: string, values: [ red, green ] } }
                initial: on
                states:
                  on: { on: { NEXT: { actions: [ { assign: { colour: "'green'" } } ] } } }
                """)).containsExactly(
                "SC121 2:12 `colour` begins with `''`; it is declared to be `'red'` or `'green'`");
    }

    @Test
    void entryActionsCountToo() {
        assertThat(Judge.explored("SC121", """
                machine: rounds
                context: { n: { type: int, initial: 0, min: 0, max: 1 } }
                initial: a
                states:
                  a: { entry: [ { assign: { n: n + 1 } } ], on: { GO: b } }
                  b: { on: { GO: a } }
                """)).containsExactly("SC121 5:29 `n` gets 2 here; it is declared to be from 0 to 1");
    }

    @Test
    void dataOfAnEventThatMayBeMoreAreFound() {
        assertThat(Judge.explored("SC121", """
                machine: dial
                context: { n: { type: int, initial: 0, min: 0, max: 2 } }
                events: { SET: { to: { min: 0, max: 3 } } }
                initial: on
                states:
                  on: { on: { SET: { actions: [ { assign: { n: event.to } } ] } } }
                """)).containsExactly("SC121 6:45 `n` gets 3 here; it is declared to be from 0 to 2");
    }
}
