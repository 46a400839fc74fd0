package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamingTest {
    @Test
    void aNameThatSaysNothingIsReported() {
        assertThat(Advice.of("SC303", """
                initial: state1
                states:
                  state1: { on: { GO: Temp } }
                  Temp: { on: { E2: state1 } }
                """)).containsExactly(
                "SC303 3:3 the name of the state `state1` says nothing",
                "SC303 4:3 the name of the state `Temp` says nothing",
                "SC303 4:17 the name of the event `E2` says nothing");
    }

    @Test
    void aNameUnlikeTheOthersIsReported() {
        assertThat(Advice.of("SC303",
                """
                        initial: idle
                        states:
                          idle: { on: { GO_ON: workingHard, COME_BACK: idle, stopNow: idle, PAUSE: idle, REALLY_STOP: idle } }
                          workingHard: {}
                          being_tired: {}
                          fastAsleep: {}
                          wideAwake: {}
                        """))
                .containsExactly(
                        "SC303 3:54 the event `stopNow` is not written like the other events, which are in UPPER_CASE",
                        "SC303 5:3 the state `being_tired` is not written like the other states, which are in camelCase");
    }

    @Test
    void fewNamesOrNoMajorityAreFine() {
        assertThat(Advice.of("SC303", """
                initial: oneWay
                states:
                  oneWay: { on: { A_B: other_way, cD: other_way, e-f: third, H I: third, JkLm: third } }
                  other_way: {}
                  third: {}
                """)).isEmpty();
    }
}
