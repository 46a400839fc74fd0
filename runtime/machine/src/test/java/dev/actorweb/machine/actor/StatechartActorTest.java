package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.TestSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatechartActorTest {
    private static final CompiledMachine GIT = machine(
            """
                    machine: git
                    context: { message: "", tries: 0 }
                    events:
                      COMMIT: { message: string }
                      RETRY: {}
                      CANCEL: {}
                    initial: idle
                    states:
                      idle:
                        on: { COMMIT: { target: committing, actions: [ { assign: { message: event.message } } ] } }
                      committing:
                        entry: [ { assign: { tries: tries + 1 } } ]
                        invoke:
                          src: git.commit
                          input: { message: "${message}" }
                          onDone: { target: committed, actions: [ { emit: { type: COMMITTED, hash: "${event.output.hash}" } } ] }
                          onError: { target: failed, actions: [ { type: note, params: { why: "${event.error.message}" } } ] }
                        after: { 30s: timedOut }
                        on: { CANCEL: idle }
                      failed: { tags: [problem], on: { RETRY: committing } }
                      timedOut: { tags: [problem], on: { RETRY: committing } }
                      committed: { type: final }
                    output: { tries: "${tries}" }
                    """);
    private final TestSystem test = TestSystem.create();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void aServiceThatSucceedsLeadsOn() {
        var ref = git(call -> Map.of("hash", "abc-" + call.arguments().get("message")));

        var answers = test.<Answer>probe("answers");
        ref.tell(new Message.AskUntil(commit("feat: x"), StatechartActorTest::isDone, answers.ref()));

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
    void anEventThatIsNotAcceptedIsAnsweredAndShown() {
        var ref = git(_ -> null);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Ask(Event.of("RETRY"), answers.ref()));

        var rejected = answers.expectMessage(Answer.Rejected.class);
        assertThat(rejected.reason()).isEqualTo("`RETRY` is not accepted in idle");
        assertThat(rejected.snapshot().configuration()).containsExactly("idle");
        assertThat(notices.getLast()).isInstanceOf(Notice.Rejected.class);
    }

    @Test
    void anEventWithTheWrongDataIsRejected() {
        var ref = git(_ -> null);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Ask(Event.of("COMMIT"), answers.ref()));
        ref.tell(new Message.Ask(Event.of("COMMIT", "message", 3L), answers.ref()));
        ref.tell(new Message.Ask(new Event("COMMIT", Map.of("message", "m", "mesage", "m")), answers.ref()));

        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`COMMIT` needs `message`");
        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`message` of `COMMIT` must be of type string, not int");
        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`COMMIT` has no field `mesage`");
    }

    @Test
    void javasOwnNumbersAreNumbers() {
        var machine = machine("""
                context: { n: 0, m: 0.5, given: 0, list: [] }
                events: { ADD: { n: int, m: double, list: list } }
                initial: a
                states:
                  a:
                    entry: { assign: { given: event.input.n + 1 } }
                    invoke: { src: count, onDone: { actions: { assign: { n: n + event.output.n } } } }
                    on: { ADD: { actions: { assign: { n: n + event.n, m: m + event.m, list: event.list } } } }
                """);
        var ref = test.spawn("m", StatechartActor.factory(machine,
                Bindings.builder().service("count", _ -> Map.of("n", 40)).build(), Map.of("n", 1)));
        test.runUntilIdle();
        ref.tell(new Message.Send(
                Event.of("ADD",
                        Map.of("n", 2, "m", 1.5f, "list", List.of((short) 3, Map.of("b", (byte) 4))))));

        assertThat(snapshot(ref).context().toMap()).isEqualTo(Map.of("n", 42L, "m", 2.0, "given", 2L, "list",
                List.of(3L, Map.of("b", 4L))));
    }

    @Test
    void anEventThatIsNoneIsToldWithWhatWasMeant() {
        var ref = git(_ -> null);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Ask(Event.of("COMIT"), answers.ref()));

        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`COMIT` is no event of git; did you mean `COMMIT`?");
    }

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

            chart.send(commit("feat: x"), Duration.ofSeconds(20));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            var answer = chart.send(Event.of("CANCEL"), Duration.ofSeconds(20));

            assertThat(answer).isInstanceOfSatisfying(Answer.Reached.class,
                    reached -> assertThat(reached.snapshot().configuration()).containsExactly("idle"));
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void callersSendAndWait() throws Exception {
        try (var system = ActorSystem.create("real")) {
            var chart = Statechart.start(system, "git", GIT, bindings(_ -> Map.of("hash", "abc")), null);

            assertThat(chart.snapshot(Duration.ofSeconds(20)).configuration()).containsExactly("idle");
            assertThat(chart.send(Event.of("RETRY"), StatechartActorTest::isDone, Duration.ofSeconds(20)))
                    .isInstanceOf(Answer.Rejected.class);
            assertThat(chart.send(commit("feat: x"), StatechartActorTest::isDone, Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(Answer.Reached.class,
                            reached -> assertThat(reached.snapshot().output())
                                    .isEqualTo(Map.of("tries", 1L)));
            assertThat(chart.send(Event.of("RETRY"), Duration.ofSeconds(20)))
                    .isInstanceOf(Answer.Ended.class);
        }
    }

    @Test
    void opaqueObjectsPassThrough() {
        var opaque = new Object();
        var ref = spawn(machine(
                "{ context: { handle: null }, on: { TAKE: { actions: [ { assign: { handle: event.handle } } ] } } }"),
                Bindings.NONE);

        ref.tell(new Message.Send(Event.of("TAKE", "handle", opaque)));
        test.runUntilIdle();

        assertThat(snapshot(ref).context().get("handle")).isSameAs(opaque);
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

    private ActorRef<Message> git(Service commit) {
        return spawn(GIT, bindings(commit));
    }

    private Bindings bindings(Service commit) {
        return Bindings.builder().service("git.commit", commit)
                .action("note", call -> log.add("note " + call.params())).observer(notices::add).build();
    }

    private ActorRef<Message> spawn(CompiledMachine machine, Bindings bindings) {
        return test.spawn("machine", StatechartActor.factory(machine, bindings, null),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
    }

    private Snapshot snapshot(ActorRef<Message> ref) {
        var probe = test.<Snapshot>probe("snapshots" + System.identityHashCode(new Object()));
        ref.tell(new Message.Query(probe.ref()));
        return probe.expectAnyMessage();
    }

    private List<Event> emitted() {
        List<Event> events = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice instanceof Notice.Emitted(var event)) {
                events.add(event);
            }
        }
        return events;
    }

    private static Event commit(String message) {
        return Event.of("COMMIT", "message", message);
    }

    private static boolean isDone(Snapshot snapshot) {
        return snapshot.status() == Snapshot.Status.DONE;
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m.yaml", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
