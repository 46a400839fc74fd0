package dev.actorweb.bench.machine;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;

/// The machines that are measured.
final class Specs {
    static final String TOGGLE = """
            machine: toggle
            initial: off
            states:
              off: { on: { TOGGLE: on } }
              on: { on: { TOGGLE: off } }
            """;
    static final String COUNTER = """
            machine: counter
            context: { n: 0 }
            on:
              TOGGLE:
                - { if: n < 100, actions: [ { assign: { n: n + 1 } } ] }
                - { actions: [ { assign: { n: "0" } } ] }
            """;
    static final String NESTED = """
            machine: nested
            initial: a
            entry: start
            states:
              a:
                entry: enter a
                exit: leave a
                initial: b
                on: { TOGGLE: z }
                states: { b: { initial: c, states: { c: { entry: enter c, exit: leave c } } } }
              z: { on: { TOGGLE: a } }
            """;

    private Specs() {}

    static CompiledMachine compiled(String text) {
        return CompiledMachine.of(MachineReader.read("spec", text).machine().orElseThrow());
    }

    /// Five regions of ten states each, all of which go one on at every event.
    static String parallel() {
        StringBuilder text = new StringBuilder("machine: parallel\ntype: parallel\nstates:\n");
        for (int region = 0; region < 5; region++) {
            text.append("  r").append(region).append(":\n    initial: s0\n    states:\n");
            for (int state = 0; state < 10; state++) {
                text.append("      s").append(state).append(": { on: { TOGGLE: s").append((state + 1) % 10)
                        .append(" } }\n");
            }
        }
        return text.toString();
    }
}
