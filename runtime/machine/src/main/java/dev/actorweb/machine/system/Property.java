package dev.actorweb.machine.system;

import dev.actorweb.machine.expr.Expression;
import java.util.Set;

/// A condition on a whole system: `desk.in('error') && packer[0].in('busy')`.
///
/// @param groups
///            the actors it speaks of
public record Property(Expression expression, Set<String> groups) {
    public Property {
        groups = Set.copyOf(groups);
    }

    @Override
    public String toString() {
        return expression.source();
    }
}
