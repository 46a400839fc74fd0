package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what makes an exploration so large: the number without bounds that has the most values
/// among some of the places that were found.
final class Widest {
    private static final int SAMPLES = 200;
    /// Fewer values are nothing to speak of.
    private static final int FEW = 20;

    private Widest() {}

    static Optional<Variable> of(Exploration exploration) {
        List<Variable> variables = exploration.machine().machine().context();
        Optional<Variable> widest = Optional.empty();
        int most = FEW;
        for (int slot = 0; slot < variables.size(); slot++) {
            int values = isBounded(variables.get(slot)) ? 0 : values(exploration, slot);
            if (values > most) {
                most = values;
                widest = Optional.of(variables.get(slot));
            }
        }
        return widest;
    }

    private static boolean isBounded(Variable variable) {
        return !variable.values().isEmpty() || (variable.min().isPresent() && variable.max().isPresent());
    }

    /// How many different numbers a variable holds at places taken evenly from all.
    private static int values(Exploration exploration, int slot) {
        Set<@Nullable Object> found = new HashSet<>();
        int places = exploration.places();
        for (int i = 0; i < Math.min(SAMPLES, places); i++) {
            Snapshot snapshot = exploration.snapshot((int) ((long) i * places / Math.min(SAMPLES, places)));
            Object value = snapshot.context().get(exploration.machine().machine().context().get(slot).name());
            if (value instanceof Number) {
                found.add(value);
            }
        }
        return found.size();
    }
}
