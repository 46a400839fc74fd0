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
}
