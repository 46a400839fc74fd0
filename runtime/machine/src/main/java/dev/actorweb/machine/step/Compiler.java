package dev.actorweb.machine.step;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a machine as written into one that runs.
final class Compiler {
    private final Machine machine;
    private final Problems problems;
    private final boolean scxml;
    private final CompiledState[] states;
    private final Descriptors descriptors = new Descriptors();
    private final List<CompiledTransition> transitions = new ArrayList<>();

    Compiler(Machine machine) {
        this.machine = machine;
        this.problems = new Problems(machine.file());
        this.scxml = machine.dialect() == Dialect.SCXML;
        this.states = new CompiledState[machine.states().size()];
    }

    Compilation compile() {
        for (State state : machine.states()) {
            states[state.index()] = new CompiledState(state.index(), state.parent(), state.kind(),
                    state.name(), state.position());
        }
        for (int i = states.length - 1; i > 0; i--) {
            CompiledState parent = states[states[i].parent];
            parent.last = Math.max(parent.last, states[i].last);
        }
        for (State state : machine.states()) {
            structure(state, states[state.index()]);
        }
        for (State state : machine.states()) {
            behaviour(state, states[state.index()]);
        }
        Map<String, CompiledMachine> parts = machine.parts().isEmpty() ? Map.of() : parts();
        if (!problems.hasErrors()) {
            circles();
        }
        if (problems.hasErrors()) {
            return new Compilation(Optional.empty(), problems.list());
        }
        CompiledMachine compiled = new CompiledMachine(machine, states,
                transitions.toArray(CompiledTransition.NONE), parts);
        return new Compilation(Optional.of(compiled), List.of());
    }

    private Map<String, CompiledMachine> parts() {
        Map<String, CompiledMachine> parts = new HashMap<>();
        machine.parts().forEach((name, part) -> {
            Compilation compilation = CompiledMachine.compile(part);
            problems.addAll(compilation.problems());
            compilation.machine().ifPresent(compiled -> parts.put(name, compiled));
        });
        return parts;
    }

    private void circles() {
        for (State state : machine.states()) {
            if (state.kind() == Kind.HISTORY && DefaultEntry.leadsToItself(states, state.index())) {
                problems.error("SC008", state.position(), "the history state `" + state.name()
                        + "` leads to itself when nothing is remembered");
            }
        }
    }

    private void structure(State state, CompiledState compiled) {
        compiled.children = children(state, false);
        compiled.histories = children(state, true);
        compiled.deep = state.history().isPresent() && state.history().get() == State.History.DEEP;
        compiled.output = state.output().orElse(null);
        boolean childless = state.kind() == Kind.FINAL || state.kind() == Kind.HISTORY;
        if (childless && !state.children().isEmpty()) {
            problems.error("SC005", state.position(),
                    "the " + (state.kind() == Kind.FINAL ? "final" : "history")
                            + " state `" + state.name() + "` has states inside");
        }
    }

    private int[] children(State state, boolean histories) {
        int[] found = state.children().isEmpty() ? CompiledState.NO_STATES : new int[state.children().size()];
        int count = 0;
        for (int child : state.children()) {
            if (machine.state(child).kind() == Kind.HISTORY == histories) {
                found[count++] = child;
            }
        }
        return count == 0 ? CompiledState.NO_STATES : count == found.length ? found : Arrays.copyOf(found, count);
    }

    private void behaviour(State state, CompiledState compiled) {
        if (state.kind() == Kind.COMPOUND) {
            initial(state, compiled);
        }
        if (state.kind() == Kind.HISTORY) {
            historyDefault(state, compiled);
        }
        compiled.entry = instructions(state.entry());
        compiled.exit = instructions(state.exit());
        if (!state.after().isEmpty() || !state.invokes().isEmpty()) {
            activities(state, compiled);
        }
        transitions(state, compiled);
    }

    /// What lasts as long as the state is active begins after its entry and ends after its exit.
    private void activities(State state, CompiledState compiled) {
        List<Instruction> entry = new ArrayList<>(List.of(compiled.entry));
        List<Instruction> exit = new ArrayList<>(List.of(compiled.exit));
        timers(state, entry, exit);
        List<Instruction> invokes = scxml ? new ArrayList<>() : entry;
        for (Invoke invoke : state.invokes()) {
            int idSlot = invoke.idLocation().isPresent()
                    ? slot(invoke.idLocation().get(), invoke.position())
                    : -1;
            invokes.add(new Instruction.StartInvoke(invoke.id(), invoke.src(), invoke.input(),
                    !invoke.onSnapshot().isEmpty(), idSlot, invoke.position()));
            exit.add(new Instruction.Add(new Effect.StopInvoke(invoke.id()), true));
        }
        if (scxml) {
            invoked(state, compiled, invokes);
        }
        compiled.entry = entry.toArray(CompiledState.NOTHING);
        compiled.exit = exit.toArray(CompiledState.NOTHING);
    }

    /// SCXML starts invokes at the end of the macrostep.
    private void invoked(State state, CompiledState compiled, List<Instruction> invokes) {
        List<CompiledState.Invoked> invoked = new ArrayList<>();
        for (Invoke invoke : state.invokes()) {
            invoked.add(new CompiledState.Invoked(invoke.id(), invoke.forward(),
                    instructions(invoke.finalizing())));
        }
        compiled.invokes = invokes.toArray(CompiledState.NOTHING);
        compiled.invoked = List.copyOf(invoked);
    }

    private void initial(State state, CompiledState compiled) {
        if (state.initial().isEmpty()) {
            problems.error("SC003", state.position(),
                    "the compound state `" + state.name() + "` has no `initial`");
            return;
        }
        State.Initial initial = state.initial().get();
        int[] targets = new int[initial.targets().size()];
        int count = 0;
        for (Target target : initial.targets()) {
            Optional<State> found = machine.resolveInitial(state, target);
            if (found.isEmpty() || !compiled.contains(found.get().index())) {
                problems.error("SC003", target.position(),
                        "`initial: " + target.text() + "` names no state inside `"
                                + state.name() + "`");
            } else {
                targets[count++] = found.get().index();
            }
        }
        if (scxml ? targets.length == 0 : targets.length != 1) {
            problems.error("SC004", initial.position(), "`" + state.name() + "` needs exactly one `initial`");
        }
        compiled.initial = targets;
        compiled.initialActions = instructions(initial.actions());
    }

    private void historyDefault(State state, CompiledState compiled) {
        Optional<State> parent = machine.parent(state);
        Kind kind = parent.isPresent() ? parent.get().kind() : Kind.ATOMIC;
        if (kind != Kind.COMPOUND && kind != Kind.PARALLEL) {
            problems.error("SC008", state.position(), "the history state `" + state.name()
                    + "` is not inside a compound or parallel state");
            return;
        }
        List<Integer> targets = new ArrayList<>();
        for (Target target : state.historyDefault()) {
            Optional<State> found = machine.resolve(state, target);
            if (found.isEmpty() || !states[state.parent()].contains(found.get().index())) {
                problems.error("SC008", target.position(),
                        "the default `" + target.text() + "` of the history state `"
                                + state.name() + "` is no state beside it");
            } else {
                targets.add(found.get().index());
            }
        }
        compiled.historyDefault = toArray(targets);
    }

    private void timers(State state, List<Instruction> entry, List<Instruction> exit) {
        String last = "";
        for (Transition transition : state.after()) {
            Delay delay = ((Trigger.After) transition.trigger()).delay();
            String id = afterEvent(delay, state);
            if (!isUsable(delay)) {
                problems.error("SC016", delay.position(), "`" + delay.text() + "` is no delay");
            } else if (!id.equals(last)) {
                entry.add(new Instruction.Add(
                        new Effect.StartTimer(Optional.of(id), delay, Event.of(id)), false));
                exit.add(new Instruction.Add(new Effect.CancelTimer(id), false));
            }
            last = id;
        }
    }

    private String afterEvent(Delay delay, State state) {
        return "xstate.after." + (delay instanceof Delay.Fixed fixed ? milliseconds(fixed) : delay.text())
                + "."
                + machine.idOf(state);
    }

    private static String milliseconds(Delay.Fixed delay) {
        long nanos = delay.duration().toNanos();
        return nanos % 1_000_000 == 0 ? Long.toString(nanos / 1_000_000) : Double.toString(nanos / 1e6);
    }

    /// XState's order: `on` as written, `onDone`, the outcomes of invokes, `after`.
    private void transitions(State state, CompiledState compiled) {
        deferred(state, compiled);
        descriptors.clear();
        List<Transition> on = state.on();
        int[] known = on.isEmpty() ? CompiledState.NO_STATES : machine.targets(state);
        int at = 0;
        for (int i = 0; i < on.size(); i++) {
            Transition transition = on.get(i);
            descriptors.add(((Trigger.OnEvent) transition.trigger()).descriptor(),
                    transition.targets().size() == 1 && known[at] >= 0
                            ? transition(state, transition, states[known[at]].asTarget(),
                                    machine.state(known[at]).kind() == Kind.HISTORY)
                            : transition(state, transition));
            at += transition.targets().size();
        }
        if (!state.onDone().isEmpty()) {
            addAll(state, (scxml ? "done.state." : "xstate.done.state.") + machine.idOf(state),
                    state.onDone());
        }
        for (Invoke invoke : state.invokes()) {
            addAll(state, (scxml ? "done.invoke." : "xstate.done.actor.") + invoke.id(), invoke.onDone());
            addAll(state, (scxml ? ScxmlEvents.COMMUNICATION + "." : "xstate.error.actor.") + invoke.id(),
                    invoke.onError());
            addAll(state, "xstate.snapshot." + invoke.id(), invoke.onSnapshot());
        }
        for (Transition transition : state.after()) {
            String event = afterEvent(((Trigger.After) transition.trigger()).delay(), state);
            descriptors.add(event, transition(state, transition));
        }
        descriptors.giveTo(compiled);
        if (scxml) {
            descriptors.giveInOrder(compiled);
        }
        eventless(state, compiled);
    }

    private void deferred(State state, CompiledState compiled) {
        if (state.defer().isEmpty()) {
            return;
        }
        compiled.deferred = state.defer().stream().map(Trigger.OnEvent::descriptor).toArray(String[]::new);
        if (scxml) {
            problems.error(MachineReader.PROPERTY, state.defer().getFirst().position(),
                    "`defer` has no meaning in SCXML's dialect",
                    Optional.of("leave out `dialect: scxml`, or keep the event yourself and raise it again"));
        }
    }

    private void addAll(State state, String descriptor, List<Transition> written) {
        for (Transition transition : written) {
            descriptors.add(descriptor, transition(state, transition));
        }
    }

    private void eventless(State state, CompiledState compiled) {
        compiled.eventless = !state.always().isEmpty()
                || (compiled.parent >= 0 && states[compiled.parent].eventless);
        if (state.always().isEmpty()) {
            return;
        }
        compiled.always = new CompiledTransition[state.always().size()];
        for (int i = 0; i < compiled.always.length; i++) {
            compiled.always[i] = transition(state, state.always().get(i));
        }
    }

    private CompiledTransition transition(State state, Transition transition) {
        int[] targets = new int[transition.targets().size()];
        int count = 0;
        boolean remembers = false;
        for (Target target : transition.targets()) {
            Optional<State> found = machine.resolve(state, target);
            if (found.isEmpty()) {
                problems.error("SC001", target.position(), "`" + target.text() + "` names no state");
            } else {
                targets[count++] = found.get().index();
                remembers |= found.get().kind() == Kind.HISTORY;
            }
        }
        return transition(state, transition,
                count == targets.length ? targets : Arrays.copyOf(targets, count),
                remembers);
    }

    private CompiledTransition transition(State state, Transition transition, int[] resolved,
            boolean remembers) {
        int domain = remembers
                ? CompiledTransition.HISTORY
                : scxml
                        ? Domain.inScxml(states, state.index(), resolved, resolved.length,
                                transition.reenter())
                        : Domain.of(states, state.index(), resolved, resolved.length, transition.reenter());
        CompiledTransition made = new CompiledTransition(transitions.size(), state.index(), resolved,
                transition.guard().isPresent() ? condition(transition.guard().get()) : null,
                instructions(transition.actions()), transition.reenter(),
                domain, states, transition);
        transitions.add(made);
        return made;
    }

    private Condition condition(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> new Condition.Bound(named.name(),
                    new Params(named.params(), named.position()), named.position());
            case Guard.Inline inline -> new Condition.Inline(inline.expression());
            case Guard.And and -> new Condition.All(conditions(and.guards()));
            case Guard.Or or -> new Condition.Any(conditions(or.guards()));
            case Guard.Not not -> new Condition.Not(condition(not.guard()));
            case Guard.StateIn in -> {
                Optional<State> found = machine.find(in.state().text());
                if (found.isEmpty()) {
                    problems.error("SC001", in.state().position(),
                            "`" + in.state().text() + "` names no state");
                }
                yield new Condition.Active(found.isPresent() ? found.get().index() : 0);
            }
        };
    }

    private Condition[] conditions(List<Guard> guards) {
        Condition[] conditions = new Condition[guards.size()];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = condition(guards.get(i));
        }
        return conditions;
    }

    private Instruction[] instructions(List<Action> actions) {
        if (actions.isEmpty()) {
            return CompiledState.NOTHING;
        }
        Instruction[] made = new Instruction[actions.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = instruction(actions.get(i));
        }
        return made;
    }

    private Instruction instruction(Action action) {
        return switch (action) {
            case Action.Named a -> new Instruction.Perform(a.name(), new Params(a.params(), a.position()));
            case Action.Assign a -> assign(a);
            case Action.Raise a -> new Instruction.Raise(event(withId(a.event(), a.id())),
                    valid(a.delay()), a.id());
            case Action.SendTo a -> scxml
                    ? send(new Action.Send(new Template.Constant(a.event().type()), Optional.of(recipient(a)),
                            Optional.empty(), a.delay().map(delay -> new Template.Constant(delay.text())),
                            a.id(), Optional.empty(), a.event().data(), a.position()))
                    : new Instruction.SendTo(a.actor(), event(a.event()), valid(a.delay()), a.id(),
                            a.position());
            case Action.SendParent a ->
                new Instruction.SendParent(event(withId(a.event(), a.id())), valid(a.delay()), a.id());
            case Action.Emit a -> new Instruction.Emit(event(a.event()));
            case Action.Cancel a -> new Instruction.Cancel(a.id(), a.position());
            case Action.Log a -> new Instruction.Log(a.text(), a.position());
            case Action.SpawnChild a -> new Instruction.Spawn(a.src(), a.id(), a.input(), a.position());
            case Action.StopChild a -> new Instruction.StopChild(a.id(), a.position());
            case Action.Choose a -> choose(a);
            case Action.ForEach a -> forEach(a);
            case Action.Block a -> new Instruction.Block(instructions(a.actions()));
            case Action.Send a -> send(a);
        };
    }

    private Instruction choose(Action.Choose choose) {
        int count = choose.branches().size();
        @Nullable
        Condition[] conditions = new Condition[count];
        Instruction[][] actions = new Instruction[count][];
        for (int i = 0; i < count; i++) {
            Action.Branch branch = choose.branches().get(i);
            conditions[i] = branch.guard().isPresent() ? condition(branch.guard().get()) : null;
            actions[i] = instructions(branch.actions());
        }
        return new Instruction.Choose(conditions, actions);
    }

    private Instruction forEach(Action.ForEach each) {
        boolean known = isVariable(each.item()) && (each.index().isEmpty() || isVariable(each.index().get()));
        if (scxml && !known) {
            return new Instruction.Fail("`" + each.item() + each.index().map(i -> "`, `" + i).orElse("")
                    + "`: no names for variables", each.position());
        }
        return new Instruction.ForEach(each.list(), slot(each.item(), each.position()),
                each.index().isPresent() ? slot(each.index().get(), each.position()) : -1,
                instructions(each.actions()));
    }

    private Instruction send(Action.Send send) {
        Optional<String> location = send.idLocation();
        if (location.isPresent() && !isVariable(location.get())) {
            return new Instruction.Fail("`" + location.get() + "` cannot be assigned to", send.position());
        }
        return new ScxmlSend(send, location.isPresent() ? slot(location.get(), send.position()) : -1);
    }

    private static Template recipient(Action.SendTo send) {
        return send.actor() instanceof Template.Constant(var name)
                ? new Template.Constant("#_" + name)
                : new Template.Text(List.of(new Template.Constant("#_"), send.actor()));
    }

    /// In SCXML the recipient of an event can see the id under which it was sent.
    private EventTemplate withId(EventTemplate event, Optional<String> id) {
        if (!scxml || id.isEmpty()) {
            return event;
        }
        Map<String, Template> data = new LinkedHashMap<>(event.data().entries());
        data.put(EventData.SEND_ID, new Template.Constant(id.get()));
        return new EventTemplate(event.type(), new Template.MapOf(data), event.position());
    }

    private boolean isVariable(String name) {
        for (Variable variable : machine.context()) {
            if (variable.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private EventMaker event(EventTemplate template) {
        if (EventMaker.isNamed(template)) {
            return new EventMaker(template);
        }
        problems.error(MachineReader.PROPERTY, template.position(),
                "`" + template.type() + "` is no name for an event");
        return EventMaker.NAMELESS;
    }

    private Optional<Delay> valid(Optional<Delay> delay) {
        if (delay.isPresent() && !isUsable(delay.get())) {
            problems.error("SC016", delay.get().position(), "`" + delay.get().text() + "` is no delay");
        }
        return delay;
    }

    private static boolean isUsable(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> !fixed.duration().isNegative();
            case Delay.Named _ -> true;
            case Delay.Invalid _ -> false;
        };
    }

    private Instruction assign(Action.Assign action) {
        int count = action.assignments().size();
        int[] slots = new int[count];
        Expression[] values = new Expression[count];
        for (int i = 0; i < count; i++) {
            Action.Assignment assignment = action.assignments().get(i);
            if (scxml && !isVariable(assignment.variable())) {
                return new Instruction.Fail("`" + assignment.variable() + "` cannot be assigned to",
                        assignment.position());
            }
            slots[i] = slot(assignment.variable(), assignment.position());
            values[i] = assignment.value();
        }
        return new Instruction.Assign(slots, values);
    }

    private int slot(String name, Position position) {
        for (int slot = 0; slot < machine.context().size(); slot++) {
            if (machine.context().get(slot).name().equals(name)) {
                return slot;
            }
        }
        problems.error(Expression.PROBLEM, position, "there is no variable `" + name + "`");
        return 0;
    }

    private static int[] toArray(List<Integer> list) {
        int[] array = new int[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }
}
