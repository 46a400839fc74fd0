package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An actor whose machine defers events: none of them is lost.
class DeferringActorTest {
    private static final CompiledMachine PRINTER = machine(
            """
                    machine: printer
                    initial: idle
                    states:
                      idle:
                        on: { PRINT: { target: busy, actions: [ { type: print, params: { page: "${event.page}" } }, { sendTo: "#origin", event: PRINTING } ] } }
                      busy:
                        defer: PRINT
                        on: { DONE: idle, OFF: off, FAIL: { actions: fail }, END: end }
                      off: {}
                      end: { type: final }
                    """);
    private final TestSystem test = TestSystem.create();
    private final List<String> log = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void whatIsDeferredIsDoneInOrder() {
        var printer = start(RestartPolicy.TEMPORARY);

        tell(printer, print(1), print(2), print(3), Event.of("DONE"), print(4), Event.of("DONE"),
                Event.of("DONE"));

        assertThat(log).containsExactly("page 1", "page 2", "page 3", "page 4");
        assertThat(notices).noneMatch(Notice.Rejected.class::isInstance);
    }

    @Test
    void whoAsksIsAnsweredWhenTheEventIsTaken() {
        var printer = start(RestartPolicy.TEMPORARY);
        var answers = test.<Answer>probe("answers");
        tell(printer, print(1));

        printer.tell(new Message.Ask(print(2), answers.ref()));
        test.runUntilIdle();
        answers.expectNoMessage();
        tell(printer, Event.of("DONE"));

        assertThat(answers.expectMessage(Answer.Reached.class).snapshot().configuration())
                .containsExactly("busy");
        assertThat(log).containsExactly("page 1", "page 2");
    }

    @Test
    void whoAsksIsToldWhenTheEventIsRefusedInTheEnd() {
        var printer = start(RestartPolicy.TEMPORARY);
        var answers = test.<Answer>probe("answers");
        tell(printer, print(1));
        printer.tell(new Message.Ask(print(2), answers.ref()));

        tell(printer, Event.of("OFF"));

        var rejected = answers.expectMessage(Answer.Rejected.class);
        assertThat(rejected.event()).isEqualTo(print(2));
        assertThat(rejected.reason()).isEqualTo("`PRINT` is not accepted in off");
        assertThat(notices).anyMatch(Notice.Rejected.class::isInstance);
    }

    @Test
    void theAnswerGoesToWhoSentTheDeferredEvent() {
        var printer = start(RestartPolicy.TEMPORARY);

        printer.tell(new Message.From(print(1), "first"));
        printer.tell(new Message.From(print(2), "second"));
        printer.tell(new Message.From(Event.of("DONE"), "third"));
        test.runUntilIdle();

        assertThat(log).containsExactly("page 1", "PRINTING to first", "page 2", "PRINTING to second");
    }

    @Test
    void whatIsStillDeferredWhenTheActorStopsIsADeadLetter() {
        var printer = start(RestartPolicy.TEMPORARY);
        var answers = test.<Answer>probe("answers");
        tell(printer, print(1), print(2));
        printer.tell(new Message.Ask(print(3), answers.ref()));
        test.runUntilIdle();

        test.system().stop(printer);
        test.runUntilIdle();

        answers.expectMessage(Answer.Ended.class);
        assertThat(deadLetters()).containsExactly(new Message.Send(print(2)), new Message.Send(print(3)));
    }

    @Test
    void whatIsStillDeferredWhenTheMachineIsDoneIsADeadLetter() {
        tell(start(RestartPolicy.TEMPORARY), print(1), print(2), Event.of("END"));

        assertThat(deadLetters()).containsExactly(new Message.Send(print(2)));
    }

    @Test
    void afterARestartTheNextIncarnationFindsWhatWasDeferred() {
        var printer = start(RestartPolicy.PERMANENT);
        tell(printer, print(1), print(2), Event.of("FAIL"));
        test.advance(Duration.ofMinutes(1));

        assertThat(log).containsExactly("page 1", "fail", "page 2");
        assertThat(snapshot(printer).configuration()).containsExactly("busy");
    }

    @Test
    void theSenderOfWhatWasDeferredIsForgottenAfterIt() {
        var printer = start(RestartPolicy.TEMPORARY);
        tell(printer, print(1));
        printer.tell(new Message.From(print(2), "second"));

        tell(printer, Event.of("DONE"), Event.of("DONE"), print(3));

        assertThat(log).containsExactly("page 1", "page 2", "PRINTING to second", "page 3");
    }

    @Test
    void whatIsDeferredIsSavedWithTheActor() {
        var printer = start(RestartPolicy.TEMPORARY);
        tell(printer, print(1), print(2));

        assertThat(snapshot(printer).deferred()).containsExactly(print(2));
    }

    private ActorRef<Message> start(RestartPolicy restart) {
        var bindings = Bindings.builder()
                .action("print", call -> log.add("page " + call.params().get("page")))
                .action("fail", _ -> {
                    if (!log.contains("fail")) {
                        log.add("fail");
                        throw new IllegalStateException("paper jam");
                    }
                })
                .recipient(StatechartActor.ORIGIN, _ -> {})
                .recipient("first", event -> log.add(event.type() + " to first"))
                .recipient("second", event -> log.add(event.type() + " to second"))
                .observer(notices::add).build();
        return test.spawn("printer", StatechartActor.factory(PRINTER, bindings, null),
                SpawnOptions.defaults().restart(restart).redeliveryLimit(0));
    }

    private void tell(ActorRef<Message> ref, Event... events) {
        for (Event event : events) {
            ref.tell(new Message.Send(event));
            test.runUntilIdle();
        }
    }

    private List<Object> deadLetters() {
        return test.system().deadLetters().recent().stream().map(DeadLetter::message).toList();
    }

    private Snapshot snapshot(ActorRef<Message> ref) {
        var probe = test.<Snapshot>probe("snapshots");
        ref.tell(new Message.Query(probe.ref()));
        test.runUntilIdle();
        return probe.expectAnyMessage();
    }

    private static Event print(long page) {
        return Event.of("PRINT", "page", page);
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
