package dev.actorweb.analyzer.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.List;

/// Machines whose steps monitors are shown.
final class Watched {
    static final String DOOR = """
            machine: door
            initial: closed
            states:
              closed: { on: { OPEN: open, LOCK: locked } }
              open: { on: { CLOSE: closed } }
              locked: { on: { UNLOCK: closed } }
            """;
    static final String RETRY = """
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
    static final String HISTORY = """
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

    private Watched() {}

    static CompiledMachine machine(String yaml) {
        return CompiledMachine.of(MachineReader.read("spec.yaml", yaml).machine().orElseThrow());
    }

    static Monitor started(String yaml, String... active) {
        var monitor = new Monitor(machine(yaml));
        assertThat(monitor.observe(step("xstate.init", active))).isInstanceOf(Judgement.Conforms.class);
        return monitor;
    }

    static Observation step(String event, String... active) {
        return Observation.of(event, List.of(active));
    }
}
