package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.system.SystemReader;
import org.junit.jupiter.api.Test;

/// What a system does with events that wait within a machine.
class DeferralTest {
    /// `worker` has the server to itself, `asker` is answered when that is over.
    private static final String DESK = """
            system: desk
            actors:
              server:
                machine:
                  initial: idle
                  states:
                    idle: { on: { TAKE: busy, ASK: { actions: [ { sendTo: "#origin", event: ANSWER } ] } } }
                    busy: { defer: [ ASK ], on: { LEAVE: { target: idle, actions: [ { sendTo: "#origin", event: BYE } ] } } }
              worker:
                machine:
                  initial: working
                  states:
                    working:
                      entry: [ { sendTo: server, event: TAKE } ]
                      after: { 1s: { target: leaving, actions: [ { sendTo: server, event: LEAVE } ] } }
                    leaving: { on: { BYE: home } }
                    home: { tags: [rest] }
              asker:
                machine:
                  initial: asking
                  states:
                    asking: { entry: [ { sendTo: server, event: ASK } ], on: { ANSWER: answered } }
                    answered: { tags: [rest] }
            check:
              - no-unhandled
              - deadlock-free
              - leads-to: { from: "asker.in('asking')", to: "asker.in('answered')" }
            """;

    private static SystemReport explore(String text) {
        var reading = SystemReader.read("desk.yaml", text);
        return SystemAnalysis.of(reading.system().orElseThrow(() -> new AssertionError(reading.problems())))
                .run();
    }

    @Test
    void whatWasDeferredIsAnsweredToItsSender() {
        SystemReport report = explore(DESK);

        assertThat(report.counterexamples()).isEmpty();
        assertThat(report.verdicts()).extracting(Verdict::status).containsOnly(Verdict.Status.HOLDS);
    }

    @Test
    void equalEventsOfTwoSendersAreAnsweredInTheirOrder() {
        SystemReport report = explore(DESK
                .replace("  asker:\n    machine:", "  asker:\n    count: 2\n    machine:")
                .replace("asker.in", "asker[0].in"));

        assertThat(report.counterexamples()).isEmpty();
        assertThat(report.verdicts()).extracting(Verdict::status).containsOnly(Verdict.Status.HOLDS);
    }

    @Test
    void anAnswerWithinAChoiceHasAReceiver() {
        SystemReport report = explore(DESK.replace(
                "ASK: { actions: [ { sendTo: \"#origin\", event: ANSWER } ] }",
                "ASK: { actions: [ { choose: [ { if: \"true\", actions: [ { sendTo: \"#origin\", event: ANSWER } ] } ] } ] }"));

        assertThat(report.counterexamples()).isEmpty();
    }

    @Test
    void whatIsRefusedAfterItWasDeferredIsNotHandled() {
        SystemReport report = explore(DESK.replace("LEAVE: { target: idle", "LEAVE: { target: shut")
                .replace("    busy:", "    shut: { tags: [rest] }\n        busy:"));

        assertThat(report.counterexamples()).extracting(Counterexample::finding)
                .extracting(Finding::rule, Finding::message)
                .contains(org.assertj.core.groups.Tuple.tuple("SC203",
                        "`server` deferred `ASK`, but does not handle it in `shut`"));
        assertThat(report.verdicts().getFirst().status()).isEqualTo(Verdict.Status.BROKEN);
        for (Counterexample one : report.counterexamples()) {
            String scenario = RunText.of(one.trace().orElseThrow(), "again", "./desk.yaml");
            var again = Replay.play(
                    RunReader.read(dev.actorweb.machine.yaml.YamlReader.read("run.yaml", scenario)).scenario()
                            .orElseThrow(),
                    report.system(), dev.actorweb.analyzer.rule.RuleSettings.DEFAULT);
            assertThat(again.findings()).as(scenario).extracting(Finding::message)
                    .contains(one.finding().message());
        }
    }

    @Test
    void whatIsDeferredWhenAnActorIsRestartedIsNotFollowedAndThatIsSaid() {
        var reading = SystemReader.read("desk.yaml",
                DESK.replace("  - no-unhandled", "  - never: worker.in('home') && worker.in('working')"));
        SystemReport report = SystemAnalysis.of(reading.system().orElseThrow())
                .bounds(Bounds.DEFAULT.crashes(1))
                .run();

        assertThat(report.verdicts()).extracting(Verdict::status).doesNotContain(Verdict.Status.HOLDS);
        assertThat(report.verdicts()).filteredOn(verdict -> verdict.status() == Verdict.Status.UNKNOWN)
                .extracting(verdict -> verdict.why().orElse(""))
                .contains("what `server` has deferred when it is restarted is not followed");
    }
}
