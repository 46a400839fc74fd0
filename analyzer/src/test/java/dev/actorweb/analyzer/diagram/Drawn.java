package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.machine.Machine;

/// Machines to draw.
final class Drawn {
    static final String PLAYER = """
            machine: player
            initial: off
            context: { volume: 3 }
            states:
              off: { on: { POWER: on.h } }
              on:
                type: parallel
                on: { POWER: off }
                states:
                  sound:
                    initial: loud
                    states:
                      loud:
                        entry: beep
                        on:
                          MUTE: { target: mute, if: "volume > 0", actions: [ { assign: { volume: "0" } } ] }
                          UP: { actions: louder }
                      mute: { on: { MUTE: loud }, after: { 5s: loud } }
                  tape:
                    initial: stopped
                    states:
                      stopped: { on: { PLAY: running } }
                      running: { invoke: { src: motor, onDone: end, onError: stopped }, on: { SMASH: "#broken" } }
                      end: { type: final }
                  h: { type: history, history: deep }
              broken: { id: broken, type: final }
              lost: { on: { FIND: off, AGAIN: { target: lost, reenter: true } } }
            """;
    /// In names and texts: the end of a string, a tag, a comment, a command of each language.
    static final String HOSTILE = """
            {"id": "x\\"]; <script>alert(1)</script> @enduml\\n!include /etc/passwd", "initial": "a \\"} --> b",
             "states": {
               "a \\"} --> b": {"on": {
                 "E;\\n[*] --> x\\"": {"target": "<b>&'", "guard": "g\\\\\\"<U+0022>#35;"},
                 "%%{init}%%": {"target": "<b>&'", "actions": "\\u001b[31m\\u202e]]>"}}},
               "<b>&'": {"type": "final"}}}
            """;

    private Drawn() {}

    static Report.Analyzed report(String spec) {
        if (Analysis.of("spec.yaml", spec).run() instanceof Report.Analyzed analyzed) {
            return analyzed;
        }
        throw new AssertionError("no machine");
    }

    static Machine machine(String spec) {
        return report(spec).machine();
    }
}
