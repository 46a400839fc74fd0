package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.SavedJson;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SaveTest {
    private static final CompiledMachine WORKER = machine(
            """
                    machine: worker
                    context: { done: 0 }
                    initial: first
                    states:
                      first: { entry: note, after: { 10s: { target: second, actions: [ { assign: { done: done + 1 } } ] } } }
                      second: { entry: [ { sendParent: { type: DONE, count: "${done}" } } ] }
                    """);
    private static final CompiledMachine OWNER = machine(
            """
                    machine: owner
                    context: { count: 0 }
                    initial: idle
                    states:
                      idle: { on: { GO: busy } }
                      busy:
                        entry: [ note, { raise: LATE, delay: 20s, id: late }, { sendTo: out, event: TICK, delay: 5s } ]
                        invoke: [ { src: worker, id: w }, { src: service, id: s } ]
                        on:
                          DONE: { actions: [ { assign: { count: event.count } } ] }
                          LATE: late
                      late: {}
                    """);
    private final TestSystem test = TestSystem.builder().workOnThreads().create();
    private final List<String> log = new ArrayList<>();
    private final AtomicInteger services = new AtomicInteger();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void aMachineGoesOnWithItsTimersAndChildren() {
        var first = spawn("first", StatechartActor.factory(OWNER, bindings(), null));
        first.tell(new Message.Send(Event.of("GO")));
        test.advance(Duration.ofSeconds(4));
        var saved = save(first);
        first.tell(new Message.Send(Event.of("unknown")));
        test.system().stop(first);
        test.advance(Duration.ofMinutes(1));
        assertThat(log).containsExactly("busy", "first");
        log.clear();

        var json = SavedJson.write(saved);
        var read = SavedJson.read(OWNER, "saved", json,
                src -> src.equals("worker") ? Optional.of(WORKER) : Optional.empty());
        assertThat(read.problems()).isEmpty();
        var second = spawn("second", StatechartActor.resume(read.saved().orElseThrow(), bindings()));

        assertThat(snapshot(second).configuration()).containsExactly("busy");
        assertThat(test.runUntil(() -> services.get() == 2, Duration.ofMinutes(2))).isTrue();
        test.advance(Duration.ofMillis(999));
        assertThat(log).isEmpty();
        test.advance(Duration.ofMillis(1));
        assertThat(log).containsExactly("TICK");
        assertThat(snapshot(second).context().get("count")).isEqualTo(0L);
        test.advance(Duration.ofSeconds(5));
        assertThat(snapshot(second).context().get("count")).isEqualTo(1L);
        test.advance(Duration.ofSeconds(9));
        assertThat(snapshot(second).configuration()).containsExactly("busy");
        test.advance(Duration.ofSeconds(1));
        assertThat(snapshot(second).configuration()).containsExactly("late");
        assertThat(log).containsExactly("TICK");
    }

    @Test
    void whatIsSavedNamesTimersAndChildren() {
        var ref = spawn("first", StatechartActor.factory(OWNER, bindings(), null));
        ref.tell(new Message.Send(Event.of("GO")));
        test.advance(Duration.ofSeconds(4));

        var saved = save(ref);

        assertThat(saved.timers()).extracting(Saved.Timer::left).containsExactly(Duration.ofSeconds(16),
                Duration.ofSeconds(1));
        assertThat(saved.timers()).extracting(Saved.Timer::recipient).containsExactly(Optional.empty(),
                Optional.of("out"));
        assertThat(saved.children()).extracting(Saved.Child::id).containsExactly("w", "s");
        assertThat(saved.children().getFirst().machine().orElseThrow().timers()).extracting(Saved.Timer::left)
                .containsExactly(Duration.ofSeconds(6));
        assertThat(saved.children().getLast().machine()).isEmpty();
    }

    @Test
    void aMachineThatHasEndedDoesNotGoOn() {
        var end = machine(
                "{ machine: end, initial: a, states: { a: { on: { E: b } }, b: { type: final } } }");
        var start = Step.initial(end, null, Guards.NONE);
        var ended = Step.step(start.snapshot(), Event.of("E"),
                Guards.NONE).snapshot();

        assertThatThrownBy(
                () -> StatechartActor.resume(new Saved(ended, List.of(), List.of()), Bindings.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("had ended");
    }

    private Bindings bindings() {
        var worker = Bindings.builder().action("note", _ -> log.add("first")).build();
        return Bindings.builder().machine("worker", WORKER, worker).action("note", _ -> log.add("busy"))
                .service("service", _ -> {
                    services.incrementAndGet();
                    return new CountDownLatch(1).await(1, TimeUnit.DAYS);
                }).recipient("out", event -> log.add(event.type())).build();
    }

    private ActorRef<Message> spawn(String name, ActorFactory<Message> factory) {
        return test.spawn(name, factory, SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
    }

    private Saved save(ActorRef<Message> ref) {
        var probe = test.<Saved>probe("saved" + log.size());
        ref.tell(new Message.Save(probe.ref()));
        return probe.expectAnyMessage();
    }

    private Snapshot snapshot(ActorRef<Message> ref) {
        var probe = test.<Snapshot>probe("snapshots" + System.identityHashCode(new Object()));
        ref.tell(new Message.Query(probe.ref()));
        return probe.expectAnyMessage();
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m.yaml", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
