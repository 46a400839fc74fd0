package dev.actorweb.cli.input;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Runs the machine step by step, and its services beside it.
final class LineRunner implements Actor<LineRunner.Message> {
    sealed interface Message {
        record Handle(Event event) implements Message {}

        record ServiceEnded(String id, Event event) implements Message {}
    }

    /// Told after each step.
    interface Listener {
        /// Hears of a step.
        ///
        /// @param own
        ///            whether the step was made for a [Message.Handle]
        void moved(Snapshot snapshot, boolean handled, boolean own);
    }

    private final ActorContext<Message> context;
    private final Question question;
    private final Listener listener;
    private final Map<String, Cancellable> services = new HashMap<>();
    private Snapshot snapshot;

    LineRunner(ActorContext<Message> context, Question question, Listener listener) {
        this.context = context;
        this.question = question;
        this.listener = listener;
        this.snapshot = take(Step.initial(InputMachine.compile(), null, Guards.NONE)).snapshot();
    }

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Handle(var event) -> {
                var result = take(Step.step(snapshot, event, Guards.NONE));
                listener.moved(result.snapshot(), result.handled(), true);
            }
            case Message.ServiceEnded(var id, var event) -> {
                services.remove(id);
                listener.moved(take(Step.step(snapshot, event, Guards.NONE)).snapshot(), true, false);
            }
        }
    }

    private StepResult take(StepResult result) {
        snapshot = result.snapshot();
        for (var effect : result.effects()) {
            if (effect instanceof Effect.StartInvoke start) {
                services.put(start.id(),
                        context.pipeToSelf(work(start), outcome -> ended(start.id(), outcome)));
            } else if (effect instanceof Effect.StopInvoke(var id) && services.get(id) != null) {
                services.get(id).cancel();
            }
        }
        return result;
    }

    private Callable<Object> work(Effect.StartInvoke service) {
        var input = (Map<?, ?>) Objects.requireNonNull(service.input());
        return switch (service.src()) {
            case "complete" -> () -> InputMachine.complete(question.completer(), input);
            case "judge" -> () -> InputMachine.judge(question.validator(), input);
            default -> throw new IllegalStateException("no such service: " + service.src());
        };
    }

    private static Message ended(String id, Outcome<Object> outcome) {
        return new Message.ServiceEnded(id, switch (outcome) {
            case Outcome.Success<Object>(var output) -> Event.done(id, output);
            case Outcome.Failure<Object>(var cause) ->
                Event.failed(id, Map.of("message", String.valueOf(cause.getMessage())));
        });
    }
}
