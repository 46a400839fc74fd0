package dev.actorweb.machine.step;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns actions and guards as written into what a step executes and asks.
final class ActionCompiler {
    private final Machine machine;
    private final Problems problems;
    private final boolean scxml;

    ActionCompiler(Machine machine, Problems problems, boolean scxml) {
        this.machine = machine;
        this.problems = problems;
        this.scxml = scxml;
    }

    Condition condition(Guard guard) {
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

    Instruction[] instructions(List<Action> actions) {
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
                            Optional.empty(), a.delay().map(ActionCompiler::template),
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
        return new Instruction.Choose(conditions, actions, choose.isStatement());
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

    private static Template template(Delay delay) {
        return delay instanceof Delay.Computed computed
                ? computed.value()
                : new Template.Constant(delay.text());
    }

    private Optional<Delay> valid(Optional<Delay> delay) {
        if (delay.isPresent() && !isUsable(delay.get())) {
            problems.error("SC016", delay.get().position(), "`" + delay.get().text() + "` is no delay");
        }
        return delay;
    }

    static boolean isUsable(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> !fixed.duration().isNegative();
            case Delay.Named _,Delay.Computed _ -> true;
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

    int slot(String name, Position position) {
        for (int slot = 0; slot < machine.context().size(); slot++) {
            if (machine.context().get(slot).name().equals(name)) {
                return slot;
            }
        }
        problems.error(Expression.PROBLEM, position, "there is no variable `" + name + "`");
        return 0;
    }
}
