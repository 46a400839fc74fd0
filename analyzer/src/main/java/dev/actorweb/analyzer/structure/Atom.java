package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Operator;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Structured;
import dev.actorweb.machine.expr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A comparison of one variable or field with constants.
record Atom(String subject, Type type, Operator operator, List<@Nullable Object> constants) {
    static Optional<Atom> of(Expr expr) {
        Optional<Expr> itself = subject(expr);
        if (itself.isPresent() && (expr.type() == Type.BOOL)) {
            return Optional.of(new Atom(name(expr), Type.BOOL, Operator.EQUAL, List.of(true)));
        }
        if (!(expr instanceof Expr.Binary binary)) {
            return Optional.empty();
        }
        if (binary.operator() == Operator.IN && subject(binary.left()).isPresent()
                && binary.right() instanceof Structured.ListOf list
                && list.items().stream().allMatch(item -> item instanceof Expr.Literal)) {
            List<@Nullable Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(((Expr.Literal) item).value()));
            return Optional.of(new Atom(name(binary.left()), binary.left().type(), Operator.IN, items));
        }
        Optional<Operator> mirrored = mirrored(binary.operator());
        if (mirrored.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<@Nullable Object>> right = constant(binary.right());
        boolean ordered = binary.operator() != Operator.EQUAL && binary.operator() != Operator.NOT_EQUAL;
        if (ordered && (binary.left().type() == Type.STRING || binary.right().type() == Type.STRING)) {
            return Optional.empty(); // between two texts there is always another
        }
        if (subject(binary.left()).isPresent() && right.isPresent()) {
            return Optional.of(
                    new Atom(name(binary.left()), binary.left().type(), binary.operator(), right.get()));
        }
        Optional<List<@Nullable Object>> left = constant(binary.left());
        return subject(binary.right()).isPresent() && left.isPresent()
                ? Optional.of(
                        new Atom(name(binary.right()), binary.right().type(), mirrored.get(), left.get()))
                : Optional.empty();
    }

    private static Optional<Expr> subject(Expr expr) {
        return expr instanceof Situated.Variable || expr instanceof Situated.EventField
                ? Optional.of(expr)
                : Optional.empty();
    }

    private static String name(Expr expr) {
        return expr instanceof Situated.Variable variable
                ? variable.name()
                : "event." + ((Situated.EventField) expr).field();
    }

    /// A list of one, for null is a constant too.
    private static Optional<List<@Nullable Object>> constant(Expr expr) {
        List<@Nullable Object> one = new ArrayList<>();
        if (expr instanceof Expr.Literal literal) {
            one.add(literal.value());
            return Optional.of(one);
        }
        if (expr instanceof Expr.Negate negate && negate.operand() instanceof Expr.Literal literal
                && literal.value() instanceof Number number) {
            one.add(number instanceof Long whole ? (Object) (-whole) : (Object) (-number.doubleValue()));
            return Optional.of(one);
        }
        return Optional.empty();
    }

    /// With its sides exchanged; empty for what is no comparison.
    private static Optional<Operator> mirrored(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> Optional.of(operator);
            case LESS -> Optional.of(Operator.GREATER);
            case GREATER -> Optional.of(Operator.LESS);
            case AT_MOST -> Optional.of(Operator.AT_LEAST);
            case AT_LEAST -> Optional.of(Operator.AT_MOST);
            case IN, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> Optional.empty();
        };
    }

    @Nullable
    Boolean holds(@Nullable Object value) {
        if (operator == Operator.IN) {
            for (Object constant : constants) {
                if (Samples.equal(value, constant)) {
                    return true;
                }
            }
            return false;
        }
        Object constant = constants.getFirst();
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            return Samples.equal(value, constant) == (operator == Operator.EQUAL);
        }
        Integer order = Samples.compare(value, constant);
        if (order == null) {
            return null;
        }
        return switch (operator) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST, EQUAL, NOT_EQUAL, IN, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> order >= 0;
        };
    }
}
