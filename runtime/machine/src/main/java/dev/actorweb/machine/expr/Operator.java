package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The binary operators that need both operands.
public enum Operator {
    EQUAL("=="), NOT_EQUAL("!="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="), IN("in"), ADD(
            "+"), SUBTRACT("-"), MULTIPLY("*"), DIVIDE("/"), REMAINDER("%");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /// The result, or an [EvalError]; neither operand is one.
    @Nullable
    Object apply(@Nullable Object a, @Nullable Object b, Position position) {
        return switch (this) {
            case EQUAL -> Values.equal(a, b);
            case NOT_EQUAL -> !Values.equal(a, b);
            case LESS, AT_MOST, GREATER, AT_LEAST -> Arithmetic.compare(this, a, b, position);
            case IN -> contains(a, b, position);
            case ADD -> Arithmetic.add(a, b, position);
            case SUBTRACT -> Arithmetic.subtract(a, b, position);
            case MULTIPLY -> Arithmetic.multiply(a, b, position);
            case DIVIDE -> Arithmetic.divide(a, b, position);
            case REMAINDER -> Arithmetic.remainder(a, b, position);
        };
    }

    private static Object contains(@Nullable Object item, @Nullable Object in, Position position) {
        if (in instanceof List<?> list) {
            for (Object candidate : list) {
                if (Values.equal(item, candidate)) {
                    return true;
                }
            }
            return false;
        }
        return in instanceof Map<?, ?> map
                ? (Object) (item instanceof String && map.containsKey(item))
                : new EvalError("`in` looks into a list or a map, not into " + Values.noun(in), position);
    }

    /// Whether a comparison's outcome (negative, zero, positive) satisfies this operator.
    boolean accepts(int order) {
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL, NOT_EQUAL, IN, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                throw new IllegalStateException("no comparison: " + symbol);
        };
    }

    /// The type of the result for operands of these types; null when it takes no such operands.
    @Nullable
    Type typeFor(Type left, Type right) {
        boolean open = left == Type.ANY || right == Type.ANY;
        return switch (this) {
            case EQUAL,
                    NOT_EQUAL ->
                open || comparable(left, right) || left == Type.NULL || right == Type.NULL
                        ? Type.BOOL
                        : null;
            case LESS, AT_MOST, GREATER,
                    AT_LEAST ->
                ordered(left) && ordered(right) && (open || comparable(left, right))
                        ? Type.BOOL
                        : null;
            case IN -> right == Type.LIST || right == Type.ANY
                    || (right == Type.MAP && (left == Type.STRING || left == Type.ANY)) ? Type.BOOL : null;
            case ADD -> sum(left, right);
            case SUBTRACT, MULTIPLY, DIVIDE -> numeric(left, right);
            case REMAINDER -> numeric(left, right) == Type.DOUBLE ? null : numeric(left, right);
        };
    }

    private static boolean comparable(Type left, Type right) {
        return left == right || (number(left) && number(right));
    }

    private static boolean number(Type type) {
        return type == Type.INT || type == Type.DOUBLE;
    }

    private static boolean ordered(Type type) {
        return type == Type.ANY || number(type) || type == Type.STRING || type == Type.BOOL;
    }

    private static @Nullable Type sum(Type left, Type right) {
        Type known = left == Type.ANY ? right : left;
        boolean matching = left == right || left == Type.ANY || right == Type.ANY;
        boolean addable = known == Type.ANY || number(known) || known == Type.STRING || known == Type.LIST;
        return matching && addable ? known : null;
    }

    private static @Nullable Type numeric(Type left, Type right) {
        Type sum = sum(left, right);
        return sum == null || number(sum) || sum == Type.ANY ? sum : null;
    }
}
