package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The services that a machine invokes: their ends, their failures, what they say meanwhile.
class ServiceTest extends StatechartActors {
    @Test
    void aServiceThatSucceedsLeadsOn() {
        var ref = git(call -> Map.of("hash", "abc-" + call.arguments().get("message")));

        var answers = test.<Answer>probe("answers");
        ref.tell(new Message.AskUntil(commit("feat: x"), StatechartActors::isDone, answers.ref()));

        var reached = answers.expectMessage(Answer.Reached.class);
        assertThat(reached.snapshot().configuration()).containsExactly("committed");
        assertThat(reached.snapshot().output()).isEqualTo(Map.of("tries", 1L));
        assertThat(emitted()).containsExactly(new Event("COMMITTED", Map.of("hash", "abc-feat: x")));
        assertThat(notices.getLast()).isInstanceOf(Notice.Ended.class);
        assertThat(ref.isAlive()).isFalse();
    }

    @Test
    void aServiceThatFailsReachesTheErrorStateAndARetryKeepsThePayload() {
        var attempts = new ArrayList<@Nullable Object>();
        var ref = git(call -> {
            attempts.add(call.arguments().get("message"));
            if (attempts.size() == 1) {
                throw new IOException("index.lock exists");
            }
            return Map.of("hash", "abc");
        });

        ref.tell(new Message.Send(commit("feat: x")));
        test.runUntilIdle();
        assertThat(snapshot(ref).configuration()).containsExactly("failed");
        assertThat(log).containsExactly("note {why=index.lock exists}");
        ref.tell(new Message.Send(Event.of("RETRY")));
        test.runUntilIdle();

        assertThat(attempts).containsExactly("feat: x", "feat: x");
        assertThat(notices.getLast()).isInstanceOf(Notice.Ended.class);
    }

    @Test
    void anErrorShowsItsMessageTypeAndFacts() {
        var seen = new ArrayList<@Nullable Object>();
        var machine = machine(
                """
                        initial: a
                        states:
                          a: { invoke: { src: s, onError: { target: b, actions: [ { type: see, params: { e: "${event.error}" } } ] } } }
                          b: {}
                        """);
        var bindings = Bindings.builder()
                .service("s", _ -> {
                    throw new ServiceFailure("rejected", "remote said no", Map.of("exit", 128L));
                })
                .action("see", call -> seen.add(call.params().get("e"))).build();

        spawn(machine, bindings);
        test.runUntilIdle();

        assertThat(seen)
                .containsExactly(Map.of("message", "remote said no", "type", "rejected", "exit", 128L));
    }

    @Test
    void aFailureOfAServiceThatNobodyHandlesFailsTheActor() {
        var machine = machine("{ initial: a, states: { a: { invoke: { id: s, src: s } } } }");

        spawn(machine, Bindings.builder().service("s", _ -> {
            throw new IOException("gone");
        }).build());
        test.runUntilIdle();

        assertThat(test.events(RuntimeEvent.Failed.class)).singleElement()
                .satisfies(failed -> assertThat(failed.cause()).hasMessageContaining("failure of s")
                        .hasMessageContaining("gone"));
    }

    @Test
    void aServiceIsInterruptedWhenItsStateIsLeft() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var system = ActorSystem.create("real")) {
            var chart = Statechart.start(system, "git", GIT, bindings(_ -> {
                started.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
                return null;
            }), null);

            chart.send(commit("feat: x"), Duration.ofMinutes(2));
            assertThat(started.await(120, TimeUnit.SECONDS)).isTrue();
            var answer = chart.send(Event.of("CANCEL"), Duration.ofMinutes(2));

            assertThat(answer).isInstanceOfSatisfying(Answer.Reached.class,
                    reached -> assertThat(reached.snapshot().configuration()).containsExactly("idle"));
            assertThat(interrupted.await(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void servicesReportProgressUntilTheyEnd() {
        var machine = machine("""
                initial: a
                states:
                  a: { invoke: { src: s, onDone: b }, on: { LINE: { actions: line } } }
                  b: {}
                """);
        spawn(machine, Bindings.builder().service("s", call -> {
            call.send(Event.of("LINE", "text", "one"));
            return null;
        }).action("line", call -> log.add(String.valueOf(call.event().data().get("text")))).build());

        test.runUntilIdle();

        assertThat(log).containsExactly("one");
    }

    @Test
    void whatAServiceFromBeforeARestartSaysDoesNotCount() {
        var machine = machine("""
                initial: a
                states:
                  a: { invoke: { src: s, onDone: b }, on: { LINE: { actions: line } } }
                  b: { on: { FAIL: { actions: fail } } }
                """);
        var calls = new ArrayList<ServiceCall>();
        var ref = test.spawn("machine",
                StatechartActor.factory(machine, Bindings.builder().service("s", call -> {
                    calls.add(call);
                    calls.getFirst().send(Event.of("LINE", "text", "of the first, in life " + calls.size()));
                    call.send(Event.of("LINE", "text", "of " + calls.size()));
                    return null;
                }).action("line", call -> log.add(String.valueOf(call.event().data().get("text"))))
                        .action("fail", _ -> {
                            throw new IllegalStateException("no");
                        }).build(), null),
                SpawnOptions.defaults().restart(RestartPolicy.PERMANENT).redeliveryLimit(0));
        test.runUntilIdle();
        ref.tell(new Message.Send(Event.of("FAIL")));
        test.advance(Duration.ofMinutes(1));

        assertThat(log).containsExactly("of the first, in life 1", "of 1", "of 2");
    }
}
