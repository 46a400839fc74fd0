package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every place in a machine that uses a name, in document order of the states.
public final class References {
    /// How a delay is used: by `after`, or to send an event later.
    public enum Use {
        AFTER, SEND
    }

    /// A name, where it is used and in which state.
    public record Reference(String name, Position position, State state) {}

    /// A delay and how it is used.
    public record Wait(Delay delay, Use use, State state) {}

    private final List<Reference> handled = new ArrayList<>();
    private final List<Reference> raised = new ArrayList<>();
    private final List<Reference> sent = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();
    private final List<Reference> guards = new ArrayList<>();
    private final List<Reference> actions = new ArrayList<>();
    private final List<Reference> services = new ArrayList<>();
    private final List<Reference> cancelled = new ArrayList<>();
    private final List<String> sendIds = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final Mentions mentions = new Mentions();

    private final boolean scxml;

    private References(boolean scxml) {
        this.scxml = scxml;
    }

    /// Collects what `machine` refers to.
    public static References of(Machine machine) {
        References found = new References(machine.dialect() == Dialect.SCXML);
        for (State state : machine.states()) {
            found.add(state);
        }
        found.settleShown();
        return found;
    }

    /// What is shown to the surroundings once is for them later, too.
    private void settleShown() {
        List<Reference> alsoShown = new ArrayList<>();
        for (Reference reference : raised) {
            if (shown.contains(reference.name())) {
                alsoShown.add(reference);
            }
        }
        raised.removeAll(alsoShown);
        sent.addAll(alsoShown);
    }

    /// What SCXML sends to itself without delay, the surroundings often listen to as well.
    private boolean isShown(Action.Raise raise) {
        return scxml && raise.delay().isPresent()
                && raise.delay().get() instanceof Delay.Fixed fixed && fixed.duration().isZero();
    }

    /// What transitions wait for: names, `*` and `a.*`.
    public List<Reference> handled() {
        return handled;
    }

    /// The events the machine sends to itself.
    public List<Reference> raised() {
        return raised;
    }

    /// The events it sends to others or shows to whoever subscribed.
    public List<Reference> sent() {
        return sent;
    }

    public List<Reference> guards() {
        return guards;
    }

    public List<Reference> actions() {
        return actions;
    }

    public List<Reference> services() {
        return services;
    }

    /// The states that conditions ask about.
    public List<Reference> states() {
        return mentions.states();
    }

    /// The ids of delayed events that are taken back, where they are written as plain text.
    public List<Reference> cancelled() {
        return cancelled;
    }

    /// The ids under which events are sent.
    public List<String> sendIds() {
        return sendIds;
    }

    public List<Wait> waits() {
        return waits;
    }

    /// The variables that expressions read or assignments set.
    public List<String> variables() {
        return mentions.variables();
    }

    /// All expressions: those of guards, assignments, and the data of events and services.
    public List<Expression> expressions() {
        return mentions.expressions();
    }

    private void add(State state) {
        for (Action action : state.entry()) {
            add(action, state);
        }
        for (Action action : state.exit()) {
            add(action, state);
        }
        if (state.initial().isPresent()) {
            for (Action action : state.initial().get().actions()) {
                add(action, state);
            }
        }
        for (Invoke invoke : state.invokes()) {
            services.add(new Reference(invoke.src(), invoke.position(), state));
            mentions.read(invoke.input(), state);
            addEach(invoke.finalizing(), state);
            invoke.idLocation().ifPresent(mentions.variables()::add);
        }
        if (state.output().isPresent()) {
            mentions.read(state.output().get(), state);
        }
        for (Trigger.OnEvent deferred : state.defer()) {
            handled.add(new Reference(deferred.descriptor(), deferred.position(), state));
        }
        for (Transition transition : state.transitions()) {
            add(transition, state);
        }
    }

    private void add(Transition transition, State state) {
        switch (transition.trigger()) {
            case Trigger.OnEvent on -> handled.add(new Reference(on.descriptor(), on.position(), state));
            case Trigger.After after -> wait(after.delay(), Use.AFTER, state);
            case Trigger.Always _,Trigger.Done _,Trigger.Invoked _ -> {
            }
        }
        if (transition.guard().isPresent()) {
            add(transition.guard().get(), state);
        }
        for (Action action : transition.actions()) {
            add(action, state);
        }
    }

    private void add(Guard guard, State state) {
        switch (guard) {
            case Guard.Named named -> {
                guards.add(new Reference(named.name(), named.position(), state));
                mentions.read(named.params(), state);
            }
            case Guard.Inline inline -> mentions.read(inline.expression(), state);
            case Guard.And and -> addAll(and.guards(), state);
            case Guard.Or or -> addAll(or.guards(), state);
            case Guard.Not not -> add(not.guard(), state);
            case Guard.StateIn in ->
                mentions.states().add(new Reference(in.state().text(), in.state().position(), state));
        }
    }

    private void addAll(List<Guard> list, State state) {
        for (Guard guard : list) {
            add(guard, state);
        }
    }

    private void add(Action action, State state) {
        switch (action) {
            case Action.Named named -> {
                actions.add(new Reference(named.name(), named.position(), state));
                mentions.read(named.params(), state);
            }
            case Action.Assign assign -> {
                for (Action.Assignment assignment : assign.assignments()) {
                    mentions.variables().add(assignment.variable());
                    mentions.read(assignment.value(), state);
                }
            }
            case Action.Raise raise -> {
                if (isShown(raise)) {
                    shown.add(raise.event().type());
                }
                (isShown(raise) ? sent : raised).add(event(raise.event(), state));
                send(raise.delay(), raise.id(), state);
            }
            case Action.SendTo send -> {
                mentions.read(send.actor(), state);
                sent.add(event(send.event(), state));
                send(send.delay(), send.id(), state);
            }
            case Action.SendParent send -> {
                sent.add(event(send.event(), state));
                send(send.delay(), send.id(), state);
            }
            case Action.Emit emit -> sent.add(event(emit.event(), state));
            case Action.Cancel cancel -> {
                mentions.read(cancel.id(), state);
                if (cancel.id() instanceof Template.Constant(var id) && id instanceof String text) {
                    cancelled.add(new Reference(text, cancel.position(), state));
                }
            }
            case Action.Log log -> mentions.read(log.text(), state);
            case Action.SpawnChild spawn -> {
                services.add(new Reference(spawn.src(), spawn.position(), state));
                mentions.read(spawn.input(), state);
            }
            case Action.StopChild stop -> mentions.read(stop.id(), state);
            case Action.Choose choose -> {
                for (Action.Branch branch : choose.branches()) {
                    if (branch.guard().isPresent()) {
                        add(branch.guard().get(), state);
                    }
                    addEach(branch.actions(), state);
                }
            }
            case Action.ForEach each -> {
                mentions.read(each.list(), state);
                mentions.variables().add(each.item());
                each.index().ifPresent(mentions.variables()::add);
                addEach(each.actions(), state);
            }
            case Action.Block block -> addEach(block.actions(), state);
            case Action.Send send -> add(send, state);
        }
    }

    private void addEach(List<Action> nested, State state) {
        for (Action action : nested) {
            add(action, state);
        }
    }

    private void add(Action.Send send, State state) {
        mentions.read(send.event(), state);
        send.target().ifPresent(target -> mentions.read(target, state));
        send.type().ifPresent(type -> mentions.read(type, state));
        send.delay().ifPresent(delay -> {
            mentions.read(delay, state);
            if (delay instanceof Template.Constant(var written)) {
                waits.add(new Wait(fixed(Delay.read(String.valueOf(written).strip(), send.position())),
                        Use.SEND, state));
            }
        });
        mentions.read(send.data(), state);
        send.idLocation().ifPresent(mentions.variables()::add);
        if (send.event() instanceof Template.Constant(var name) && name instanceof String text) {
            (send.target().isEmpty() ? raised : sent).add(new Reference(text, send.position(), state));
        }
        if (send.id().isPresent()) {
            sendIds.add(send.id().get());
        }
    }

    private Reference event(EventTemplate event, State state) {
        mentions.read(event.data(), state);
        return new Reference(event.type(), event.position(), state);
    }

    private void send(Optional<Delay> delay, Optional<String> id, State state) {
        if (delay.isPresent()) {
            wait(delay.get(), Use.SEND, state);
        }
        if (id.isPresent()) {
            sendIds.add(id.get());
        }
    }

    private void wait(Delay delay, Use use, State state) {
        waits.add(new Wait(delay, use, state));
        if (delay instanceof Delay.Computed computed) {
            mentions.read(computed.value(), state);
        }
    }

    /// SCXML has no delays by name.
    private static Delay fixed(Delay delay) {
        return delay instanceof Delay.Named named ? new Delay.Invalid(named.name(), named.position()) : delay;
    }
}
