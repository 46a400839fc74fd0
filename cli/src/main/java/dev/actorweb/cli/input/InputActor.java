package dev.actorweb.cli.input;

import dev.actorweb.machine.actor.Answer;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.actor.StatechartActor.Message.Subscribe;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.ActorTimeoutException;
import java.time.Duration;

/// The line editor while one question is open: `input-actor.yaml` run as a statechart actor, its
/// services bound to the question's completer and validator.
///
/// A key is sent, and what comes of it waited for a little while, so that both are seen together.
/// Safe to use from any thread.
final class InputActor {
    /// More than the machine takes to start on any computer.
    private static final Duration START = Duration.ofSeconds(30);

    private final Statechart machine;
    private volatile Snapshot latest;

    private InputActor(ActorSystem system, Question question) throws InterruptedException {
        var bindings = Bindings.builder()
                .service("complete", call -> InputMachine.complete(question.completer(), call.arguments()))
                .service("judge", call -> InputMachine.judge(question.validator(), call.arguments()))
                .build();
        machine = Statechart.start(system, "input", InputMachine.compile(), bindings, null);
        latest = machine.snapshot(START);
        machine.ref().tell(new Subscribe(this::heard));
    }

    /// Starts the actor, asks, and waits until the beginning of the line is judged, `patience`
    /// at most.
    static InputActor ask(ActorSystem system, Question question, Duration patience)
            throws InterruptedException {
        var actor = new InputActor(system, question);
        actor.send(InputMachine.asked(question), patience);
        return actor;
    }

    /// Sends a key and waits until no service is at work, `patience` at most.
    ///
    /// @return false if the key has no meaning here
    boolean press(Key key, Duration patience) throws InterruptedException {
        return send(InputMachine.event(key), patience);
    }

    /// The machine as it is now.
    Snapshot snapshot() {
        return latest;
    }

    /// Whether the question is still open.
    boolean isOpen() {
        return latest.isActive() && machine.ref().isAlive();
    }

    private boolean send(Event event, Duration patience) throws InterruptedException {
        try {
            return switch (machine.send(event, InputActor::isSettled, patience)) {
                case Answer.Reached _,Answer.Ended _ -> true;
                case Answer.Rejected _ -> false;
            };
        } catch (ActorTimeoutException stillAtWork) {
            return true;
        }
    }

    private static boolean isSettled(Snapshot snapshot) {
        return !InputMachine.isAtWork(snapshot);
    }

    private void heard(Notice notice) {
        switch (notice) {
            case Notice.Stepped(var _, var _, var after, var _) -> latest = after;
            case Notice.Ended(var snapshot) -> latest = snapshot;
            case Notice.Rejected _,Notice.Emitted _,Notice.Logged _ -> {
            }
        }
    }
}
