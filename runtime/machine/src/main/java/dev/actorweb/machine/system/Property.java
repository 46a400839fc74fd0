package dev.actorweb.machine.system;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Problems;
import java.util.Optional;
import java.util.Set;

/// A condition on a whole system: `desk.in('error') && packer[0].in('busy')`.
///
/// @param groups
///            the actors it speaks of
public record Property(Expression expression, Set<String> groups) {
    public Property {
        groups = Set.copyOf(groups);
    }

    /// Reads a condition on the actors of a system; empty where it is wrong, and then `problems`
    /// say why.
    public static Optional<Property> read(Node node, MachineSystem system, Problems problems) {
        return new CheckReader(problems, system.groups()).property(node);
    }

    @Override
    public String toString() {
        return expression.source();
    }
}
