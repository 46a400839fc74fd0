package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for every machine and every series of events.
class RandomMachinesTest {
    private static final List<String> EVENTS = List.of("A", "B", "C", "x.y", "unknown");
    private static final int MACHINES = 200;

    @Test
    void aStepIsDeterministicAndLeavesItsSnapshotAlone() {
        each((machine, random) -> {
            var snapshot = Step.initial(machine, null, Guards.NONE).snapshot();
            for (int i = 0; i < 20; i++) {
                String before = snapshot.toString();
                int hash = snapshot.hashCode();
                var event = Event.of(EVENTS.get(random.nextInt(EVENTS.size())));

                var once = Step.step(snapshot, event, Guards.NONE);
                var twice = Step.step(snapshot, event, Guards.NONE);

                assertThat(once).isEqualTo(twice);
                assertThat(snapshot).hasToString(before).hasSameHashCodeAs(hash);
                snapshot = once.snapshot();
            }
        });
    }

    @Test
    void everyConfigurationOfAMachineWithoutParallelStatesIsOneChain() {
        each((machine, random) -> {
            if (!machine.isChain()) {
                return;
            }
            var snapshot = Step.initial(machine, null, Guards.NONE).snapshot();
            for (int i = 0; i < 20 && snapshot.isActive(); i++) {
                List<State> active = snapshot.activeStates();
                assertThat(active.getFirst()).isSameAs(machine.machine().root());
                for (int depth = 1; depth < active.size(); depth++) {
                    assertThat(active.get(depth).parent()).isEqualTo(active.get(depth - 1).index());
                }
                assertThat(active.getLast().kind()).isIn(Kind.ATOMIC, Kind.FINAL);
                snapshot = Step
                        .step(snapshot, Event.of(EVENTS.get(random.nextInt(EVENTS.size()))), Guards.NONE)
                        .snapshot();
            }
        });
    }

    @Test
    void anUnhandledEventChangesNothing() {
        each((machine, random) -> {
            var snapshot = Step.initial(machine, null, Guards.NONE).snapshot();
            for (int i = 0; i < 20; i++) {
                var result = Step.step(snapshot, Event.of(EVENTS.get(random.nextInt(EVENTS.size()))),
                        Guards.NONE);
                if (!result.handled()) {
                    assertThat(result.snapshot()).isEqualTo(snapshot);
                    assertThat(result.effects()).isEmpty();
                }
                snapshot = result.snapshot();
            }
        });
    }

    private interface Property {
        void check(CompiledMachine machine, Random random);
    }

    private static void each(Property property) {
        for (int seed = 0; seed < MACHINES; seed++) {
            Random random = new Random(seed);
            String text = new Sketch(random).text();
            try {
                var reading = MachineReader.read("random", text);
                assertThat(reading.problems()).isEmpty();
                property.check(CompiledMachine.of(reading.machine().orElseThrow()), random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }

    /// Makes up a machine as text.
    private static final class Sketch {
        private final Random random;
        private final List<String> ids = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Sketch(Random random) {
            this.random = random;
        }

        String text() {
            int states = 3 + random.nextInt(12);
            for (int i = 1; i <= states; i++) {
                ids.add("s" + i);
            }
            text.append("{ context: { n: 0 }, ");
            List<String> left = new ArrayList<>(ids);
            body(left, 0, "root");
            while (!left.isEmpty()) {
                ids.remove(left.removeLast());
            }
            text.append(" }");
            for (int at = text.indexOf("#?"); at >= 0; at = text.indexOf("#?")) {
                text.replace(at + 1, at + 2, ids.get(random.nextInt(ids.size())));
            }
            return text.toString();
        }

        private void body(List<String> left, int depth, String id) {
            int children = left.isEmpty() || depth > 3 ? 0 : Math.min(left.size(), 1 + random.nextInt(3));
            if (depth == 0) {
                children = Math.max(1, children);
            }
            boolean parallel = children > 1 && random.nextInt(4) == 0;
            if (children > 0) {
                List<String> own = new ArrayList<>(left.subList(0, children));
                left.subList(0, children).clear();
                text.append(parallel ? "type: parallel, " : "initial: " + own.getFirst() + ", ")
                        .append("states: { ");
                for (String child : own) {
                    text.append(child).append(": { id: ").append(child).append(", ");
                    body(left, depth + 1, child);
                    text.append(" }, ");
                }
                if (random.nextInt(4) == 0) {
                    text.append("h").append(id).append(": { type: history, history: ")
                            .append(random.nextBoolean() ? "deep" : "shallow").append(" }, ");
                }
                text.append("}, ");
            } else if (depth > 1 && random.nextInt(6) == 0) {
                text.append("type: final");
                return;
            }
            text.append("entry: [ { assign: { n: n + 1 } } ], on: { ");
            for (String event : List.of("A", "B", "x.*", "*")) {
                if (random.nextInt(3) == 0) {
                    text.append("'").append(event).append("': { ")
                            .append(random.nextInt(5) == 0 ? "" : "target: '#?', ")
                            .append(random.nextInt(3) == 0 ? "if: n % 2 == 0, " : "")
                            .append(random.nextInt(4) == 0 ? "reenter: true" : "actions: x").append(" }, ");
                }
            }
            text.append("}");
        }
    }
}
