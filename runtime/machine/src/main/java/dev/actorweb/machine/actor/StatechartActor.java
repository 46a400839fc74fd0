package dev.actorweb.machine.actor;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.actor.Askers.Waiting;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Failure;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.step.Stepper;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.MachineStep.Cause;
import dev.actorweb.runtime.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An actor that is a machine: each message is an event, each turn one step, whose effects the
/// actor carries out.
///
/// Timers run on the system's clock; services on virtual threads, interrupted when the machine
/// leaves the state that invoked them; invoked and spawned machines as child actors. An event that
/// is not accepted is answered and shown as such, never dropped. When the machine is done the actor
/// ends. When an expression has no value, a named action throws or nobody handles the failure of a
/// service, the actor fails, and its supervisor decides; a restart begins with the initial state.
///
/// Events that the machine defers are kept with its snapshot. When the actor ends they are dead
/// letters; after a restart they are the next incarnation's.
public final class StatechartActor implements Actor<StatechartActor.Message> {
    /// The name under which a machine that nobody invoked finds the recipient of `sendParent`.
    public static final String PARENT = "#parent";
    /// The address of the actor that sent the event at hand.
    public static final String ORIGIN = "#origin";
    private final CompiledMachine machine;
    private final boolean scxml;
    private final @Nullable Object input;
    private final Stepper stepper;
    private final Optional<Saved> saved;
    private final ActorContext<Message> context;
    private final Optional<Parent> parent;
    private final Timers timers;
    private final Children children;
    private final Saves saves = new Saves();
    private final Reports reports;
    private final Errands errands;
    private final Askers askers = new Askers();
    private @Nullable Snapshot snapshot;
    private @Nullable Cause sender;

    /// What the actor understands.
    public sealed interface Message
            permits
            Message.Send,
            Message.From,
            Message.Ask,
            Message.AskUntil,
            Message.Query,
            Message.Save,
            Message.Await,
            Message.Subscribe,
            Message.Unsubscribe,
            Internal {
        /// Gives the machine an event.
        ///
        /// @param sender
        ///            the step that sent it; null if that is not known
        record Send(Event event, @Nullable Cause sender) implements Message, Carrier {
            public Send(Event event) {
                this(event, null);
            }
        }

        /// Gives the machine an event that another actor sent; as long as it is handled, `sendTo:
        /// "#origin"` leads to the address `origin`.
        ///
        /// @param sender
        ///            the step that sent it; null if that is not known
        record From(Event event, String origin, @Nullable Cause sender) implements Message, Carrier {
            public From(Event event, String origin) {
                this(event, origin, null);
            }
        }

        /// Gives the machine an event and answers what became of it, after its effects were
        /// carried out.
        record Ask(Event event, ActorRef<Answer> replyTo) implements Message, Carrier {}

        /// Gives the machine an event; answers when it is rejected, or else as soon as the machine
        /// is where `condition` holds, which may be right after the step.
        record AskUntil(Event event, Predicate<Snapshot> condition,
                ActorRef<Answer> replyTo) implements Message, Carrier {}

        /// Asks where the machine is.
        record Query(ActorRef<Snapshot> replyTo) implements Message {}

        /// Asks for all that must be kept so that the machine can go on later; see
        /// [#resume]. Machines among its children answer in their turns, so what children are about
        /// to say may be lost: ask when the machine is quiet.
        record Save(ActorRef<Saved> replyTo) implements Message {}

        /// Answers as soon as the machine is where `condition` holds, which may be at once.
        record Await(Predicate<Snapshot> condition, ActorRef<Answer> replyTo) implements Message {}

        /// Tells an observer what this incarnation does from now on; called in the actor's turn, so
        /// it must not block.
        record Subscribe(Consumer<Notice> observer) implements Message {}

        /// Shows steps to an observer no more.
        record Unsubscribe(Consumer<Notice> observer) implements Message {}
    }

    StatechartActor(CompiledMachine machine, Bindings bindings, @Nullable Object input,
            Optional<Saved> saved, Optional<Parent> parent, ActorContext<Message> context) {
        this.machine = machine;
        this.scxml = machine.machine().dialect() == Dialect.SCXML;
        this.input = input;
        this.parent = parent;
        this.context = context;
        this.saved = saved;
        this.stepper = new Stepper(machine, bindings.guards());
        this.timers = new Timers(context);
        this.children = new Children(context, machine, bindings, parent);
        this.reports = new Reports(context, bindings.observers());
        this.errands = new Errands(context, machine, bindings, parent, timers, children, reports,
                send -> refuse(send.event(), "there is no actor `" + send.actor() + "` to send it to"));
    }

    /// Makes actors that run this machine.
    ///
    /// @param input
    ///            what the machine's first actions see as `event.input`
    /// @throws MissingBindingsException
    ///             if the machine names what is not bound
    public static ActorFactory<Message> factory(CompiledMachine machine, Bindings bindings,
            @Nullable Object input) {
        return factory(machine, bindings, input, Optional.empty());
    }

    static ActorFactory<Message> factory(CompiledMachine machine, Bindings bindings, @Nullable Object input,
            Optional<Parent> parent) {
        Needs.check(machine.machine(), bindings, parent.isPresent());
        return new StatechartFactory(machine, bindings, input, Optional.empty(), parent);
    }

    /// Makes actors that go on where a machine was when it was saved: its delays have as long to
    /// run as they had then, machines among its children go on likewise, and services begin again.
    /// No entry action runs a second time.
    ///
    /// @throws MissingBindingsException
    ///             if the machine names what is not bound
    /// @throws IllegalArgumentException
    ///             if the machine had ended
    public static ActorFactory<Message> resume(Saved saved, Bindings bindings) {
        return resume(saved, bindings, Optional.empty());
    }

    static ActorFactory<Message> resume(Saved saved, Bindings bindings, Optional<Parent> parent) {
        if (!saved.snapshot().isActive()) {
            throw new IllegalArgumentException("the machine had ended: " + saved.snapshot());
        }
        CompiledMachine machine = saved.snapshot().machine();
        Needs.check(machine.machine(), bindings, parent.isPresent());
        return new StatechartFactory(machine, bindings, null, Optional.of(saved), parent);
    }

    @Override
    public void started() throws Exception {
        if (saved.isPresent()) {
            resume(saved.get());
            return;
        }
        StepResult result = stepper.initial(input);
        apply(Event.of("xstate.init", "input", input), null, result);
    }

    private void resume(Saved before) {
        snapshot = before.snapshot();
        for (Saved.Child child : before.children()) {
            children.resume(child);
        }
        for (Saved.Timer timer : before.timers()) {
            timers.resume(timer);
        }
    }

    @Override
    public void receive(Message message) throws Exception {
        switch (message) {
            case Message.Send(var event, var cause) -> {
                sender = cause;
                handle(event, null);
            }
            case Message.From(var event, var address, var cause) -> {
                errands.onBehalfOf(Optional.of(address));
                sender = cause;
                handle(event, null);
                errands.onBehalfOf(Optional.empty());
            }
            case Message.Ask(var event, var replyTo) -> handle(event, new Waiting(_ -> true, replyTo));
            case Message.AskUntil(var event, var condition, var replyTo) ->
                handle(event, new Waiting(condition, replyTo));
            case Message.Query(var replyTo) -> replyTo.tell(current());
            case Message.Await(var condition, var replyTo) ->
                askers.await(new Waiting(condition, replyTo), current());
            case Message.Save(var replyTo) -> save(replyTo::tell);
            case Message.Subscribe(var observer) -> reports.add(observer);
            case Message.Unsubscribe(var observer) -> reports.remove(observer);
            case Internal.Due(var effect, var timer) -> due(effect, timer);
            case Internal.FromChild fromChild -> {
                if (children.isCurrent(fromChild)) {
                    sender = fromChild.sender();
                    handle(scxml && !fromChild.last()
                            ? fromChild.event().from(fromChild.id())
                            : fromChild.event(), null);
                }
            }
            case Internal.SaveChild(var owner, var ticket, var id) ->
                save(own -> owner.tell(new Internal.ChildSaved(ticket, id, own)));
            case Internal.Look(var replyTo) -> replyTo.tell(new Internal.Glimpse(current(), reports.steps()));
            case Internal.ChildSaved(var ticket, var id, var own) -> saves.arrived(ticket, id, own);
        }
        sender = null;
        if (!saves.isEmpty()) {
            saves.complete(children);
        }
    }

    private void save(Consumer<Saved> reply) {
        children.save(saves.begin(current(), timers.saved(), children.started(), reply));
    }

    @Override
    public void signal(Signal signal) throws Exception {
        if (signal instanceof Signal.Terminated(var actor, var reason)) {
            Optional<Event> event = children.ended(actor, reason);
            if (event.isPresent()) {
                handle(event.get(), null);
            }
        }
    }

    @Override
    public void stopped() throws Exception {
        askers.ended(machine.name());
        if (parent.isPresent() && parent.get().bond().isCut() && snapshot != null) {
            errands.last(stepper.cancel(snapshot));
        }
        if (snapshot != null) {
            for (Event event : snapshot.deferred()) { // the next incarnation's, or dead letters
                context.self().tell(new Message.Send(event));
            }
        }
    }

    private Snapshot current() {
        if (snapshot == null) {
            throw new IllegalStateException("not started");
        }
        return snapshot;
    }

    // ---- events

    private void handle(Event received, @Nullable Waiting asker) throws Exception {
        Snapshot before = current();
        boolean named = machine.isDeferring() && (asker != null || errands.origin().isPresent());
        Event event = named ? Event.of(received.type(), received.data()) : received;
        Optional<String> wrong = machine.check(event);
        if (wrong.isPresent()) {
            reject(event, wrong.get(), asker);
            return;
        }
        StepResult result = stepper.step(before, event);
        if (!result.handled() && result.transitions().isEmpty() && result.effects().isEmpty()
                && result.snapshot().failure().isEmpty()) {
            reject(event, notAccepted(event, before), asker);
            return;
        }
        boolean deferred = named && Deferrals.isDeferred(event, result);
        if (deferred) {
            askers.deferred(event, errands.origin(), asker);
        }
        apply(event, before, result);
        errands.onBehalfOf(Optional.empty()); // that of a deferred event, if the step took one
        if (!deferred && asker != null) {
            askers.await(asker, current());
        }
        if (!current().isActive()) {
            context.stopSelf();
        }
    }

    private void reject(Event event, String reason, @Nullable Waiting asker) {
        if (asker != null) {
            asker.replyTo().tell(new Answer.Rejected(event, reason, current()));
        }
        refuse(event, reason);
    }

    private void refuse(Event event, String reason) {
        reports.refused(event, reason, current(), sender);
    }

    private void apply(Event event, @Nullable Snapshot before, StepResult result) throws Exception {
        Optional<Failure> failure = result.snapshot().failure();
        if (failure.isPresent()) {
            throw new MachineFailedException(machine.name(), failure.get());
        }
        snapshot = result.snapshot();
        reports.nextStep();
        for (Effect effect : result.effects()) {
            carryOut(effect);
        }
        show(event, before, result);
        askers.answer(current());
        if (before == null && !result.snapshot().isActive()) {
            context.stopSelf();
        }
    }

    private void show(Event event, @Nullable Snapshot before, StepResult result) {
        reports.stepped(event, before, result, sender);
        if (parent.isPresent() && parent.get().snapshots()) {
            errands.tellParent(
                    Event.of("xstate.snapshot." + parent.get().id(), "snapshot",
                            Children.view(result.snapshot())),
                    false);
        }
        if (result.snapshot().status() == Snapshot.Status.DONE) {
            reports.ended(result.snapshot());
        }
    }

    // ---- effects

    private void carryOut(Effect effect) throws Exception {
        switch (effect) {
            case Effect.Recall(var event, var taken) -> recall(event, taken);
            case Effect.Done(var output) -> errands.done(output);
            case Effect.RunAction _,Effect.StartTimer _,Effect.CancelTimer _,Effect.StartInvoke _,Effect.StopInvoke _,Effect.Spawn _,Effect.StopChild _,Effect.SendTo _,Effect.SendParent _,Effect.Emit _,Effect.Log _ ->
                errands.run(effect);
        }
    }

    /// A deferred event is deferred no more: what follows is done on behalf of its sender.
    private void recall(Event event, boolean taken) {
        Optional<Deferrals.Deferral<Waiting>> behind = askers.recalled(event);
        errands.onBehalfOf(behind.isPresent() ? behind.get().origin() : Optional.empty());
        Waiting asker = behind.isPresent() ? behind.get().asker() : null;
        if (!taken) {
            reject(event, notAccepted(event, current()), asker);
        } else if (asker != null) {
            askers.add(asker);
        }
    }

    private static String notAccepted(Event event, Snapshot where) {
        Machine machine = where.machine().machine();
        List<String> known = machine.events().stream().map(EventDeclaration::name).toList();
        if (machine.eventsDeclared() && !known.contains(event.type())
                && machine.dialect() == Dialect.XSTATE && !event.isInternal()) {
            return "`" + event.type() + "` is no event of " + machine.name()
                    + DidYouMean.nearest(event.type(), known).map(one -> "; did you mean `" + one + "`?")
                            .orElse("");
        }
        return "`" + event.type() + "` is not accepted in " + String.join(", ", where.configuration());
    }

    private void due(Effect effect, Timers.Entry timer) throws Exception {
        timers.fired(timer);
        if (effect instanceof Effect.StartTimer own) {
            handle(own.event(), null);
        } else {
            errands.due(effect);
        }
    }
}
