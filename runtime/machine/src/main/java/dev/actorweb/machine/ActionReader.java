package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Scope;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.expr.Template.Constant;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Scalar.Kind;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads actions, and the values and events they make.
final class ActionReader {
    static final Template.MapOf NO_PARAMS = Template.MapOf.EMPTY;
    private static final List<String> KINDS = List.of("type", "assign", "raise", "sendTo", "sendParent",
            "emit",
            "cancel", "log", "spawnChild", "stopChild", "choose", "forEach", "do");
    private final Problems problems;
    private final ContextReader context;

    private final GuardReader guards;

    ActionReader(Problems problems, ContextReader context) {
        this.problems = problems;
        this.context = context;
        this.guards = new GuardReader(problems, this);
    }

    List<Action> list(Fields fields, String key, Scope scope) {
        List<Action> actions = new ArrayList<>();
        for (Node node : fields.listOrSingle(key)) {
            if (node instanceof Scalar scalar && !scalar.isNull()) {
                actions.add(new Action.Named(scalar.text(), NO_PARAMS, scalar.position()));
            } else {
                Fields.of(node, problems, "an action").flatMap(found -> action(found, scope))
                        .ifPresent(actions::add);
            }
        }
        return actions;
    }

    private Optional<Action> action(Fields fields, Scope scope) {
        Optional<String> kind = Optional.empty();
        for (String candidate : KINDS) {
            if (kind.isEmpty() && fields.has(candidate)) {
                kind = Optional.of(candidate);
            }
        }
        if (kind.isEmpty()) {
            fields.finish();
            problems.error(Problem.WRONG_VALUE, fields.position(), "an action needs a name",
                    Optional.of("one of " + String.join(", ", KINDS)));
            return Optional.empty();
        }
        Optional<Action> action = action(kind.get(), fields.entry(kind.get()).orElseThrow().value(), fields,
                scope);
        finish(fields, kind.get());
        return action;
    }

    /// Two kinds in one mapping are a mistake of indentation: the second is misplaced.
    private void finish(Fields fields, String kind) {
        for (String other : KINDS) {
            Optional<Entry> entry = fields.entry(other);
            if (entry.isPresent() && !other.equals(kind)) {
                problems.error(Problem.UNKNOWN_KEY, entry.get().keyPosition(),
                        "an action is either `" + kind + "` or `" + other + "`, not both",
                        Optional.of("begin another list item with `-`"));
            }
        }
        fields.finish();
    }

    private Optional<Action> action(String kind, Node value, Fields fields, Scope scope) {
        Position position = fields.position();
        return switch (kind) {
            case "type" -> fields.requiredText("type")
                    .map(name -> new Action.Named(name, params(fields, scope), position));
            case "assign" -> Optional.of(new Action.Assign(assignments(fields, scope), position));
            case "raise" -> event(value, scope).map(
                    event -> new Action.Raise(event, delay(fields, scope), fields.text("id"), position));
            case "sendTo" -> fields.node("event").isEmpty()
                    ? missing(fields, "event")
                    : event(fields.node("event").get(), scope)
                            .map(event -> new Action.SendTo(template(value, scope),
                                    event, delay(fields, scope), fields.text("id"), position));
            case "sendParent" -> event(value, scope).map(
                    event -> new Action.SendParent(event, delay(fields, scope), fields.text("id"), position));
            case "emit" -> event(value, scope).map(event -> new Action.Emit(event, position));
            case "cancel" -> Optional.of(new Action.Cancel(template(value, scope), position));
            case "log" -> Optional.of(new Action.Log(template(value, scope), position));
            case "spawnChild" -> fields.requiredText("spawnChild").map(src -> new Action.SpawnChild(src,
                    fields.text("id"), input(fields, scope), position));
            case "choose" -> Optional.of(new Action.Choose(branches(fields, scope), position));
            case "forEach" -> forEach(value, fields, scope);
            case "do" -> Optional.of(new Action.Block(list(fields, "do", scope), position));
            default -> Optional.of(new Action.StopChild(template(value, scope), position));
        };
    }

    private List<Action.Branch> branches(Fields fields, Scope scope) {
        List<Action.Branch> branches = new ArrayList<>();
        for (Node node : fields.listOrSingle("choose")) {
            Optional<Fields> branch = Fields.of(node, problems, "a branch of `choose`");
            if (branch.isPresent()) {
                branches.add(new Action.Branch(guards.guard(branch.get(), scope),
                        list(branch.get(), "actions", scope), node.position()));
                branch.get().finish();
            }
        }
        return branches;
    }

    private Optional<Action> forEach(Node value, Fields fields, Scope scope) {
        Optional<String> item = fields.requiredText("item");
        Optional<String> index = fields.text("index");
        item.ifPresent(name -> variable(name, fields.entry("item").orElseThrow().value().position()));
        index.ifPresent(name -> variable(name, fields.entry("index").orElseThrow().value().position()));
        List<Action> actions = list(fields, "actions", scope);
        if (!(value instanceof Scalar scalar)) {
            problems.error(Problem.WRONG_VALUE, value.position(),
                    "`forEach` must be an expression, not " + value.noun());
            return Optional.empty();
        }
        Optional<Expression> list = expression(scalar, scope);
        if (list.isPresent() && list.get().type() != Type.LIST && list.get().type() != Type.ANY) {
            problems.error(Expression.PROBLEM, list.get().position(),
                    "`forEach` needs a list; this is of type " + list.get().type());
            return Optional.empty();
        }
        return item.isPresent() && list.isPresent()
                ? Optional.of(new Action.ForEach(list.get(), item.get(), index, actions, fields.position()))
                : Optional.empty();
    }

    private Optional<Action> missing(Fields fields, String key) {
        problems.error(Problem.WRONG_VALUE, fields.position(), "an action `sendTo` needs `" + key + "`",
                Optional.of("sendTo: actor, event: NAME"), List.of(key));
        return Optional.empty();
    }

    private Template input(Fields fields, Scope scope) {
        return fields.node("input").map(node -> template(node, scope)).orElse(NO_PARAMS);
    }

    Template.MapOf params(Fields fields, Scope scope) {
        Optional<Node> node = fields.node("params");
        if (node.isEmpty()) {
            return NO_PARAMS;
        }
        if (node.get() instanceof Mapping mapping) {
            return Template.readMap(mapping, scope, problems);
        }
        problems.error(Problem.WRONG_VALUE, node.get().position(),
                "`params` must be a mapping, not " + node.get().noun());
        return NO_PARAMS;
    }

    private Optional<Delay> delay(Fields fields, Scope scope) {
        fields.text("delay");
        return MachineReader.scalar(fields, "delay").filter(scalar -> !scalar.isNull())
                .map(scalar -> delay(scalar, scope));
    }

    /// A delay: a duration, a name, or text with expressions in it.
    Delay delay(Scalar scalar, Scope scope) {
        if (!scalar.text().contains("${")) {
            return Durations.delay(scalar.text(), scalar.position());
        }
        Template value = template(scalar, scope);
        if (value instanceof Template.Computed(var expression)
                && !Set.of(Type.ANY, Type.INT, Type.DOUBLE, Type.STRING).contains(expression.type())) {
            problems.error(Expression.PROBLEM, scalar.position(),
                    "a delay is a number of milliseconds or text like `30s`; this is of type "
                            + expression.type());
        }
        return new Delay.Computed(value, scalar.text(), scalar.position());
    }

    /// An event: its name, or a mapping with `type` and the data.
    private Optional<EventTemplate> event(Node node, Scope scope) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return eventName(scalar).map(name -> new EventTemplate(name, NO_PARAMS, scalar.position()));
        }
        if (!(node instanceof Mapping mapping)) {
            problems.error(Problem.WRONG_VALUE, node.position(),
                    "an event is a name or a mapping with `type`, not " + node.noun());
            return Optional.empty();
        }
        Map<String, Template> data = new LinkedHashMap<>();
        Optional<String> type = Optional.empty();
        boolean named = false;
        for (Entry entry : mapping.entries()) {
            if (entry.key().equals("type") && entry.value() instanceof Scalar scalar && !scalar.isNull()) {
                type = eventName(scalar);
                named = true;
            } else {
                data.put(entry.key(), template(entry.value(), scope));
            }
        }
        if (!named) {
            problems.error(Problem.WRONG_VALUE, mapping.position(), "an event needs `type`, its name");
        }
        return type.map(name -> new EventTemplate(name, new Template.MapOf(data), mapping.position()));
    }

    private Optional<String> eventName(Scalar scalar) {
        if (scalar.text().isEmpty() || scalar.text().equals("*")) {
            problems.error(Problem.WRONG_VALUE, scalar.position(),
                    "`" + scalar.text() + "` is no name for an event");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private List<Action.Assignment> assignments(Fields fields, Scope scope) {
        List<Action.Assignment> assignments = new ArrayList<>();
        for (Entry entry : fields.entries("assign")) {
            Optional<Variable> variable = variable(entry);
            if (!(entry.value() instanceof Scalar scalar)) {
                problems.error(Problem.WRONG_VALUE, entry.value().position(),
                        "the value of `" + entry.key() + "` must be an expression, not "
                                + entry.value().noun());
                continue;
            }
            Optional<Expression> value = expression(scalar, scope);
            if (variable.isPresent() && value.isPresent() && fits(variable.get(), value.get())) {
                assignments.add(new Action.Assignment(entry.key(), value.get(), entry.keyPosition()));
            }
        }
        return assignments;
    }

    private Optional<Variable> variable(Entry entry) {
        return variable(entry.key(), entry.keyPosition());
    }

    private Optional<Variable> variable(String wanted, Position position) {
        List<String> names = new ArrayList<>();
        for (Variable variable : context.variables()) {
            if (variable.name().equals(wanted)) {
                return Optional.of(variable);
            }
            names.add(variable.name());
        }
        problems.error(Expression.PROBLEM, position, "there is no variable `" + wanted + "`",
                DidYouMean.hint(wanted, names).or(() -> Optional.of("declare it under `context`")));
        return Optional.empty();
    }

    private boolean fits(Variable variable, Expression value) {
        if (variable.type() == Type.ANY || value.type() == Type.ANY || variable.type() == value.type()) {
            return true;
        }
        problems.error(Expression.PROBLEM, value.position(),
                "the variable `" + variable.name() + "` is of type "
                        + variable.type() + "; this is of type " + value.type());
        return false;
    }

    /// An expression; numbers, booleans and null stand for themselves.
    Optional<Expression> expression(Scalar scalar, Scope scope) {
        if (scalar.kind() == Kind.STRING) {
            return Expression.parse(scalar, scope, problems);
        }
        return Optional.of(new Expression(scalar.text(), scalar.position(),
                new Expr.Literal(scalar.value(), scalar.position())));
    }

    boolean isBool(Expression expression) {
        return expression.type() == Type.BOOL || expression.type() == Type.ANY;
    }

    Template template(Node node, Scope scope) {
        return node instanceof Scalar scalar && scalar.isNull()
                ? new Constant(null)
                : Template.read(node, scope, problems);
    }
}
