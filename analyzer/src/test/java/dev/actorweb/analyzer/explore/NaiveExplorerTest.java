package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The explorer against one that keeps whole snapshots in a set.
class NaiveExplorerTest {
    private static final int MACHINES = 400;
    private static final List<String> EVENTS = List.of("A", "B", "C", "other");

    @Test
    void bothFindTheSame() {
        int explored = 0;
        for (int seed = 0; seed < MACHINES; seed++) {
            String yaml = new RandomMachine(seed).yaml();
            var reading = MachineReader.read("seed" + seed, yaml);
            assertThat(reading.problems()).as(yaml).isEmpty();
            var compiled = CompiledMachine.compile(reading.machine().orElseThrow()).machine();
            if (compiled.isEmpty()) {
                continue;
            }
            var machine = compiled.get();
            var naive = new Naive(machine);
            if (!naive.run()) {
                continue;
            }
            explored++;
            var found = Explorer.explore(machine, Patient.BOUNDS, Given.NOTHING);
            assertThat(found.isComplete()).isTrue();
            assertThat(found.configurations()).as(yaml).isEqualTo(naive.configurations.size());
            assertThat(names(found)).as(yaml).containsAll(naive.states);
            Set<Integer> taken = new TreeSet<>();
            for (int i = 0; i < machine.transitionCount(); i++) {
                if (found.isTaken(i)) {
                    taken.add(i);
                }
            }
            assertThat(taken).as(yaml).isEqualTo(naive.taken);
            assertThat(Set.copyOf(found.deadEnds())).as(yaml).isEqualTo(naive.deadEnds);
            tracesAreShortest(found, naive, yaml);
        }
        assertThat(explored).isGreaterThan(MACHINES / 2);
    }

    private static void tracesAreShortest(Exploration found, Naive naive, String yaml) {
        Map<List<String>, Integer> nearest = new HashMap<>();
        for (int place = 0; place < found.places(); place++) {
            var trace = found.trace(place);
            nearest.merge(trace.end().configuration(), trace.length(), Math::min);
        }
        assertThat(nearest).as(yaml).isEqualTo(naive.configurations);
    }

    private static Set<String> names(Exploration found) {
        Set<String> names = new HashSet<>();
        for (State state : found.reachableStates()) {
            names.add(state.name());
        }
        return names;
    }

    private static final class Naive {
        private static final Guards CONSTANT = (name, _, _) -> name.equals("T");
        private final CompiledMachine machine;
        /// With their distances.
        private final Map<List<String>, Integer> configurations = new HashMap<>();
        private final Set<String> states = new HashSet<>();
        private final Set<Integer> taken = new TreeSet<>();
        private final Set<List<String>> deadEnds = new HashSet<>();
        private final Map<Snapshot, Integer> seen = new HashMap<>();
        private final ArrayDeque<Snapshot> queue = new ArrayDeque<>();

        Naive(CompiledMachine machine) {
            this.machine = machine;
        }

        /// False when it is too large for a test, or a machine that fails.
        boolean run() {
            note(Step.initial(machine, null, CONSTANT), 0);
            while (!queue.isEmpty()) {
                Snapshot snapshot = queue.remove();
                if (!snapshot.isActive()) {
                    if (snapshot.status() == Snapshot.Status.ERROR) {
                        return false;
                    }
                    continue;
                }
                if (seen.size() > 3000) {
                    return false;
                }
                boolean moved = false;
                for (String event : EVENTS) {
                    StepResult result = Step.step(snapshot, Event.of(event), CONSTANT);
                    moved |= !result.transitions().isEmpty();
                    note(result, seen.getOrDefault(snapshot, 0) + 1);
                }
                if (!moved) {
                    deadEnds.add(snapshot.configuration());
                }
            }
            return true;
        }

        private void note(StepResult result, int distance) {
            taken.addAll(result.transitions());
            Snapshot snapshot = result.snapshot();
            if (seen.putIfAbsent(snapshot, distance) == null) {
                queue.add(snapshot);
                configurations.putIfAbsent(snapshot.configuration(), distance);
                snapshot.activeStates().forEach(state -> states.add(state.name()));
            }
        }
    }

    /// Small machines with everything in them that makes exploring hard.
    private static final class RandomMachine {
        private final Random random;
        private final StringBuilder yaml = new StringBuilder("machine: m\nid: m\ncontext: { n: 0 }\n");
        private final List<String> ids = new ArrayList<>();
        private final boolean counts;
        private int next;

        RandomMachine(int seed) {
            this.random = new Random(seed);
            this.counts = random.nextBoolean();
        }

        String yaml() {
            int total = 4 + random.nextInt(9);
            for (int i = 0; i < total; i++) {
                ids.add("s" + i);
            }
            body("", 0, total, random.nextInt(3) == 0);
            return yaml.toString();
        }

        private void body(String indent, int depth, int count, boolean parallel) {
            yaml.append(indent).append(parallel ? "type: parallel\n" : "initial: s" + next + "\n")
                    .append(indent).append("states:\n");
            int left = count;
            while (left > 0) {
                int size = depth < 3 && left > 2 && random.nextInt(3) == 0 ? 2 + random.nextInt(left - 1) : 1;
                state(indent + "  ", depth, Math.min(size, left));
                left -= Math.min(size, left);
            }
        }

        private void state(String indent, int depth, int size) {
            int own = next++;
            yaml.append(indent).append("s").append(own).append(":\n").append(indent).append("  id: s")
                    .append(own).append('\n');
            if (size == 1 && depth > 0 && random.nextInt(12) == 0) {
                yaml.append(indent).append("  type: final\n");
                return;
            }
            transitions(indent + "  ");
            if (size > 1) {
                if (random.nextInt(3) == 0) {
                    yaml.append(indent).append("  onDone: \"#").append(any()).append("\"\n");
                }
                boolean hist = random.nextInt(2) == 0;
                body(indent + "  ", depth + 1, size - 1, random.nextInt(3) == 0);
                if (hist) {
                    yaml.append(indent).append("    h").append(own).append(": { type: history, history: ")
                            .append(random.nextBoolean() ? "deep" : "shallow").append(", id: h").append(own)
                            .append(" }\n");
                    ids.add("h" + own);
                }
            }
        }

        private String any() {
            return ids.get(random.nextInt(ids.size()));
        }

        private void transitions(String indent) {
            yaml.append(indent).append("on:\n");
            for (String event : List.of("A", "B", "C", "\"*\"")) {
                if (random.nextInt(event.length() > 1 ? 8 : 2) == 0) {
                    yaml.append(indent).append("  ").append(event).append(": ").append(transition(true))
                            .append('\n');
                }
            }
            if (random.nextInt(10) == 0) {
                yaml.append(indent).append("always: ").append(transition(false)).append('\n');
            }
        }

        private String transition(boolean free) {
            StringBuilder text = new StringBuilder("{ target: \"#" + any() + "\"");
            if (random.nextInt(4) == 0) {
                text.append(", reenter: true");
            }
            if (random.nextInt(4) == 0) {
                text.append(", guard: ").append(random.nextBoolean() ? "T" : "F");
            }
            if (!free || (counts && random.nextInt(3) == 0)) {
                text.append(", if: \"n ").append(random.nextBoolean() ? "<" : ">=").append(" 2\"");
            }
            if (counts && random.nextInt(4) == 0) {
                text.append(", actions: [ { assign: { n: \"(n + 1) % 3\" } } ]");
            }
            return text.append(" }").toString();
        }
    }
}
