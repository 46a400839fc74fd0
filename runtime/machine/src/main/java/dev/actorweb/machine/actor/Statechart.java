package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A running machine, for callers that are no actors: they send events and wait. Its methods block
/// and belong on threads of one's own, not into an actor. Thread-safe.
public final class Statechart {
    private final ActorSystem system;
    private final ActorRef<Message> ref;

    /// Speaks to a machine that runs already.
    public Statechart(ActorSystem system, ActorRef<Message> ref) {
        this.system = system;
        this.ref = ref;
    }

    /// Starts a machine as a top-level actor that is not restarted when it fails.
    ///
    /// @throws MissingBindingsException
    ///             if the machine names what is not bound
    public static Statechart start(ActorSystem system, String name, CompiledMachine machine,
            Bindings bindings,
            @Nullable Object input) {
        return new Statechart(system, system.spawn(name, StatechartActor.factory(machine, bindings, input),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY)));
    }

    /// Starts a machine where it was when it was saved, as a top-level actor that is not restarted
    /// when it fails.
    ///
    /// @throws MissingBindingsException
    ///             if the machine names what is not bound
    /// @throws IllegalArgumentException
    ///             if the machine had ended
    public static Statechart resume(ActorSystem system, String name, Saved saved, Bindings bindings) {
        return new Statechart(system, system.spawn(name, StatechartActor.resume(saved, bindings),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY)));
    }

    public ActorRef<Message> ref() {
        return ref;
    }

    /// Gives the machine an event and waits until its step is over.
    ///
    /// @throws ActorTimeoutException
    ///             if that takes longer than the deadline
    public Answer send(Event event, Duration deadline) throws InterruptedException {
        return ask(replyTo -> new Message.Ask(event, replyTo), deadline);
    }

    /// Waits until the machine is where the condition holds.
    ///
    /// @param condition
    ///            asked in the machine's turns; must be pure and quick
    /// @throws ActorTimeoutException
    ///             if that takes longer than the deadline
    public Answer await(Predicate<Snapshot> condition, Duration deadline) throws InterruptedException {
        return ask(replyTo -> new Message.Await(condition, replyTo), deadline);
    }

    /// Gives the machine an event and, if it is accepted, waits until the machine is where the
    /// condition holds.
    ///
    /// @throws ActorTimeoutException
    ///             if either takes longer than the deadline
    public Answer send(Event event, Predicate<Snapshot> condition, Duration deadline)
            throws InterruptedException {
        return ask(replyTo -> new Message.AskUntil(event, condition, replyTo), deadline);
    }

    /// Where the machine is now.
    ///
    /// @throws IllegalStateException
    ///             if it has ended
    /// @throws ActorTimeoutException
    ///             if it does not answer within the deadline
    public Snapshot snapshot(Duration deadline) throws InterruptedException {
        return value(system.<Message, Snapshot>ask(ref, Message.Query::new, deadline).await());
    }

    /// All that must be kept so that the machine can go on later.
    ///
    /// @throws IllegalStateException
    ///             if it has ended
    /// @throws ActorTimeoutException
    ///             if it does not answer within the deadline
    public Saved save(Duration deadline) throws InterruptedException {
        return value(system.<Message, Saved>ask(ref, Message.Save::new, deadline).await());
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Success<T>(var value) -> value;
            case Outcome.Failure<T>(ActorTimeoutException timeout) -> throw timeout;
            case Outcome.Failure<T>(var cause) ->
                throw new IllegalStateException("the machine has ended", cause);
        };
    }

    private Answer ask(Function<ActorRef<Answer>, Message> question, Duration deadline)
            throws InterruptedException {
        return answer(system.ask(ref, question, deadline).await());
    }

    private static Answer answer(Outcome<Answer> outcome) {
        return switch (outcome) {
            case Outcome.Success<Answer>(var answer) -> answer;
            case Outcome.Failure<Answer>(ActorTimeoutException timeout) -> throw timeout;
            case Outcome.Failure<Answer>(var cause) ->
                new Answer.Ended("the machine has ended: " + cause.getMessage());
        };
    }
}
