package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Machines that run as children of others.
class ChildMachineTest extends StatechartActors {
    @Test
    void machinesRunAsChildrenThatTalkToTheirParent() {
        var child = machine("""
                machine: child
                context: { n: 0 }
                initial: counting
                entry: [ { assign: { n: event.input.from } }, { sendParent: HELLO } ]
                states:
                  counting: { on: { ADD: { actions: [ { assign: { n: n + 1 } } ] }, END: ended } }
                  ended: { type: final }
                output: { n: "${n}" }
                """);
        var parent = machine(
                """
                        context: { result: null, seen: null }
                        initial: a
                        states:
                          a:
                            invoke:
                              id: c
                              src: child
                              input: { from: 40 }
                              onDone: { target: b, actions: [ { assign: { result: event.output.n } } ] }
                              onSnapshot: { actions: [ { assign: { seen: event.snapshot.context.n } } ] }
                            on:
                              HELLO: { actions: [ { sendTo: c, event: ADD }, { sendTo: c, event: ADD, delay: 1s }, { sendTo: c, event: END, delay: 2s } ] }
                          b: {}
                        """);

        var ref = spawn(parent, Bindings.builder().machine("child", child, Bindings.NONE).build());
        test.advance(Duration.ofSeconds(3));

        assertThat(snapshot(ref).configuration()).containsExactly("b");
        assertThat(snapshot(ref).context().toMap()).isEqualTo(Map.of("result", 42L, "seen", 42L));
    }

    @Test
    void aChildThatFailsIsAnErrorEventForItsParent() {
        var child = machine("{ context: { x: null }, entry: [ { log: \"${x.y}\" } ] }");
        var parent = machine("{ initial: a, states: { a: { invoke: { src: child, onError: b } }, b: {} } }");

        var ref = spawn(parent, Bindings.builder().machine("child", child, Bindings.NONE).build());
        test.runUntilIdle();

        assertThat(snapshot(ref).configuration()).containsExactly("b");
    }

    @Test
    void spawnedChildrenOutliveTheStateAndCanBeStopped() {
        var child = machine("{ machine: ticker, after: { 1s: { actions: [ { sendParent: TICK } ] } } }");
        var parent = machine(
                """
                        initial: a
                        on: { TICK: { actions: tick } }
                        states:
                          a: { on: { GO: { target: b, actions: [ { spawnChild: child, id: one }, { spawnChild: child, id: two } ] } } }
                          b: { on: { STOP: { actions: [ { stopChild: two } ] } } }
                        """);
        var ref = spawn(parent, Bindings.builder().machine("child", child, Bindings.NONE)
                .action("tick", _ -> log.add("tick")).build());

        ref.tell(new Message.Send(Event.of("GO")));
        ref.tell(new Message.Send(Event.of("STOP")));
        test.advance(Duration.ofSeconds(2));

        assertThat(log).containsExactly("tick");
    }
}
