package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.system.SystemReader;
import org.junit.jupiter.api.Test;

/// What is not explored is not said to hold.
class GapsTest {
    private static SystemReport explore(String top, String actions, String busy) {
        var reading = SystemReader.read("firm.yaml", """
                system: firm
                %s
                actors:
                  boss:
                    machine:
                      initial: idle
                      states:
                        idle: { tags: [rest], after: { 1s: { target: busy, actions: [ %s ] } } }
                        busy: { tags: [rest] %s }
                check: [ deadlock-free, no-lost ]
                """.formatted(top, actions, busy));
        return SystemAnalysis.of(reading.system().orElseThrow(() -> new AssertionError(reading.problems())))
                .run();
    }

    @Test
    void whatHasNoChildrenHolds() {
        assertThat(explore("", "", "").verdicts()).extracting(Verdict::status)
                .containsOnly(Verdict.Status.HOLDS);
        assertThat(explore("", "", ", invoke: { src: pay, onDone: idle, onError: idle }").verdicts())
                .extracting(Verdict::status).containsOnly(Verdict.Status.HOLDS);
        assertThat(explore("given: { count: [ { done: 1 } ] }", "{ spawnChild: count, id: c }",
                ", on: { xstate.done.actor.c: idle }").verdicts())
                .extracting(Verdict::status).containsOnly(Verdict.Status.HOLDS);
    }

    @Test
    void aSpawnedActorMaySendWhatNobodyKnows() {
        var report = explore("", "{ spawnChild: worker, id: w }", ", on: { xstate.done.actor.w: idle, "
                + "xstate.error.actor.w: idle }");

        assertThat(report.isComplete()).isTrue();
        assertThat(report.verdicts()).allSatisfy(verdict -> {
            assertThat(verdict.status()).isEqualTo(Verdict.Status.UNKNOWN);
            assertThat(verdict.why().orElseThrow()).contains("`worker`, which `boss` starts, may send to it");
        });
    }

    @Test
    void anInvokedOneThatIsSpokenToAnswers() {
        var report = explore("", "", ", entry: [ { sendTo: w, event: GO } ], invoke: { src: work, id: w, "
                + "onDone: idle, onError: idle }");

        assertThat(report.verdicts()).extracting(Verdict::status).containsOnly(Verdict.Status.UNKNOWN);
    }

    @Test
    void deferredEventsMayBeLostAtTheEnd() {
        var report = explore("", "", ", defer: [ LATER ], on: { NOW: idle }");

        assertThat(report.verdicts()).extracting(Verdict::status).containsExactly(Verdict.Status.HOLDS,
                Verdict.Status.UNKNOWN);
        assertThat(report.verdicts().getLast().why().orElseThrow()).contains("deferred");
    }

    private static SystemReport firm(String child, String busy) {
        var reading = SystemReader.read("firm.yaml",
                """
                        system: firm
                        machines: { worker: { machine: worker, %s } }
                        actors:
                          boss:
                            machine:
                              initial: idle
                              states:
                                idle: { tags: [rest], after: { 1s: { target: busy, actions: [ { spawnChild: worker, id: w, input: { n: 1 } } ] } } }
                                busy: { %s }
                                rushed: { on: { xstate.done.actor.w: idle } }
                        check: [ deadlock-free, no-lost, no-unhandled, { never: boss.in('rushed') } ]
                        """
                        .formatted(child, busy));
        return SystemAnalysis.of(reading.system().orElseThrow(() -> new AssertionError(reading.problems())))
                .run();
    }

    @Test
    void aMachineThatIsDeclaredIsExploredWithTheOthers() {
        var quiet = firm("initial: a, states: { a: { after: { 1s: b } }, b: { type: final } }",
                "on: { xstate.done.actor.w: idle }");
        assertThat(quiet.verdicts()).extracting(Verdict::status).containsOnly(Verdict.Status.HOLDS);

        var hurried = firm(
                "initial: a, states: { a: { on: { GO: { target: b, actions: [ { sendParent: READY } ] } } }, "
                        + "b: { type: final } }",
                "entry: [ { sendTo: w, event: GO } ], on: { READY: rushed }");
        assertThat(hurried.verdicts()).extracting(Verdict::status).containsExactly(Verdict.Status.HOLDS,
                Verdict.Status.HOLDS, Verdict.Status.HOLDS, Verdict.Status.BROKEN);
        assertThat(hurried.counterexamples().getFirst().trace().orElseThrow().steps())
                .extracting(Trace.Step::actor).containsExactly("boss", "boss/w", "boss");
    }

    @Test
    void aParentThatWaitsForNothingIsADeadlock() {
        var report = firm("initial: a, states: { a: { on: { NEVER: b } }, b: { type: final } }",
                "on: { xstate.done.actor.w: idle }");

        assertThat(report.verdicts().getFirst().status()).isEqualTo(Verdict.Status.BROKEN);
    }

    @Test
    void whoeverFailsTellsItsParent() {
        var report = firm("initial: a, context: { n: 0 }, states: { a: { after: { 1s: { actions: "
                + "[ { assign: { n: 1 / n } } ] } } } }", "on: { xstate.error.actor.w: rushed }");

        assertThat(report.verdicts().getLast().status()).isEqualTo(Verdict.Status.BROKEN);
    }

    @Test
    void aMachineThatStartsItselfIsRefused() {
        var reading = SystemReader.read("firm.yaml", """
                system: firm
                machines:
                  worker: { machine: worker, initial: a, states: { a: { invoke: { src: worker } } } }
                actors: { boss: { machine: { initial: a, states: { a: { invoke: worker } } } } }
                """);

        assertThat(reading.system()).isEmpty();
        assertThat(reading.problems()).singleElement().asString().contains("`worker` starts itself");
    }
}
