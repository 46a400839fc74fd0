package dev.actorweb.analyzer.diff;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.List;

/// How two versions of a machine differ.
///
/// @param changes
///            what is written differently
/// @param differences
///            what is done differently, the worst first
/// @param complete
///            whether everything that both can do was compared
public record MachineDiff(CompiledMachine before, CompiledMachine after, List<Change> changes,
        List<Difference> differences, boolean complete) {
    public MachineDiff {
        changes = List.copyOf(changes);
        differences = List.copyOf(differences);
    }

    /// Compares two versions.
    ///
    /// @param given
    ///            what is known of guards and delays
    public static MachineDiff of(Exploration before, Exploration after, Given given) {
        Product product = new Product(before, after);
        product.walk();
        Witnesses witnesses = new Witnesses(before.machine(), after.machine(), given);
        List<Difference> differences = witnesses.of(product);
        return new MachineDiff(before.machine(), after.machine(),
                StructureDiff.of(before.machine().machine(), after.machine().machine()), differences,
                before.isComplete() && after.isComplete() && product.isComplete());
    }

    /// Whether the new version refuses what the old one took.
    public boolean isBreaking() {
        return count(Difference.Kind.REFUSED) > 0;
    }

    /// Whether nothing differs.
    public boolean isEmpty() {
        return changes.isEmpty() && differences.isEmpty();
    }

    /// How many differences of a kind there are.
    public int count(Difference.Kind kind) {
        int count = 0;
        for (Difference difference : differences) {
            count += difference.kind() == kind ? 1 : 0;
        }
        return count;
    }
}
