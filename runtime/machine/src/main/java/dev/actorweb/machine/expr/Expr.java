package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree of a checked expression; literals and operators are here, the others in interfaces of
/// their own. Each node evaluates itself: names are slots and operators are chosen before, so that
/// nothing is looked up while it runs. An [EvalError] among the operands is the result, except where
/// `&&`, `||` and `?:` do not need that operand.
public sealed interface Expr
        permits
        Expr.Foreign,
        Expr.Literal,
        Expr.Not,
        Expr.Negate,
        Expr.Logic,
        Expr.Choice,
        Expr.Binary,
        Expr.Matches,
        Expr.Call,
        Situated,
        Structured {
    Position position();

    /// The static type; `ANY` where nothing is declared.
    Type type();

    /// The value or an [EvalError]; never throws.
    @Nullable
    Object eval(Env env);

    /// The expressions that this one consists of.
    default List<Expr> parts() {
        return switch (this) {
            case Literal _,Situated.Variable _,Situated.Event _,Situated.EventField _,Situated.ActiveState _ ->
                List.of();
            case Structured.Member(var map, var _, var _) -> List.of(map);
            case Structured.Index(var of, var index, var _) -> List.of(of, index);
            case Structured.Has(var field, var _) -> List.of(field);
            case Situated.In(var state, var _) -> List.of(state);
            case Situated.ActorIn(var of, var state, var _, var _) -> List.of(of, state);
            case Not(var operand, var _) -> List.of(operand);
            case Negate(var operand, var _) -> List.of(operand);
            case Logic(var _, var left, var right, var _) -> List.of(left, right);
            case Choice(var condition, var then, var otherwise, var _) -> List.of(condition, then, otherwise);
            case Binary(var _, var left, var right, var _, var _) -> List.of(left, right);
            case Structured.ListOf(var items, var _) -> items;
            case Structured.MapOf(var keys, var values, var _) -> {
                List<Expr> all = new ArrayList<>(keys);
                all.addAll(values);
                yield all;
            }
            case Matches(var text, var _, var _) -> List.of(text);
            case Call(var _, var arguments, var _) -> arguments;
            case Foreign _ -> List.of();
        };
    }

    /// An expression of another language, which knows itself how it is evaluated.
    non-sealed interface Foreign extends Expr {
        /// The variables it reads.
        List<String> variables();

        /// The states it asks about by name.
        List<String> states();
    }

    /// A value that is written out.
    record Literal(@Nullable Object value, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.of(value);
        }

        @Override
        public @Nullable Object eval(Env env) {
            return value;
        }
    }

    /// The opposite of a condition.
    record Not(Expr operand, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = operand.eval(env);
            if (value instanceof Boolean truth) {
                return !truth;
            }
            return value instanceof EvalError
                    ? value
                    : new EvalError("`!` takes true or false, not " + Values.noun(value), position);
        }
    }

    /// A number with the other sign.
    record Negate(Expr operand, Position position) implements Expr {
        @Override
        public Type type() {
            return operand.type();
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = operand.eval(env);
            return value instanceof EvalError ? value : Arithmetic.negate(value, position);
        }
    }

    /// `&&` or `||`. As in CEL an error on one side gives way to a decision by the other.
    record Logic(boolean and, Expr left, Expr right, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object first = truth(left.eval(env));
            if (first instanceof Boolean decided && decided != and) {
                return decided;
            }
            Object second = truth(right.eval(env));
            if (second instanceof Boolean decided && decided != and) {
                return decided;
            }
            return first instanceof EvalError ? first : second;
        }

        private Object truth(@Nullable Object value) {
            if (value instanceof Boolean || value instanceof EvalError) {
                return value;
            }
            return new EvalError(
                    "`" + (and ? "&&" : "||") + "` takes true or false, not " + Values.noun(value),
                    position);
        }
    }

    /// `condition ? then : otherwise`.
    record Choice(Expr condition, Expr then, Expr otherwise, Position position) implements Expr {
        @Override
        public Type type() {
            return then.type() == otherwise.type() ? then.type() : Type.ANY;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = condition.eval(env);
            if (value instanceof Boolean truth) {
                return truth ? then.eval(env) : otherwise.eval(env);
            }
            return value instanceof EvalError
                    ? value
                    : new EvalError("`?` asks true or false, not " + Values.noun(value), position);
        }
    }

    /// A comparison, an arithmetic operator, or the `in` of lists and maps.
    record Binary(Operator operator, Expr left, Expr right, Type type, Position position) implements Expr {
        @Override
        public @Nullable Object eval(Env env) {
            Object a = left.eval(env);
            if (a instanceof EvalError) {
                return a;
            }
            Object b = right.eval(env);
            return b instanceof EvalError ? b : operator.apply(a, b, position);
        }
    }

    /// `text.matches('pattern')` where the pattern is known when the expression is read.
    record Matches(Expr text, Pattern pattern, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = text.eval(env);
            if (value instanceof String found) {
                return pattern.find(found);
            }
            return value instanceof EvalError
                    ? value
                    : new EvalError("`matches` does not take " + Values.noun(value), position);
        }
    }

    /// A call of one of the [Function]s.
    record Call(Function function, List<Expr> arguments, Position position) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return function.type();
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object first = arguments.getFirst().eval(env);
            if (first instanceof EvalError) {
                return first;
            }
            Object second = arguments.size() < 2 ? null : arguments.get(1).eval(env);
            return second instanceof EvalError ? second : function.apply(first, second, position);
        }
    }
}
