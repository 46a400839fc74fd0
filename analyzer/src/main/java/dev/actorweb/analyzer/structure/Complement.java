package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Guard;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Operator;
import java.util.List;

/// Guards of which always one holds, by the way they are written: one is the other negated, or both
/// compare the same values in opposite ways. What is not seen here may be so all the same.
public final class Complement {
    private Complement() {}

    /// Whether two of the guards are opposites of each other.
    public static boolean anyPair(List<Guard> guards) {
        for (int i = 0; i < guards.size(); i++) {
            for (int j = i + 1; j < guards.size(); j++) {
                if (opposite(guards.get(i), guards.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean opposite(Guard one, Guard other) {
        return negates(one, other) || negates(other, one) || (one instanceof Guard.Inline left
                && other instanceof Guard.Inline right
                && opposite(left.expression().tree(), right.expression().tree()));
    }

    private static boolean negates(Guard one, Guard other) {
        return one instanceof Guard.Not not && Likeness.of(not.guard()).equals(Likeness.of(other));
    }

    private static boolean opposite(Expr one, Expr other) {
        if (negates(one, other) || negates(other, one)) {
            return true;
        }
        if (one instanceof Expr.Logic left && other instanceof Expr.Logic right
                && left.and() != right.and()) {
            return opposite(left.left(), right.left()) && opposite(left.right(), right.right());
        }
        return one instanceof Expr.Binary left && other instanceof Expr.Binary right
                && opposite(left, right);
    }

    private static boolean opposite(Expr.Binary one, Expr.Binary other) {
        if (same(one.left(), other.left()) && same(one.right(), other.right())) {
            return covering(one.operator(), other.operator());
        }
        return same(one.left(), other.right()) && same(one.right(), other.left())
                && covering(one.operator(), mirrored(other.operator()));
    }

    private static boolean negates(Expr one, Expr other) {
        return one instanceof Expr.Not not && same(not.operand(), other);
    }

    private static boolean same(Expr one, Expr other) {
        return Likeness.of(one).equals(Likeness.of(other));
    }

    /// Whether of `a one b` and `a other b` at least one holds.
    private static boolean covering(Operator one, Operator other) {
        return covers(one, other) || covers(other, one);
    }

    private static boolean covers(Operator one, Operator other) {
        if (one == Operator.AT_MOST) {
            return other == Operator.GREATER || other == Operator.AT_LEAST;
        }
        return one == Operator.EQUAL
                ? other == Operator.NOT_EQUAL
                : one == Operator.LESS && other == Operator.AT_LEAST;
    }

    private static Operator mirrored(Operator operator) {
        if (operator == Operator.LESS) {
            return Operator.GREATER;
        }
        if (operator == Operator.GREATER) {
            return Operator.LESS;
        }
        if (operator == Operator.AT_MOST) {
            return Operator.AT_LEAST;
        }
        return operator == Operator.AT_LEAST ? Operator.AT_MOST : operator;
    }
}
