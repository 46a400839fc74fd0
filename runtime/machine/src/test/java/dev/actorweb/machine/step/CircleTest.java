package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircleTest {
    private static final Repetition ALWAYS = new Repetition() {
        @Override
        public void mark() {
            // everything answers alike
        }

        @Override
        public boolean repeats() {
            return true;
        }
    };

    /// Machines whose steps go round in circles of all lengths, some behind a long way, some
    /// counting up to something, some by raised events: noticed or waited for, they end in the
    /// same way.
    @Test
    void whatIsNoticedIsWhatTheLimitWouldSay() {
        int endless = 0;
        for (int seed = 0; seed < 60; seed++) {
            CompiledMachine machine = machine(spec(new Random(seed)));
            var quick = new Stepper(machine, Guards.NONE);
            quick.noticeCircles(ALWAYS);
            StepResult expected = Step.initial(machine, null, Guards.NONE);
            StepResult result = quick.initial(null);

            assertThat(result.snapshot()).as("seed %d", seed).isEqualTo(expected.snapshot());
            assertThat(result.transitions()).isEqualTo(expected.transitions());
            endless += result.snapshot().failure().isPresent() ? 1 : 0;
        }
        assertThat(endless).isBetween(20, 58);
    }

    private static String spec(Random random) {
        int size = 1 + random.nextInt(90);
        int last = random.nextInt(200);
        var spec = new StringBuilder("context: { n: 0 }\ninitial: s0\non: { R: {}, Q: {} }\nstates:\n");
        for (int i = 0; i < size; i++) {
            String action = switch (random.nextInt(40)) {
                case 0 -> "{ assign: { n: n + 1 } }";
                case 1 -> "{ raise: R }";
                case 2 -> "{ assign: { n: '0' } }";
                default -> "{ assign: { n: n } }";
            };
            String guard = i == size - 1 ? ", if: n < " + last : "";
            int target = i < size - 1 ? i + 1 : random.nextInt(size);
            spec.append("  s%d: { always: { target: s%d, reenter: true, actions: [ %s ]%s } }%n".formatted(i,
                    target,
                    action, guard));
        }
        return spec.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ on: { A: { actions: [ { raise: A } ] } } }",
            "{ on: { A: { actions: [ { raise: A }, { raise: A } ] } } }",
            "{ initial: a, states: { a: { on: { A: { target: b, actions: [ { raise: B } ] } } }, "
                    + "b: { on: { B: { target: a, actions: [ { raise: A } ] } } } } }"})
    void raisedEventsCount(String spec) {
        CompiledMachine machine = machine(spec);
        var quick = new Stepper(machine, Guards.NONE);
        quick.noticeCircles(ALWAYS);
        Snapshot begin = quick.initial(null).snapshot();

        assertThat(quick.step(begin, Event.of("A")).snapshot())
                .isEqualTo(Step.step(begin, Event.of("A"), Guards.NONE).snapshot());
    }

    private static CompiledMachine machine(String spec) {
        return CompiledMachine.of(MachineReader.read("spec.yaml", spec).machine().orElseThrow());
    }
}
