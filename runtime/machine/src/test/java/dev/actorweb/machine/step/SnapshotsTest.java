package dev.actorweb.machine.step;

import static dev.actorweb.machine.step.Simulated.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a snapshot tells: what is accepted there, which states and tags there are.
class SnapshotsTest {
    @Test
    void acceptedEventsAreThoseOfAllActiveStates() {
        var run = run(
                "{ initial: a, on: { A: null, B: { actions: x } }, states: { a: { on: { C: b, \"d.*\": b } }, b: {} } }");

        assertThat(run.snapshot().acceptedEvents()).containsExactly("C", "d.*", "B");
        run.send(Event.of("C"));
        assertThat(run.snapshot().acceptedEvents()).containsExactly("B");
    }

    @Test
    void tagsOfAllActiveStatesAreShown() {
        var run = run("{ initial: a, tags: x, states: { a: { tags: [y, z] } } }");

        assertThat(run.snapshot().tags()).containsExactly("x", "y", "z");
        assertThat(run.snapshot().in("a")).isTrue();
        assertThat(run.snapshot().in("#(machine)")).isTrue();
        assertThat(run.snapshot().in("b")).isFalse();
    }
}
