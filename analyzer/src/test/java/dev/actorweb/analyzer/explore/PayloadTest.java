package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.Report;
import dev.actorweb.machine.State;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That events whose data have few values are explored with each of them.
class PayloadTest {
    private static Report.Analyzed report(String spec) {
        if (Analysis.of("spec.yaml", spec).explore(Patient.BOUNDS)
                .run() instanceof Report.Analyzed analyzed) {
            return analyzed;
        }
        throw new AssertionError(spec);
    }

    private static List<String> reachable(String spec) {
        Report.Analyzed report = report(spec);
        assertThat(report.findings()).as(spec).noneMatch(finding -> finding.rule().equals("SC011"));
        return report.exploration().orElseThrow(() -> new AssertionError(spec + report.findings()))
                .reachableStates().stream().map(State::key).toList();
    }

    @Test
    void whatNoValueLetsHappenDoesNot() {
        assertThat(reachable("""
                machine: m
                initial: a
                events:
                  PAY: { amount: { type: int, min: 0, max: 3 } }
                  DOOR: { open: bool }
                  MODE: { is: { values: [ slow, fast ] } }
                states:
                  a:
                    on:
                      PAY: [ { target: never, if: event.amount > 3 }, { target: b, if: event.amount == 3 } ]
                      DOOR: [ { target: a, if: event.open }, { target: b, if: "!event.open" },
                              { target: neither, reenter: true } ]
                      MODE: { target: wrong, if: event.is == 'fats' }
                  b: { on: { PAY: a } }
                  never: {}
                  neither: {}
                  wrong: {}
                """)).containsExactly("m", "a", "b");
    }

    @Test
    void whatIsAssignedFromThemStaysKnown() {
        assertThat(reachable(
                """
                        machine: m
                        initial: a
                        context: { n: 0 }
                        events: { SET: { n: { min: 1, max: 2 } }, GO: {} }
                        states:
                          a: { on: { SET: { actions: [ { assign: { n: event.n } } ] }, GO: [ { target: two, if: n == 2 }, { target: five, if: n == 5 } ] } }
                          two: { on: { GO: a } }
                          five: {}
                        """))
                .containsExactly("m", "a", "two");
    }

    @Test
    void theWayShowsTheData() {
        var exploration = report("""
                machine: m
                initial: a
                events: { PAY: { amount: { min: 0, max: 3 } } }
                states:
                  a: { on: { PAY: { target: b, if: event.amount == 2 } } }
                  b: { on: { PAY: a } }
                """).exploration().orElseThrow();

        assertThat(exploration.wayToState(2).orElseThrow().steps().getLast().cause().orElseThrow().text())
                .isEqualTo("PAY {\"amount\":2}");
    }

    @Test
    void whatIsNoDomainIsRefused() {
        for (String wrong : List.of("{ min: 3, max: 1 }", "{ min: 1 }", "{ type: string, min: 1, max: 2 }",
                "{ min: 0, max: 100000 }", "{ values: [ 1, x ], type: int }", "{ vales: [ 1 ] }")) {
            assertThat(report("""
                    machine: m
                    initial: a
                    events: { PAY: { amount: %s } }
                    states: { a: { on: { PAY: a } } }
                    """.formatted(wrong)).findings()).as(wrong)
                    .anyMatch(finding -> finding.rule().equals("SC011") && finding.position().line() == 3);
        }
    }

    /// An event with data is as good as an event for each of them.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void asOneEventForEachValue(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            StringBuilder one = new StringBuilder(
                    "machine: m\ninitial: s0\nevents: { E: { v: { min: 0, max: 2 } } }\nstates:\n");
            StringBuilder each = new StringBuilder("machine: m\ninitial: s0\nstates:\n");
            for (int state = 0; state < 6; state++) {
                one.append("  s").append(state).append(": { on: { E: [ ");
                each.append("  s").append(state).append(": { on: { ");
                for (int value = 0; value < 3; value++) {
                    if (random.nextInt(3) == 0) {
                        int target = random.nextInt(6);
                        one.append("{ target: s").append(target).append(", if: event.v == ").append(value)
                                .append(" }, ");
                        each.append("E").append(value).append(": s").append(target).append(", ");
                    }
                }
                one.append("{ target: s").append(state).append(", if: event.v > 2 } ] } }\n");
                each.append("NONE: s").append(state).append(" } }\n");
            }
            assertThat(reachable(one.toString())).as(one.toString()).isEqualTo(reachable(each.toString()));
        }
    }
}
