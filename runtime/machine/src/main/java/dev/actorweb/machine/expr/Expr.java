package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tree of a checked expression. Each node evaluates itself: names are slots and operators are
/// chosen before, so that nothing is looked up while it runs. An [EvalError] among the operands is
/// the result, except where `&&`, `||` and `?:` do not need that operand.
public sealed interface Expr {
    Position position();

    /// The static type; `ANY` where nothing is declared.
    Type type();

    /// The value or an [EvalError]; never throws.
    @Nullable
    Object eval(Env env);

    /// The expressions that this one consists of.
    default List<Expr> parts() {
        return switch (this) {
            case Literal _,Variable _,Event _,EventField _,ActiveState _ -> List.of();
            case Member(var map, var _, var _) -> List.of(map);
            case Index(var of, var index, var _) -> List.of(of, index);
            case Has(var field, var _) -> List.of(field);
            case In(var state, var _) -> List.of(state);
            case ActorIn(var of, var state, var _, var _) -> List.of(of, state);
            case Not(var operand, var _) -> List.of(operand);
            case Negate(var operand, var _) -> List.of(operand);
            case Logic(var _, var left, var right, var _) -> List.of(left, right);
            case Choice(var condition, var then, var otherwise, var _) -> List.of(condition, then, otherwise);
            case Binary(var _, var left, var right, var _, var _) -> List.of(left, right);
            case ListOf(var items, var _) -> items;
            case MapOf(var keys, var values, var _) -> {
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

    /// A variable of the context.
    record Variable(String name, int slot, Type type, Position position) implements Expr {
        @Override
        public @Nullable Object eval(Env env) {
            return env.variable(slot);
        }
    }

    /// The present event as a map: its data, and its name under `type`.
    record Event(Position position) implements Expr {
        @Override
        public Type type() {
            return Type.MAP;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>(env.eventData());
            all.put("type", env.eventType());
            return Collections.unmodifiableMap(all);
        }
    }

    /// `event.field`; `event.type` is the event's name.
    record EventField(String field, Type type, Position position) implements Expr {
        @Override
        public @Nullable Object eval(Env env) {
            if (field.equals("type")) {
                return env.eventType();
            }
            Object value = env.eventData().get(field);
            if (value == null && !env.eventData().containsKey(field)) {
                return new EvalError("the event `" + env.eventType() + "` carries no `" + field + "`",
                        position);
            }
            return value;
        }

        boolean isPresent(Env env) {
            return field.equals("type") || env.eventData().containsKey(field);
        }
    }

    /// `state`: the names of the active atomic states.
    record ActiveState(Position position) implements Expr {
        @Override
        public Type type() {
            return Type.STRING;
        }

        @Override
        public @Nullable Object eval(Env env) {
            return env.state();
        }
    }

    /// `map.field`.
    record Member(Expr map, String field, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.ANY;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = map.eval(env);
            return value instanceof EvalError ? value : Values.member(value, field, position);
        }
    }

    /// `list[index]` or `map[key]`.
    record Index(Expr of, Expr index, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.ANY;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object value = of.eval(env);
            if (value instanceof EvalError) {
                return value;
            }
            Object key = index.eval(env);
            return key instanceof EvalError ? key : Values.index(value, key, position);
        }
    }

    /// `has(a.b)`: whether a map has a field.
    record Has(Expr field, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            if (field instanceof EventField ofEvent) {
                return env.eventData() instanceof UnknownFields
                        ? EvalError.UNKNOWN
                        : (Object) ofEvent.isPresent(env);
            }
            Member member = (Member) field;
            Object map = member.map.eval(env);
            if (map instanceof EvalError) {
                return map;
            }
            return map instanceof Map<?, ?> found
                    ? (Object) found.containsKey(member.field)
                    : new EvalError("has() looks into a map, not into " + Values.noun(map), position);
        }
    }

    /// `in('state')`.
    record In(Expr state, Position position) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object name = state.eval(env);
            if (name instanceof String text) {
                return env.in(text);
            }
            return name instanceof EvalError
                    ? name
                    : new EvalError("in() takes the name of a state, not " + Values.noun(name), position);
        }
    }

    /// `actor.in('state')`, and `actors.count('state')`: how many of several actors are there. Only
    /// the conditions of a system know actors.
    record ActorIn(Expr of, Expr state, boolean counting, Position position) implements Expr {
        @Override
        public Type type() {
            return counting ? Type.INT : Type.BOOL;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Object who = of.eval(env);
            Object name = state.eval(env);
            if (who instanceof EvalError || name instanceof EvalError) {
                return who instanceof EvalError ? who : name;
            }
            if (!(name instanceof String text)) {
                return new EvalError("the name of a state is text, not " + Values.noun(name), position);
            }
            List<?> several = counting && who instanceof List<?> list ? list : Collections.singletonList(who);
            long found = 0;
            for (Object one : several) {
                if (!(one instanceof Located located)) {
                    return new EvalError("only actors are in states, not " + Values.noun(one), position);
                }
                found += located.in(text) ? 1 : 0;
            }
            return counting ? (Object) found : (Object) (found > 0);
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

    /// A list, item by item.
    record ListOf(List<Expr> items, Position position) implements Expr {
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public Type type() {
            return Type.LIST;
        }

        @Override
        public @Nullable Object eval(Env env) {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Expr item : items) {
                Object value = item.eval(env);
                if (value instanceof EvalError) {
                    return value;
                }
                list.add(value);
            }
            return Collections.unmodifiableList(list);
        }
    }

    /// A map; its keys must turn out to be text.
    record MapOf(List<Expr> keys, List<Expr> values, Position position) implements Expr {
        public MapOf {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        @Override
        public Type type() {
            return Type.MAP;
        }

        @Override
        public @Nullable Object eval(Env env) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Object key = keys.get(i).eval(env);
                Object value = values.get(i).eval(env);
                if (key instanceof EvalError || value instanceof EvalError) {
                    return key instanceof EvalError ? key : value;
                }
                if (!(key instanceof String text)) {
                    return new EvalError("a key is text, not " + Values.noun(key), position);
                }
                if (map.containsKey(text)) {
                    return new EvalError("the key `" + text + "` is there twice", position);
                }
                map.put(text, value);
            }
            return Collections.unmodifiableMap(map);
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
