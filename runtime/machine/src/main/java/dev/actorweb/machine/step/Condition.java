package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A guard, ready to be asked.
sealed interface Condition {
    /// Whether it holds at this point of the step.
    ///
    /// @throws Failure.Raised
    ///             if an expression has no value
    boolean holds(Run run);

    record Bound(String name, Params params, Position position) implements Condition {
        @Override
        public boolean holds(Run run) {
            Map<String, @Nullable Object> values = params.values(run);
            try {
                return run.guards().test(name, values, run);
            } catch (RuntimeException e) {
                throw new Failure.Raised("the guard `" + name + "` failed: " + e, position);
            }
        }
    }

    record Inline(Expression expression) implements Condition {
        @Override
        public boolean holds(Run run) {
            Object value = expression.eval(run);
            if (value instanceof Boolean truth) {
                return truth;
            }
            if (value instanceof EvalError error && error.isUnknown()) {
                return run.guards().unknown(expression, run);
            }
            if (value instanceof EvalError error) {
                throw new Failure.Raised(error.message(), error.position());
            }
            throw new Failure.Raised("`" + expression + "` is neither true nor false", expression.position());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record All(Condition[] conditions) implements Condition {
        @Override
        public boolean holds(Run run) {
            for (Condition condition : conditions) {
                if (!condition.holds(run)) {
                    return false;
                }
            }
            return true;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Any(Condition[] conditions) implements Condition {
        @Override
        public boolean holds(Run run) {
            for (Condition condition : conditions) {
                if (condition.holds(run)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Run run) {
            return !condition.holds(run);
        }
    }

    record Active(int state) implements Condition {
        @Override
        public boolean holds(Run run) {
            return run.isActive(state);
        }
    }
}
