package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an expression takes from the situation in which it is evaluated: variables, the
/// event, states.
public sealed interface Situated extends Expr {
    /// A variable of the context.
    record Variable(String name, int slot, Type type, Position position) implements Situated {
        @Override
        public @Nullable Object eval(Env env) {
            return env.variable(slot);
        }
    }

    /// The present event as a map: its data, and its name under `type`.
    record Event(Position position) implements Situated {
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
    record EventField(String field, Type type, Position position) implements Situated {
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
    record ActiveState(Position position) implements Situated {
        @Override
        public Type type() {
            return Type.STRING;
        }

        @Override
        public @Nullable Object eval(Env env) {
            return env.state();
        }
    }

    /// `in('state')`.
    record In(Expr state, Position position) implements Situated {
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
    record ActorIn(Expr of, Expr state, boolean counting, Position position) implements Situated {
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
}
