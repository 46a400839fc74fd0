package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownPropertyTest {
    @Test
    void aMisspeltPropertyIsReportedWithTheOneThatWasMeant() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: b }, entri: hello }
                  b: { type: finale }
                """)).containsExactly(
                "SC011 3:23 a state has no property `entri`",
                "SC108 4:3 nothing leads out of `b`, and it is not final",
                "SC011 4:14 `type` must be atomic or compound or parallel or final or history, not `finale`");
    }

    @Test
    void oldNamesAreTranslated() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: { target: b, cond: isReady } } }
                  b: { type: final }
                """)).containsExactly(
                "SC011 3:31 a transition has no property `cond`");
    }

    @Test
    void valuesOfTheWrongKindAreReported() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: [ GO ], after: soon, always: b }
                  b: { type: final }
                """)).containsExactly(
                "SC011 3:12 `on` must be a mapping, not a list",
                "SC011 3:27 `after` must be a mapping, not text");
    }

    @Test
    void metaDescriptionAndTagsAreFree() {
        assertThat(Judge.findings(
                """
                        description: a machine
                        version: 1
                        initial: a
                        meta: { anything: [ 1, 2 ] }
                        states:
                          a: { meta: { x: y }, description: text, tags: [ t ], on: { GO: { target: b, description: d, meta: 1 } } }
                          b: { type: final }
                        """))
                .isEmpty();
    }
}
