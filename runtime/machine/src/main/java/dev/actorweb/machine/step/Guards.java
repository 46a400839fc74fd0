package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers the guards that a spec only names. Must be pure: the same question in the same situation
/// has one answer.
@FunctionalInterface
public interface Guards {
    /// For machines without named guards; asking one is a mistake. (A class of its own: Java's
    /// ahead-of-time cache keeps no lambdas of an interface that has something to initialize.)
    Guards NONE = new Guards() {
        @Override
        public boolean test(String name, Map<String, @Nullable Object> params, Situation situation) {
            throw new IllegalStateException("the guard `" + name + "` is not bound");
        }
    };

    /// Decides a written guard whose value is unknown, because an event or a variable is. Only an
    /// analysis meets such.
    default boolean unknown(Expression guard, Situation situation) {
        throw new IllegalStateException("`" + guard + "` is unknown");
    }

    boolean test(String name, Map<String, @Nullable Object> params, Situation situation);
}
