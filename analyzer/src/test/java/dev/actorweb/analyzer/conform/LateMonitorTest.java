package dev.actorweb.analyzer.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateMonitorTest {
    private static final String DOOR = """
            machine: door
            initial: closed
            states:
              closed: { on: { OPEN: open, LOCK: locked } }
              open: { on: { CLOSE: closed } }
              locked: { on: { UNLOCK: closed } }
            """;
    private static final String RETRY = """
            machine: retry
            context: { tries: { type: int, initial: 0, min: 0, max: 3 } }
            initial: trying
            states:
              trying:
                on:
                  FAIL:
                    - { target: trying, if: "tries < 2", reenter: true, actions: [ { assign: { tries: "tries + 1" } } ] }
                    - { target: givenUp }
                  OK: done
              givenUp: { on: { AGAIN: { target: trying, actions: [ { assign: { tries: "0" } } ] } } }
              done: { type: final }
            """;
    private static final String HISTORY = """
            machine: player
            initial: on
            states:
              on:
                initial: one
                on: { OFF: off }
                states:
                  one: { on: { NEXT: two } }
                  two: { on: { NEXT: one } }
                  back: { type: history }
              off: { on: { ON: on.back } }
            """;

    private static CompiledMachine machine(String yaml) {
        return CompiledMachine.of(MachineReader.read("spec.yaml", yaml).machine().orElseThrow());
    }

    private static Monitor started(String yaml, String... active) {
        var monitor = new Monitor(machine(yaml));
        assertThat(monitor.observe(step("xstate.init", active))).isInstanceOf(Judgement.Conforms.class);
        return monitor;
    }

    private static Observation step(String event, String... active) {
        return Observation.of(event, List.of(active));
    }

    @Test
    void whatHistoryRemembersIsNotHeldAgainstAMachineThatRanBefore() {
        var monitor = new Monitor(machine(HISTORY));
        monitor.attach(List.of("off"), Map.of());
        monitor.observe(step("ON", "player", "on", "on.two"));
        monitor.observe(step("OFF", "player", "off"));

        assertThat(monitor.observe(step("ON", "player", "on", "on.two")))
                .isInstanceOf(Judgement.Conforms.class);
    }

    @Test
    void afterAGapTheNextStepIsNotJudgedAndTheOneAfterIs() {
        var monitor = started(DOOR, "door", "closed");
        monitor.gap();

        assertThat(monitor.observe(step("UNLOCK", "door", "closed")))
                .isInstanceOf(Judgement.Unjudged.class);
        assertThat(monitor.observe(step("OPEN", "door", "locked"))).isInstanceOf(Judgement.Deviates.class);
    }

    @Test
    void anAttachedMachineIsKnownByItsVariables() {
        var monitor = new Monitor(machine(RETRY));
        monitor.attach(List.of("trying"), Map.of("tries", 1L));
        monitor.observe(step("FAIL", "retry", "trying"));

        assertThat(monitor.observe(step("FAIL", "retry", "trying"))).isInstanceOf(Judgement.Deviates.class);
    }

    @Test
    void aMachineThatMovedWhileItWasAttachedIsBelieved() {
        var monitor = new Monitor(machine(DOOR));
        monitor.attach(List.of("closed"), Map.of());

        assertThat(monitor.observe(step("UNLOCK", "door", "closed")))
                .isInstanceOf(Judgement.Unjudged.class);
    }

    @Test
    void anAttachedMachineThatIsKnownNotToHaveMovedIsJudgedAtOnce() {
        var monitor = new Monitor(machine(DOOR));
        monitor.attach(List.of("closed"), Map.of());
        monitor.trust();

        assertThat(monitor.observe(step("UNLOCK", "door", "closed"))).isInstanceOf(Judgement.Deviates.class);
    }
}
