package dev.actorweb.machine;

import dev.actorweb.machine.expr.Scope;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads transitions with their targets and guards.
final class TransitionReader {
    private final Problems problems;
    private final ContextReader context;
    private final ActionReader actions;
    private final GuardReader guards;

    TransitionReader(Problems problems, ContextReader context, ActionReader actions) {
        this.problems = problems;
        this.context = context;
        this.actions = actions;
        this.guards = new GuardReader(problems, actions);
    }

    List<Transition> onEvents(Fields state) {
        List<Transition> found = new ArrayList<>();
        for (Entry entry : state.entries("on")) {
            checkDescriptor(entry.key(), entry.keyPosition());
            addAll(entry.value(), new Trigger.OnEvent(entry.key(), entry.keyPosition()),
                    context.onEvent(entry.key()), found);
        }
        return found;
    }

    /// The events that a state defers.
    List<Trigger.OnEvent> deferred(Fields state) {
        List<Trigger.OnEvent> found = new ArrayList<>();
        for (Scalar scalar : state.texts("defer")) {
            checkDescriptor(scalar.text(), scalar.position());
            if (scalar.text().startsWith("xstate.")) {
                problems.error(Problem.WRONG_VALUE, scalar.position(),
                        "`" + scalar.text() + "` cannot be deferred: the machine makes it itself",
                        Optional.of("handle it, or defer the events that come from outside"));
            }
            found.add(new Trigger.OnEvent(scalar.text(), scalar.position()));
        }
        return found;
    }

    private void checkDescriptor(String descriptor, Position position) {
        int star = descriptor.indexOf('*');
        if (descriptor.isEmpty()) {
            problems.error(Problem.UNKNOWN_KEY, position, "an event needs a name",
                    Optional.of("a transition without an event is written under `always`"),
                    List.of("on", "always"));
        } else if (star >= 0 && !descriptor.equals("*")
                && !(descriptor.endsWith(".*") && star == descriptor.length() - 1)) {
            problems.error(Problem.UNKNOWN_KEY, position,
                    "`" + descriptor + "` never matches an event",
                    Optional.of("a wildcard is `*`, or `name.*` at the end"));
        }
    }

    List<Transition> always(Fields state) {
        List<Transition> found = new ArrayList<>();
        for (Node node : state.listOrSingle("always")) {
            add(node, new Trigger.Always(node.position()), context.scope(), found);
        }
        return found;
    }

    List<Transition> after(Fields state) {
        List<Transition> found = new ArrayList<>();
        for (Entry entry : state.entries("after")) {
            Delay delay = actions.delay(
                    new Scalar(entry.key(), Scalar.Kind.STRING, Scalar.Style.PLAIN, entry.keyPosition()),
                    context.scope());
            addAll(entry.value(), new Trigger.After(delay, entry.keyPosition()),
                    context.onInternal("after", Map.of()), found);
        }
        return found;
    }

    List<Transition> onDone(Fields state) {
        List<Transition> found = new ArrayList<>();
        for (Node node : state.listOrSingle("onDone")) {
            add(node, new Trigger.Done(node.position()),
                    context.onInternal("done", Map.of("output", Type.ANY)), found);
        }
        return found;
    }

    List<Transition> invoked(Fields invoke, String key, String id, Trigger.Invoked.Outcome outcome) {
        List<Transition> found = new ArrayList<>();
        for (Node node : invoke.listOrSingle(key)) {
            add(node, new Trigger.Invoked(id, outcome, node.position()), outcomeScope(outcome), found);
        }
        return found;
    }

    private Scope outcomeScope(Trigger.Invoked.Outcome outcome) {
        return switch (outcome) {
            case DONE -> context.onInternal("done", Map.of("output", Type.ANY, "actorId", Type.STRING));
            case ERROR -> context.onInternal("error", Map.of("error", Type.ANY, "actorId", Type.STRING));
            case SNAPSHOT -> context.onInternal("snapshot", Map.of("snapshot", Type.ANY));
        };
    }

    private void addAll(Node node, Trigger trigger, Scope scope, List<Transition> found) {
        if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                add(item, trigger, scope, found);
            }
        } else {
            add(node, trigger, scope, found);
        }
    }

    private void add(Node node, Trigger trigger, Scope scope, List<Transition> found) {
        if (node instanceof Scalar scalar) {
            List<Target> targets = scalar.isNull() ? List.of() : List.of(target(scalar));
            found.add(new Transition(trigger, targets, Optional.empty(), List.of(), false, scalar.isNull(),
                    Optional.empty(), Optional.empty(), scalar.position()));
        } else {
            Fields.of(node, problems, "a transition", List.of("on"))
                    .ifPresent(fields -> found.add(transition(fields, trigger, scope)));
        }
    }

    private Transition transition(Fields fields, Trigger trigger, Scope scope) {
        List<Target> targets = targets(fields);
        Optional<Guard> guard = guards.guard(fields, scope);
        List<Action> executed = actions.list(fields, "actions", scope);
        boolean reenter = fields.flag("reenter").orElse(false);
        renamed(fields, "cond", "guard");
        renamed(fields, "internal", "reenter");
        boolean forbidden = targets.isEmpty() && executed.isEmpty() && guard.isEmpty()
                && !fields.has("target");
        Transition made = new Transition(trigger, targets, guard, executed, reenter, forbidden,
                fields.text("description"), fields.node("meta"), fields.position());
        fields.finish();
        return made;
    }

    /// Names of XState 4 that nobody would guess from the spelling.
    private void renamed(Fields fields, String old, String now) {
        Optional<Entry> entry = fields.entry(old);
        if (entry.isPresent()) {
            problems.error(Problem.UNKNOWN_KEY, entry.get().keyPosition(),
                    "a transition has no property `" + old + "`",
                    Optional.of("XState 4's `" + old + "` became `" + now + "`"), List.of(old, now));
        }
    }

    List<Target> targets(Fields fields) {
        return targets(fields, "target");
    }

    List<Target> targets(Fields fields, String key) {
        List<Target> targets = new ArrayList<>();
        for (Scalar scalar : fields.texts(key)) {
            targets.add(target(scalar));
        }
        return targets;
    }

    static Target target(Scalar scalar) {
        return new Target(scalar.text(), scalar.position());
    }
}
