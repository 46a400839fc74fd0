package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.RuntimeEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A statechart as an actor: its timers, what it needs from Java, and who is told of its steps.
class StatechartActorTest extends StatechartActors {
    @Test
    void timersRunOnTheSystemsClockAndEndWithTheirState() {
        var machine = machine("""
                initial: a
                states:
                  a: { after: { 10s: b }, on: { GO: c } }
                  b: {}
                  c: { after: { 10s: d } }
                  d: {}
                """);
        var ref = spawn(machine, Bindings.NONE);

        test.advance(Duration.ofSeconds(9));
        assertThat(snapshot(ref).configuration()).containsExactly("a");
        ref.tell(new Message.Send(Event.of("GO")));
        test.advance(Duration.ofSeconds(9));
        assertThat(snapshot(ref).configuration()).containsExactly("c");
        test.advance(Duration.ofSeconds(1));
        assertThat(snapshot(ref).configuration()).containsExactly("d");
    }

    @Test
    void delayedEventsCanBeCancelledAndDelaysBound() {
        var machine = machine("""
                entry:
                  - { raise: A, delay: short, id: a }
                  - { raise: B, delay: 2s, id: b }
                  - { cancel: b }
                on: { A: { actions: a }, B: { actions: b } }
                """);
        var bindings = Bindings.builder().delay("short", Duration.ofSeconds(1)).action("a", _ -> log.add("a"))
                .action("b", _ -> log.add("b")).build();

        spawn(machine, bindings);
        test.advance(Duration.ofSeconds(10));

        assertThat(log).containsExactly("a");
    }

    @Test
    void allMissingBindingsAreListedAtOnce() {
        var machine = machine("""
                initial: a
                entry: [ x, { sendTo: nobody, event: E }, { sendParent: E } ]
                states:
                  a:
                    invoke: { src: work, id: w }
                    on: { A: { guard: { and: [ g, { not: h } ] }, actions: [ y, { sendTo: w, event: E } ] } }
                    after: { soon: a }
                """);

        assertThatThrownBy(() -> StatechartActor.factory(machine, Bindings.NONE, null))
                .isInstanceOfSatisfying(MissingBindingsException.class,
                        e -> assertThat(e.missing()).extracting(Need::toString).containsExactly(
                                "action x", "recipient nobody", "recipient #parent", "action y", "guard g",
                                "guard h",
                                "delay soon", "service work"));
    }

    @Test
    void whatIsSpawnedInABranchOrByDefaultIsARecipient() {
        var machine = machine("""
                context: { n: 0 }
                initial: { target: a, actions: [ { spawnChild: work, id: one } ] }
                entry: [ { choose: [ { if: n > 0, actions: [ { spawnChild: work, id: two }, z ] } ] } ]
                states:
                  a: { on: { E: { actions: [ { sendTo: one, event: F }, { sendTo: two, event: F } ] } } }
                """);

        assertThatThrownBy(() -> StatechartActor.factory(machine, Bindings.NONE, null))
                .isInstanceOfSatisfying(MissingBindingsException.class,
                        e -> assertThat(e.missing()).extracting(Need::toString)
                                .containsExactly("service work", "action z"));
    }

    @Test
    void anExpressionWithoutAValueFailsTheActor() {
        var machine = machine(
                "{ context: { n: 0 }, on: { DIVIDE: { actions: [ { assign: { n: 1 / n } } ] } } }");
        var ref = spawn(machine, Bindings.NONE);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Await(_ -> false, answers.ref()));
        ref.tell(new Message.Send(Event.of("DIVIDE")));
        test.runUntilIdle();

        assertThat(test.events(RuntimeEvent.Failed.class)).singleElement()
                .satisfies(failed -> assertThat(failed.cause())
                        .isInstanceOf(MachineFailedException.class).hasMessageContaining("division by zero"));
        answers.expectMessage(Answer.Ended.class);
        assertThat(ref.isAlive()).isFalse();
    }

    @Test
    void stepsAreReportedToObserversOfTheSystem() {
        var ref = git(_ -> {
            throw new IOException("no");
        });

        ref.tell(new Message.Send(commit("feat: x")));
        test.runUntilIdle();

        assertThat(test.events(RuntimeEvent.Transition.class)).extracting(event -> event.step().event())
                .containsExactly("xstate.init", "COMMIT", "xstate.error.actor.0.git.committing");
        assertThat(test.events(RuntimeEvent.Transition.class)).extracting(event -> event.step().to())
                .containsExactly(List.of("idle"), List.of("committing"), List.of("failed"));
    }

    @Test
    void subscribersHearOfStepsUntilTheyLeave() {
        var heard = new ArrayList<Notice>();
        Consumer<Notice> observer = heard::add;
        var ref = spawn(machine("{ on: { A: { actions: [ { log: \"a\" } ] } } }"), Bindings.NONE);

        ref.tell(new Message.Subscribe(observer));
        ref.tell(new Message.Send(Event.of("A")));
        ref.tell(new Message.Unsubscribe(observer));
        ref.tell(new Message.Send(Event.of("A")));
        test.runUntilIdle();

        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst()).isEqualTo(new Notice.Logged("a"));
    }
}
