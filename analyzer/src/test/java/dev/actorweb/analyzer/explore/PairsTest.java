package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.Pair;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairsTest {
    static CompiledMachine machine(String yaml) {
        return CompiledMachine.of(MachineReader.read("spec.yaml", yaml).machine().orElseThrow());
    }

    static Exploration explore(CompiledMachine machine) {
        return Explorer.explore(machine, Patient.BOUNDS, Given.NOTHING);
    }

    private static List<String> texts(CompiledMachine machine) {
        var pairs = Pairs.of(explore(machine)).orElseThrow();
        List<String> texts = new ArrayList<>();
        for (var pair : pairs.list()) {
            texts.add(TransitionText.of(machine, pair.first()) + ", "
                    + TransitionText.of(machine, pair.second()) + ": " + pairs.steps(pair) + " "
                    + causes(pairs.trace(pair)));
        }
        return texts;
    }

    private static List<String> causes(Trace trace) {
        List<String> causes = new ArrayList<>();
        for (var step : trace.steps()) {
            step.cause().ifPresent(cause -> causes.add(cause.text()));
        }
        return causes;
    }

    @Test
    void pairsAreTakenOneAfterTheOther() {
        assertThat(texts(machine("""
                machine: lamp
                initial: off
                states:
                  off: { on: { PRESS: on } }
                  on:
                    on: { PRESS: off }
                    after: { 5m: broken }
                  broken: { type: final }
                """))).containsExactly("off PRESS, on PRESS: 2 [PRESS, PRESS]",
                "off PRESS, on after 5m: 2 [PRESS, after 5m]",
                "on PRESS, off PRESS: 3 [PRESS, PRESS, PRESS]");
    }

    @Test
    void oneStepMayTakeAPairAndSoMayTheStart() {
        assertThat(texts(machine("""
                machine: m
                initial: a
                states:
                  a: { always: b }
                  b: { always: c }
                  c: { on: { GO: d } }
                  d: { always: e }
                  e: {}
                """))).containsExactly("a always, b always: 0 []", "b always, c GO: 1 [GO]",
                "c GO, d always: 1 [GO]");
    }

    @Test
    void whatNoRunTakesIsNoPair() {
        var machine = machine("""
                machine: m
                context: { n: 0 }
                initial: a
                states:
                  a: { on: { X: { target: b, actions: [ { assign: { n: 1 } } ] } } }
                  b: { on: { Y: { target: c, if: n == 0 }, Z: c } }
                  c: {}
                """);

        var pairs = Pairs.of(explore(machine)).orElseThrow();
        assertThat(pairs.list()).containsExactly(new Pair(0, 2));
        assertThatThrownBy(() -> pairs.trace(new Pair(0, 1))).hasMessageContaining("no run takes");
    }

    /// Against a literal search: the shortest word that takes a pair, over places and the
    /// transition taken last.
    @Test
    void aLiteralSearchFindsTheSamePairsAndLengths() {
        for (int seed = 0; seed < 60; seed++) {
            var exploration = explore(machine(random(new Random(seed))));
            var expected = literal(exploration);
            var pairs = Pairs.of(exploration).orElseThrow();
            Map<Pair, Integer> found = new TreeMap<>();
            for (var pair : pairs.list()) {
                found.put(pair, pairs.steps(pair));
                assertThat(pairs.trace(pair).length()).isEqualTo(pairs.steps(pair));
                var coverage = new Coverage(exploration.machine());
                coverage.begin();
                pairs.trace(pair).steps().forEach(step -> coverage.add(step.result()));
                assertThat(coverage.isTaken(pair)).isTrue();
            }
            assertThat(found).describedAs("seed " + seed).isEqualTo(expected);
        }
    }

    private record At(int place, int last) {}

    private static Map<Pair, Integer> literal(Exploration exploration) {
        Map<Pair, Integer> found = new TreeMap<>();
        Map<At, Integer> distances = new HashMap<>();
        Set<At> seen = new HashSet<>();
        var queue = new ArrayDeque<At>();
        exploration.starts((step, to) -> {
            var at = after(step, -1, to, 0, found);
            if (seen.add(at)) {
                distances.put(at, 0);
                queue.add(at);
            }
        });
        while (!queue.isEmpty()) {
            var from = queue.remove();
            int length = distances.getOrDefault(from, 0) + 1;
            exploration.steps(from.place, (step, to) -> {
                var at = after(step, from.last, to, length, found);
                if (seen.add(at)) {
                    distances.put(at, length);
                    queue.add(at);
                }
            });
        }
        return found;
    }

    private static At after(Trace.Step step, int before, int to, int length, Map<Pair, Integer> found) {
        int last = before;
        for (int transition : step.result().transitions()) {
            if (step.result().snapshot().machine().transition(transition).forbidden()) {
                continue;
            }
            if (last >= 0) {
                found.merge(new Pair(last, transition), length, Math::min);
            }
            last = transition;
        }
        return new At(to, last);
    }

    /// A small machine with eventless transitions, guards on a counter, and regions.
    static String random(Random random) {
        var yaml = new StringBuilder("machine: m\ncontext: { n: 0 }\ntype: parallel\nstates:\n");
        int regions = 1 + random.nextInt(2);
        for (int region = 0; region < regions; region++) {
            int states = 2 + random.nextInt(3);
            yaml.append("  r").append(region).append(":\n    initial: s0\n    states:\n");
            for (int state = 0; state < states; state++) {
                yaml.append("      s").append(state).append(":\n        on:\n");
                for (char event = 'A'; event < 'D'; event++) {
                    yaml.append("          ").append(event).append(": { target: s")
                            .append(random.nextInt(states));
                    if (random.nextInt(3) == 0) {
                        yaml.append(", if: n ").append(random.nextBoolean() ? "==" : "<").append(' ')
                                .append(random.nextInt(3));
                    }
                    if (random.nextInt(3) == 0) {
                        yaml.append(", actions: [ { assign: { n: (n + 1) % 3 } } ]");
                    }
                    yaml.append(" }\n");
                }
                if (random.nextInt(3) == 0) {
                    yaml.append("          D: null\n");
                }
                if (state > 0 && random.nextInt(3) == 0) {
                    yaml.append("        always: { target: s0, if: n == ").append(random.nextInt(3))
                            .append(" }\n");
                }
            }
        }
        return yaml.toString();
    }
}
