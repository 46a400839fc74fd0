package dev.actorweb.cli.input;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Runs `input-actor.yaml` by its pure step function: services answer at once, or when told to.
final class Editor {
    static final CompiledMachine MACHINE = InputMachine.compile();

    private final Question question;
    private final Map<String, Effect.StartInvoke> running = new LinkedHashMap<>();
    private boolean atOnce = true;
    private boolean handled;
    private Snapshot snapshot;

    private Editor(Question question) {
        this.question = question;
        this.snapshot = Step.initial(MACHINE, null, Guards.NONE).snapshot();
        send(InputMachine.asked(question));
    }

    static Editor ask(Question question) {
        return new Editor(question);
    }

    /// Services answer only when [#answer()] is called.
    Editor slow() {
        atOnce = false;
        return this;
    }

    Editor press(Key... keys) {
        for (var key : keys) {
            send(InputMachine.event(key));
        }
        return this;
    }

    Editor type(String text) {
        return press(new Key.Typed(text));
    }

    /// Lets the services that are still wanted answer.
    Editor answer() {
        while (!running.isEmpty()) {
            var next = running.values().iterator().next();
            running.remove(next.id());
            take(outcome(next));
        }
        return this;
    }

    private void send(Event event) {
        handled = take(event).handled();
        if (atOnce) {
            answer();
        }
    }

    private StepResult take(Event event) {
        var result = Step.step(snapshot, event, Guards.NONE);
        snapshot = result.snapshot();
        for (var effect : result.effects()) {
            if (effect instanceof Effect.StartInvoke start) {
                running.put(start.id(), start);
            } else if (effect instanceof Effect.StopInvoke(var id)) {
                running.remove(id);
            }
        }
        return result;
    }

    private Event outcome(Effect.StartInvoke service) {
        var input = (Map<?, ?>) Objects.requireNonNull(service.input());
        try {
            return Event.done(service.id(),
                    service.src().equals("complete")
                            ? InputMachine.complete(question.completer(), input)
                            : InputMachine.judge(question.validator(), input));
        } catch (Exception failure) {
            return Event.failed(service.id(), Map.of("message", String.valueOf(failure.getMessage())));
        }
    }

    /// Whether the last key had a meaning.
    boolean handled() {
        return handled;
    }

    boolean busy() {
        return InputMachine.isBusy(snapshot);
    }

    View view() {
        return InputMachine.view(question, snapshot);
    }

    /// The text with a bar where the cursor is.
    String line() {
        return view().before() + "|" + view().after();
    }

    Reply reply() {
        return InputMachine.reply(snapshot);
    }

    Snapshot snapshot() {
        return snapshot;
    }
}
