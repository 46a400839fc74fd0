package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Scope;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads conditions.
final class GuardReader {
    private static final Pattern OPERATORS = Pattern.compile("[<>]|[=!]=|&&|\\|\\|");
    private final Problems problems;
    private final ActionReader actions;

    GuardReader(Problems problems, ActionReader actions) {
        this.problems = problems;
        this.actions = actions;
    }

    /// The condition of a transition or branch: by name, as an expression, or both.
    Optional<Guard> guard(Fields fields, Scope scope) {
        Optional<Guard> named = fields.node("guard").flatMap(node -> guard(node, scope));
        Optional<Guard> inline = fields.node("if").flatMap(node -> inline(node, scope));
        if (named.isPresent() && inline.isPresent()) {
            return Optional.of(new Guard.And(List.of(named.get(), inline.get()), fields.position()));
        }
        return named.isPresent() ? named : inline;
    }

    private Optional<Guard> inline(Node node, Scope scope) {
        if (!(node instanceof Scalar scalar)) {
            problems.error(Problem.WRONG_VALUE, node.position(),
                    "`if` must be an expression, not " + node.noun(), Optional.empty(), List.of("if"));
            return Optional.empty();
        }
        Optional<Expression> expression = actions.expression(scalar, scope);
        if (expression.isPresent() && !actions.isBool(expression.get())) {
            problems.error(Expression.PROBLEM, expression.get().position(),
                    "`if` must be true or false; this is of type " + expression.get().type());
            return Optional.empty();
        }
        return expression.map(found -> new Guard.Inline(found, found.position()));
    }

    private Optional<Guard> guard(Node node, Scope scope) {
        if (node instanceof Scalar scalar) {
            if (isExpression(scalar, scope)) {
                problems.warning(Expression.PROBLEM, scalar.position(),
                        "`" + scalar.text() + "` is the name of a guard here, not a condition",
                        Optional.of("a condition stands under `if`: if: " + scalar.text()));
            }
            return scalar.isNull()
                    ? Optional.empty()
                    : Optional.of(new Guard.Named(scalar.text(), ActionReader.NO_PARAMS, scalar.position()));
        }
        Optional<Fields> found = Fields.of(node, problems, "a guard");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        Optional<Guard> guard = composed(fields, (Mapping) node, scope);
        fields.finish();
        return guard;
    }

    /// Whether what is written as a name compares what the machine knows.
    private static boolean isExpression(Scalar scalar, Scope scope) {
        Problems wrong = new Problems("");
        return OPERATORS.matcher(scalar.text()).find()
                && Expression.parse(scalar, scope, wrong).filter(found -> found.type() == Type.BOOL)
                        .isPresent()
                && wrong.list().isEmpty();
    }

    private Optional<Guard> composed(Fields fields, Mapping mapping, Scope scope) {
        Position position = mapping.position();
        if (fields.has("and")) {
            return Optional.of(new Guard.And(guards(fields, "and", scope), position));
        }
        if (fields.has("or")) {
            return Optional.of(new Guard.Or(guards(fields, "or", scope), position));
        }
        if (fields.has("not")) {
            return fields.node("not").flatMap(node -> guard(node, scope))
                    .map(inner -> new Guard.Not(inner, position));
        }
        if (fields.has("stateIn")) {
            return fields.texts("stateIn").stream().findFirst()
                    .map(text -> new Guard.StateIn(TransitionReader.target(text), position));
        }
        if (fields.has("if")) {
            return fields.node("if").flatMap(node -> inline(node, scope));
        }
        Optional<String> type = fields.requiredText("type");
        return type.map(name -> new Guard.Named(name, actions.params(fields, scope), position));
    }

    private List<Guard> guards(Fields fields, String key, Scope scope) {
        List<Guard> guards = new ArrayList<>();
        for (Node node : fields.listOrSingle(key)) {
            guard(node, scope).ifPresent(guards::add);
        }
        return guards;
    }
}
