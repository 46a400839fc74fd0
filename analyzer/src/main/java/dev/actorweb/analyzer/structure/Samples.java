package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Values that stand for all others: one from each interval between constants, each constant
/// itself, and the ends of a domain.
final class Samples {
    private Samples() {}

    static List<@Nullable Object> of(Type type, Optional<Variable> variable,
            List<@Nullable Object> constants) {
        if (type == Type.BOOL) {
            return List.of(true, false);
        }
        if (variable.isPresent() && !variable.get().values().isEmpty()) {
            return new ArrayList<>(variable.get().values());
        }
        List<@Nullable Object> samples = new ArrayList<>();
        TreeSet<Double> numbers = new TreeSet<>();
        StringBuilder other = new StringBuilder("?");
        for (Object constant : constants) {
            if (constant instanceof Number number) {
                numbers.add(number.doubleValue());
            } else if (!samples.contains(constant)) {
                samples.add(constant);
            }
            other.append(constant);
        }
        if (!samples.isEmpty() || numbers.isEmpty()) {
            samples.add(other.toString()); // a text unlike all of them, and greater
            samples.add("");
        }
        boolean whole = type == Type.INT;
        if (whole) {
            samples.clear();
        }
        double least = variable.isPresent() && variable.get().min().isPresent()
                ? variable.get().min().getAsLong()
                : Double.NEGATIVE_INFINITY;
        double most = variable.isPresent() && variable.get().max().isPresent()
                ? variable.get().max().getAsLong()
                : Double.POSITIVE_INFINITY;
        TreeSet<Double> all = new TreeSet<>(between(numbers, whole));
        all.add(least);
        all.add(most);
        for (double number : all) {
            if (number >= least && number <= most && Double.isFinite(number)) {
                samples.add(whole ? (Object) (long) number : (Object) number);
            }
        }
        return samples.isEmpty() ? List.of(0L) : samples;
    }

    private static SortedSet<Double> between(SortedSet<Double> numbers, boolean whole) {
        TreeSet<Double> all = new TreeSet<>();
        Double before = null;
        for (double number : numbers) {
            if (whole) {
                all.add(Math.ceil(number) - 1);
                all.add(Math.floor(number) + 1);
            } else {
                all.add(before == null ? number - 1 : (before + number) / 2);
            }
            if (!whole || number == Math.rint(number)) {
                all.add(number);
            }
            before = number;
        }
        if (before != null) {
            all.add(before + 1);
        }
        return all;
    }

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return one == null ? other == null : one.equals(other);
    }

    /// Null where they can't be compared.
    static @Nullable Integer compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return one instanceof String a && other instanceof String b ? (Integer) a.compareTo(b) : null;
    }
}
