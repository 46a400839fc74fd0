package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpawnedForEverTest {
    @Test
    void aStateThatIsEnteredAgainSpawnsAgain() {
        assertThat(Judge.findings("SC208", """
                initial: a
                states:
                  a: { on: { E: b } }
                  b: { entry: [ { spawnChild: worker, id: w } ], on: { E: a } }
                """)).containsExactly(
                "SC208 4:17 `b` can spawn `worker` again and again, and no child is ever stopped");
    }

    @Test
    void aReactionThatLeavesNothingSpawnsAgain() {
        assertThat(Judge.findings("SC208",
                """
                        initial: a
                        states:
                          a: { on: { E: { actions: [ { choose: [ { if: "true", actions: [ { spawnChild: w } ] } ] } ] } } }
                        """))
                .containsExactly(
                        "SC208 3:67 `a` can spawn `w` again and again, and no child is ever stopped");
    }

    @Test
    void whatHappensOnceOrIsStoppedIsFine() {
        assertThat(Judge.findings("SC208", """
                initial: a
                states:
                  a: { entry: [ { spawnChild: w } ], on: { E: b } }
                  b: { on: { F: { target: c, actions: [ { spawnChild: w } ] } } }
                  c: { on: { G: c } }
                """)).isEmpty();
        assertThat(Judge.findings("SC208", """
                initial: a
                states:
                  a: { on: { E: { target: b, actions: [ { spawnChild: w, id: w } ] } } }
                  b: { on: { E: { target: a, actions: [ { stopChild: w } ] } } }
                """)).isEmpty();
    }
}
