package dev.actorweb.machine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.MissingBindingsException;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.testkit.TestSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemRunnerTest {
    private static final Path SAMPLES = Path.of("../../docs/samples");
    private final TestSystem test = TestSystem.create();
    private int probes;

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void theOrderDeskServesOneClientAndRefusesTheOther() {
        var runner = run(SystemReader.read(SAMPLES.resolve("order-desk/system.yaml")).system().orElseThrow());
        runner.tell("client[0]", Event.of("WANT"));
        runner.tell("client[1]", Event.of("WANT"));
        test.runUntilIdle();

        assertThat(List.of(state(runner, "client[0]"), state(runner, "client[1]")))
                .containsExactlyInAnyOrder("waiting", "deciding");
        assertThat(state(runner, "packer")).isEqualTo("packing");
        test.advance(Duration.ofMinutes(1));
        test.runUntilIdle();
        assertThat(state(runner, "client[0]") + state(runner, "client[1]")).isEqualTo("decidingdeciding");
        assertThat(state(runner, "desk")).isEqualTo("idle");
    }

    @Test
    void aRingElectsItsLeader() {
        var system = SystemReader.read(SAMPLES.resolve("leader-election/system.yaml")).system().orElseThrow();
        var runner = run(system);
        test.advance(Duration.ofSeconds(1));
        test.runUntilIdle();

        assertThat(runner.ref("node[0]").orElseThrow().isAlive()).isFalse();
        for (int i = 1; i < 10; i++) {
            assertThat(state(runner, "node[" + i + "]")).isEqualTo("relay");
        }
    }

    @Test
    void servicesAnswerInTurnWhatTheFileGives() {
        var runner = run(SystemReader.read("s.yaml", """
                system: shop
                given: { pay: [ { error: declined }, { done: 7 } ] }
                actors:
                  desk:
                    machine:
                      initial: idle
                      states:
                        idle: { on: { PAY: paying } }
                        paying:
                          invoke: { src: pay, onDone: paid, onError: idle }
                        paid: {}
                """).system().orElseThrow());
        runner.tell("desk", Event.of("PAY"));
        test.runUntilIdle();
        assertThat(state(runner, "desk")).isEqualTo("idle");
        runner.tell("desk", Event.of("PAY"));
        test.runUntilIdle();
        assertThat(state(runner, "desk")).isEqualTo("paid");
    }

    @Test
    void machinesThatAreDeclaredRunAsChildren() {
        var runner = run(SystemReader
                .read("s.yaml",
                        """
                                system: firm
                                machines:
                                  worker:
                                    initial: working
                                    states:
                                      working: { on: { HURRY: { target: done, actions: [ { sendParent: HURRIED } ] } }, after: { 5s: done } }
                                      done: { type: final }
                                actors:
                                  boss:
                                    machine:
                                      initial: idle
                                      states:
                                        idle: { on: { GO: { target: busy, actions: [ { spawnChild: worker, id: w } ] } } }
                                        busy: { on: { HURRIED: rushed, xstate.done.actor.w: idle, PUSH: { actions: [ { sendTo: w, event: HURRY } ] } } }
                                        rushed: { on: { xstate.done.actor.w: idle } }
                                """)
                .system().orElseThrow());
        runner.tell("boss", Event.of("GO"));
        test.runUntilIdle();
        assertThat(state(runner, "boss")).isEqualTo("busy");
        test.advance(Duration.ofSeconds(5));
        test.runUntilIdle();
        assertThat(state(runner, "boss")).isEqualTo("idle");
        runner.tell("boss", Event.of("GO"));
        runner.tell("boss", Event.of("PUSH"));
        test.runUntilIdle();
        assertThat(state(runner, "boss")).isEqualTo("idle");
    }

    @Test
    void nobodyIsStartedWhenABindingIsMissing() {
        var system = SystemReader.read("s.yaml", """
                system: shop
                actors:
                  a: { machine: { initial: a, states: { a: {} } } }
                  b: { machine: { initial: a, states: { a: { entry: ring } } } }
                """).system().orElseThrow();

        assertThatThrownBy(() -> SystemRunner.start(test.system(), system, Map.of()))
                .isInstanceOf(MissingBindingsException.class).hasMessageContaining("action ring");
        assertThat(test.system().actors()).isEmpty();
    }

    @Test
    void anAddressThatNobodyHasIsSaid() {
        var runner = run(SystemReader.read("s.yaml", """
                system: shop
                actors: { a: { machine: { initial: a, states: { a: {} } }, count: 2 } }
                """).system().orElseThrow());

        assertThat(runner.tell("a", Event.of("X"))).isFalse();
        assertThat(runner.tell("a[*]", Event.of("X"))).isTrue();
    }

    private SystemRunner run(MachineSystem system) {
        var runner = SystemRunner.start(test.system(), system, Map.<String, Bindings>of());
        test.runUntilIdle();
        return runner;
    }

    private String state(SystemRunner runner, String name) {
        var probe = test.<Snapshot>probe("probe" + probes++);
        runner.ref(name).orElseThrow().tell(new Message.Query(probe.ref()));
        return String.join(",", probe.expectMessage(Snapshot.class).configuration());
    }
}
