package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import org.junit.jupiter.api.Test;

class NobodySendsTest {
    @Test
    void whatIsRaisedMustBeHandled() {
        assertThat(Judge.findings("SC114", """
                initial: a
                states:
                  a: { entry: [ { raise: HELO } ], on: { HELLO: a } }
                """)).containsExactly(
                "SC114 3:26 `HELO` is raised, but no transition waits for it");
    }

    @Test
    void endsOfWhatDoesNotExistNeverCome() {
        assertThat(Judge.findings("SC114", """
                initial: a
                states:
                  a:
                    invoke: { src: s, id: load }
                    on: { done.invoke.laod: a, xstate.error.actor.load: a, xstate.done.state.b: a }
                """)).containsExactly(
                "SC114 5:11 `done.invoke.laod` never comes: nothing is invoked or spawned as `laod`",
                "SC114 5:60 `xstate.done.state.b` never comes: there is no state `b`");
    }

    @Test
    void whatABranchOrADefaultSpawnsMayEnd() {
        assertThat(Judge.findings("SC114", """
                context: { n: 0 }
                initial: { target: a, actions: [ { spawnChild: s, id: one } ] }
                states:
                  a:
                    entry: [ { choose: [ { if: n > 0, actions: [ { spawnChild: s, id: two } ] } ] } ]
                    on: { done.invoke.one: a, done.invoke.two: a, done.invoke.three: a }
                """)).containsExactly(
                "SC114 6:51 `done.invoke.three` never comes: nothing is invoked or spawned as `three`");
    }

    @Test
    void wildcardsHandleWhatIsRaised() {
        assertThat(Judge.findings("SC114", """
                initial: a
                states:
                  a: { entry: [ { raise: a.b } ], on: { "a.*": b } }
                  b: { entry: [ { raise: c } ], on: { "*": a } }
                """)).isEmpty();
    }

    @Test
    void whatJavaSpawnsIsNotKnown() {
        assertThat(Judge.findings("SC114", """
                initial: a
                states:
                  a: { entry: start, on: { xstate.done.actor.x: a } }
                """)).isEmpty();
    }

    @Test
    void whatAnScxmlDocumentShowsOnceIsForItsSurroundingsLaterToo() {
        String document = """
                <scxml initial="a"><state id="a"><onentry>%s<send event="look" delay="1s"/></onentry>
                  <transition event="go" target="b"/></state><final id="b"/></scxml>
                """;
        assertThat(Analysis.of("m.scxml", document.formatted("<send event='look'/>")).run().findings())
                .isEmpty();
        assertThat(Analysis.of("m.scxml", document.formatted("")).run().findings())
                .extracting(Finding::message)
                .containsExactly("`look` is raised, but no transition waits for it");
    }

    @Test
    void eventsFromOutsideAreNotJudged() {
        assertThat(Judge.findings("SC114", """
                initial: a
                states:
                  a: { on: { GO: a }, entry: [ { sendParent: HI } ] }
                """)).isEmpty();
    }
}
