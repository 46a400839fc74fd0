package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.machine.yaml.Severity;
import org.junit.jupiter.api.Test;

class UndeclaredNameTest {
    @Test
    void eventsThatCannotBeReadDeclareNothing() {
        assertThat(Judge.findings("""
                events: [ GO ]
                initial: a
                states: { a: { on: { GO: b } }, b: { on: { BACK: a } } }
                """)).containsExactly("SC011 1:9 `events` must be a mapping, not a list");
    }

    @Test
    void everyKindOfNameIsLookedUp() {
        assertThat(Judge.findings("SC012", """
                guards: [ isOpen ]
                actions: [ ring ]
                services: [ call ]
                delays: [ SOON ]
                events: { GO: {} }
                initial: a
                states:
                  a:
                    entry: rang
                    invoke: { src: cal, onDone: b }
                    after: { SON: b }
                    on:
                      GO: { target: b, guard: { and: [ isOpen, isOpn ] }, actions: [ ring, { raise: WENT } ] }
                      GONE: b
                  b: { after: { SOON: a }, invoke: { src: call } }
                """)).containsExactly(
                "SC012 9:12 the action `rang` is not declared",
                "SC012 10:13 the service `cal` is not declared",
                "SC012 11:14 the delay `SON` is not declared",
                "SC012 13:48 the guard `isOpn` is not declared",
                "SC012 13:85 the event `WENT` is not declared",
                "SC012 14:7 the event `GONE` is not declared");
    }

    @Test
    void whatIsCancelledMustHaveBeenSent() {
        assertThat(Judge.findings("SC012", """
                initial: a
                states:
                  a:
                    entry: [ { raise: LATE, delay: 5s, id: timer } ]
                    exit: [ { cancel: timr }, { cancel: timer } ]
                    on: { LATE: b }
                  b: { type: final }
                """)).containsExactly(
                "SC012 5:13 nothing is sent under the id `timr`");
    }

    @Test
    void inScxmlItIsLawfulToCancelWhatWasNeverSent() {
        var findings = Analysis.of("m.scxml", """
                <scxml initial="a"><state id="a">
                  <onentry><send event="late" delay="5s" id="timer"/></onentry>
                  <onexit><cancel sendid="timr"/><cancel sendid="timer"/></onexit>
                  <transition event="late" target="b"/></state><final id="b"/></scxml>
                """).run().findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("SC012");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.hint()).contains("did you mean `timer`?");
        });
    }

    @Test
    void withoutDeclarationsEveryNameIsFree() {
        assertThat(Judge.findings("SC012", """
                initial: a
                states:
                  a:
                    entry: ring
                    invoke: { src: call, onDone: b }
                    after: { SOON: b }
                    on: { GO: { target: b, guard: isOpen } }
                  b: { type: final }
                """)).isEmpty();
    }

    @Test
    void wildcardsAndTheRuntimesEventsNeedNoDeclaration() {
        assertThat(Judge.findings("SC012", """
                events: { door.open: {}, door.close: {} }
                initial: a
                states:
                  a: { on: { door.*: b, "*": b, done.state.x: b } }
                  b: { type: final }
                """)).isEmpty();
    }
}
