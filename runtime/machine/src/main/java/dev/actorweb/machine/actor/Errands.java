package dev.actorweb.machine.actor;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.runtime.ActorContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries out what the steps of one machine want done outside.
final class Errands {
    private final ActorContext<Message> context;
    private final boolean scxml;
    private final Bindings bindings;
    private final Optional<Parent> parent;
    private final Timers timers;
    private final Children children;
    private final Reports reports;
    private final Consumer<Effect.SendTo> undeliverable;
    private Optional<String> origin = Optional.empty();

    /// @param undeliverable
    ///            is given what nobody is there to take
    Errands(ActorContext<Message> context, CompiledMachine machine, Bindings bindings,
            Optional<Parent> parent, Timers timers, Children children, Reports reports,
            Consumer<Effect.SendTo> undeliverable) {
        this.context = context;
        this.scxml = machine.machine().dialect() == Dialect.SCXML;
        this.bindings = bindings;
        this.parent = parent;
        this.timers = timers;
        this.children = children;
        this.reports = reports;
        this.undeliverable = undeliverable;
    }

    /// The address of the actor that sent the event at hand.
    Optional<String> origin() {
        return origin;
    }

    void onBehalfOf(Optional<String> sender) {
        origin = sender;
    }

    void run(Effect effect) throws Exception {
        switch (effect) {
            case Effect.RunAction(var name, var params, var variables, var event) ->
                bindings.action(name).orElseThrow()
                        .run(new NamedAction.Call(params, variables, event, reports::logged));
            case Effect.StartTimer timer -> timers.start(timer.id(), duration(timer.delay()), timer);
            case Effect.CancelTimer(var id, var all) -> timers.cancel(id, all);
            case Effect.StartInvoke(var id, var src, var given, var snapshots, var event) ->
                children.start(id, src, given, snapshots, event);
            case Effect.StopInvoke(var id) -> children.stop(id);
            case Effect.Spawn(var id, var src, var given, var event) ->
                children.start(id.orElse(src), src, given, false, event);
            case Effect.StopChild(var id) -> children.stop(id);
            case Effect.SendTo send -> {
                if (send.delay().isPresent()) {
                    timers.start(send.id(), duration(send.delay().get()), send);
                } else {
                    deliver(send);
                }
            }
            case Effect.SendParent send -> {
                if (send.delay().isPresent()) {
                    timers.start(send.id(), duration(send.delay().get()), send);
                } else {
                    tellParent(send.event(), false);
                }
            }
            case Effect.Emit(var event) -> reports.emitted(event);
            case Effect.Log(var text) -> reports.logged(text);
            case Effect.Recall _,Effect.Done _ ->
                throw new IllegalStateException("the machine's own business: " + effect);
        }
    }

    /// Sends what has waited long enough.
    void due(Effect effect) {
        if (effect instanceof Effect.SendTo send) {
            deliver(send);
        } else if (effect instanceof Effect.SendParent send) {
            tellParent(send.event(), false);
        } else {
            throw new IllegalStateException("not delayed: " + effect);
        }
    }

    /// The machine has reached its end.
    void done(@Nullable Object output) {
        timers.cancelAll();
        children.stopAll();
        if (parent.isPresent()) {
            tellParent(Event.done(parent.get().id(), output), true);
            parent.get().bond().end();
        }
    }

    /// What a machine does that is ended from outside: its own actions, and messages to those that
    /// remain. Nothing that it would begin, and nothing for who invoked it.
    void last(StepResult leaving) throws Exception {
        for (Effect effect : leaving.effects()) {
            boolean remains = effect instanceof Effect.SendTo send && send.delay().isEmpty()
                    && bindings.recipient(send.actor()).isPresent();
            if (remains || effect instanceof Effect.RunAction || effect instanceof Effect.Emit
                    || effect instanceof Effect.Log) {
                run(effect);
            }
        }
    }

    private void deliver(Effect.SendTo send) {
        boolean gone = scxml && children.hasEnded(send.actor());
        if (!gone && children.tell(send.actor(), send.event(), reports.thisStep())) {
            return;
        }
        Optional<Recipient> recipient = bindings.recipient(
                send.actor().equals(StatechartActor.ORIGIN)
                        ? origin.orElse(StatechartActor.ORIGIN)
                        : send.actor());
        if (recipient.isPresent()) {
            recipient.get().accept(send.event(), reports.thisStep());
        } else if (send.forwarded()) {
            return; // what was invoked has ended meanwhile
        } else if (scxml) {
            context.self().tell(new Message.Send(Event.unreachable(send.actor(), send.event())));
        } else {
            undeliverable.accept(send);
        }
    }

    void tellParent(Event event, boolean last) {
        if (parent.isPresent()) {
            Parent owner = parent.get();
            owner.ref()
                    .tell(new Internal.FromChild(owner.id(), owner.life(), event, last, reports.thisStep()));
        } else {
            bindings.recipient(StatechartActor.PARENT).orElseThrow().accept(event, reports.thisStep());
        }
    }

    private Duration duration(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> fixed.duration();
            case Delay.Named named -> bindings.delay(named.name()).orElseThrow();
            case Delay.Invalid _,Delay.Computed _ ->
                throw new IllegalStateException("not compiled: " + delay);
        };
    }
}
