package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SystemDiffTest {
    private static final String OLD = """
            system: shop
            actors:
              desk:
                mailbox: { capacity: 2, overflow: drop-newest }
                machine:
                  machine: desk
                  initial: idle
                  states:
                    idle: { on: { ORDER: { target: busy, actions: [ { sendTo: store, event: FETCH } ] } } }
                    busy: { on: { FETCHED: idle, ORDER: { actions: [ { sendTo: client, event: LATER } ] } } }
              store:
                mailbox: { capacity: 2, overflow: reject }
                machine:
                  machine: store
                  initial: idle
                  states: { idle: { on: { FETCH: away } },
                    away: { after: { 1m: { target: idle, actions: [ { sendTo: desk, event: FETCHED } ] } } } }
              client:
                environment: true
                mailbox: { capacity: 2, overflow: drop-newest }
                machine:
                  machine: client
                  initial: here
                  events: { WANT: {} }
                  states: { here: { on: { WANT: { target: asked, actions: [ { sendTo: desk, event: ORDER } ] },
                      LATER: here } },
                    asked: { on: { LATER: here }, after: { 5s: here } } }
            check: [ deadlock-free ]
            """;

    private static MachineSystem system(String text) {
        var reading = SystemReader.read("shop.yaml", text);
        return reading.system().orElseThrow(() -> new AssertionError(text + reading.problems()));
    }

    private static SystemDiff diff(String old, String now) {
        return SystemDiff.of(system(old), system(now), Bounds.DEFAULT.maxStates(3_000), Progress.NONE);
    }

    private static List<String> messages(SystemDiff diff) {
        return diff.differences().stream().map(one -> one.kind() + " " + one.message()).toList();
    }

    private static List<String> written(SystemDiff diff) {
        return diff.written().stream().map(one -> one.change().kind() + " " + one.change().what()).toList();
    }

    @Test
    void aSystemDoesNotDifferFromItself() {
        assertThat(diff(OLD, OLD).isEmpty()).isTrue();
    }

    @Test
    void whatIsNotTakenAnyMoreIsRefused() {
        var diff = diff(OLD, OLD.replace(", ORDER: { actions: [ { sendTo: client, event: LATER } ] }", ""));

        assertThat(messages(diff)).containsExactly(
                "REFUSED `desk` does not take `ORDER` in `busy` any more; it sent `LATER` to `client`");
        assertThat(written(diff)).containsExactly("REMOVED machine `desk`: transition `busy ORDER`");
        assertThat(diff.isBreaking()).isTrue();
        var difference = diff.differences().getFirst();
        assertThat(difference.confirmed()).isTrue();
        assertThat(difference.way().steps()).extracting(Trace.Step::event).endsWith("ORDER");
    }

    @Test
    void theOtherWayRoundItIsAdded() {
        var diff = diff(OLD.replace(", ORDER: { actions: [ { sendTo: client, event: LATER } ] }", ""), OLD);

        assertThat(messages(diff)).containsExactly(
                "ADDED `desk` takes `ORDER` in `busy` now; it sends `LATER` to `client`");
        assertThat(diff.isBreaking()).isFalse();
    }

    @Test
    void anotherTargetAndAnotherMessageAreChanges() {
        assertThat(messages(diff(OLD, OLD.replace("FETCHED: idle, ORDER", "FETCHED: busy, ORDER"))))
                .containsExactly(
                        "CHANGED `desk` does something else with `FETCHED` in `busy`: it changes nothing, and led to `idle`");
        var other = diff(OLD, OLD.replace("LATER } ] } } }", "NEVER } ] } } }"));
        assertThat(messages(other))
                .containsExactly("CHANGED `desk` does something else with `ORDER` in `busy`: "
                        + "it sends `NEVER` to `client`, and sent `LATER` to `client`");
        assertThat(other.differences().getFirst().confirmed()).isFalse(); // what is sent is no part
                                                                          // of a scenario
    }

    @Test
    void howLongATimeOutTakesIsNoDifferenceInBehaviour() {
        var diff = diff(OLD, OLD.replace("1m:", "2m:"));

        assertThat(messages(diff)).isEmpty();
        assertThat(written(diff)).containsExactly("ADDED machine `store`: transition `away after 2m`",
                "REMOVED machine `store`: transition `away after 1m`");
    }

    @Test
    void actorsComeAndGo() {
        String logger = """
                  logger:
                    machine: { machine: logger, initial: on, states: { on: { after: { 1s: on } } } }
                """.indent(0);
        String more = OLD.replace("  client:\n    environment", logger + "  client:\n    environment");

        assertThat(messages(diff(OLD, more)))
                .containsExactly("ADDED `logger` is new, and with it what it does");
        assertThat(messages(diff(more, OLD))).containsExactly(
                "REFUSED `logger` is gone, and with it what it did");
        assertThat(written(diff(more, OLD))).containsExactly("REMOVED actor `logger`");
    }

    @Test
    void whatIsWrittenAboutActorsIsCompared() {
        var diff = diff(OLD,
                OLD.replace("capacity: 2, overflow: reject", "capacity: 3, overflow: drop-oldest")
                        .replace("[ deadlock-free ]", "[ no-lost ]")
                        .replace("  store:\n", "  store:\n    restart: permanent\n")
                        .replace("actors:\n", "channels: lossy\nactors:\n"));

        assertThat(written(diff)).contains(
                "CHANGED actor `store`: mailbox 3 messages, drop-oldest, before: 2 messages, reject",
                "CHANGED actor `store`: restart permanent, before: transient",
                "CHANGED the channel from `desk` to `store`", "REMOVED check `deadlock-free`",
                "ADDED check `no-lost`");
    }

    @Test
    void aBrokenPromiseIsBreaking() {
        var diff = diff(OLD,
                OLD.replace(", after: { 5s: here }", "").replace("FETCHED: idle, ", ""));

        assertThat(diff.promises()).extracting(SystemDiff.Promise::after)
                .containsExactly(Verdict.Status.BROKEN);
        assertThat(diff.promises().getFirst().isBroken()).isTrue();
        assertThat(diff.isBreaking()).isTrue();
    }

    @Test
    void anotherBeginningIsAChange() {
        assertThat(messages(
                diff(OLD, OLD.replaceFirst("initial: idle(\\s+states: \\{ idle)", "initial: away$1"))))
                .containsExactly("CHANGED `store` begins in `away`, and began in `idle`");
    }

    @Test
    void whereABoundStopsItThatIsSaid() {
        assertThat(SystemDiff.of(system(OLD), system(OLD), Bounds.DEFAULT.maxStates(3), Progress.NONE)
                .complete())
                .isFalse();
    }

    /// On random systems: nothing differs from itself, and each confirmed way passes on one
    /// version only.
    @Test
    void onRandomSystems() {
        Random random = new Random(5);
        int told = 0;
        for (int i = 0; i < 60; i++) {
            String one = RandomSystems.text(random);
            assertThat(diff(one, one).differences()).as(one).isEmpty();
            String other = one.replaceFirst("B: \\{ target: s[12], actions: \\[",
                    "B: { target: s0, actions: [");
            for (SystemDiff.Difference difference : diff(one, other).differences()) {
                if (difference.confirmed()) {
                    var scenario = RunReader
                            .read(YamlReader.read("run.yaml", RunText.of(difference.way(), "x", "")))
                            .scenario().orElseThrow();
                    boolean before = passes(scenario, system(one));
                    assertThat(before).as(one + difference).isNotEqualTo(passes(scenario, system(other)));
                    assertThat(before).isEqualTo(difference.kind() != Kind.ADDED);
                    told++;
                }
            }
        }
        assertThat(told).isPositive();
    }

    private static boolean passes(RunScenario scenario, MachineSystem system) {
        var replayed = Replay.play(scenario, system, RuleSettings.DEFAULT);
        return replayed.problems().isEmpty() && replayed.findings().stream()
                .noneMatch(finding -> finding.severity() == dev.actorweb.machine.yaml.Severity.ERROR);
    }
}
