package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Statecharts that run as actors in virtual time, and what they were seen to do: for tests.
abstract class StatechartActors {
    static final CompiledMachine GIT = machine(
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
    final TestSystem test = TestSystem.create();
    final List<Notice> notices = new ArrayList<>();
    final List<String> log = new ArrayList<>();

    @AfterEach
    void stop() {
        test.close();
    }

    ActorRef<Message> git(Service commit) {
        return spawn(GIT, bindings(commit));
    }

    Bindings bindings(Service commit) {
        return Bindings.builder().service("git.commit", commit)
                .action("note", call -> log.add("note " + call.params())).observer(notices::add).build();
    }

    ActorRef<Message> spawn(CompiledMachine machine, Bindings bindings) {
        return test.spawn("machine", StatechartActor.factory(machine, bindings, null),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
    }

    Snapshot snapshot(ActorRef<Message> ref) {
        var probe = test.<Snapshot>probe("snapshots" + System.identityHashCode(new Object()));
        ref.tell(new Message.Query(probe.ref()));
        return probe.expectAnyMessage();
    }

    List<Event> emitted() {
        List<Event> events = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice instanceof Notice.Emitted(var event)) {
                events.add(event);
            }
        }
        return events;
    }

    static Event commit(String message) {
        return Event.of("COMMIT", "message", message);
    }

    static boolean isDone(Snapshot snapshot) {
        return snapshot.status() == Snapshot.Status.DONE;
    }

    static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m.yaml", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
