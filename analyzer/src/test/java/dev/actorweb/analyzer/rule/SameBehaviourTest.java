package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameBehaviourTest {
    @Test
    void statesThatCantBeToldApartAreReported() {
        assertThat(Advice.of("SC305", """
                initial: a
                states:
                  a: { on: { X: b, Y: c } }
                  b: { on: { GO: d } }
                  c: { on: { GO: e } }
                  d: { on: { GO: a } }
                  e: { on: { GO: a } }
                """)).containsExactly(
                "SC305 5:3 `c` behaves exactly like `b`",
                "SC305 7:3 `e` behaves exactly like `d`");
    }

    @Test
    void servicesAreComparedByWhatTheyAre() {
        assertThat(Advice.of("SC305", """
                initial: a
                states:
                  a: { on: { X: b, Y: c } }
                  b: { invoke: { src: s, onDone: a, onError: a } }
                  c: { invoke: { src: s, onDone: a, onError: a } }
                """)).containsExactly(
                "SC305 5:3 `c` behaves exactly like `b`");
    }

    @Test
    void actionsTagsGuardsAndConditionsTellStatesApart() {
        assertThat(Advice.of("SC305", """
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { on: { GO: a }, entry: x }
                  c: { on: { GO: a }, tags: t }
                  d: { on: { GO: { target: a, guard: g } } }
                  e: { on: { GO: { target: a, if: "in('f')" } } }
                  f: { on: { GO: a } }
                  g: { on: { GO: a } }
                  h: { type: final }
                  i: { type: final }
                  j: {}
                  k: {}
                """)).isEmpty();
    }
}
