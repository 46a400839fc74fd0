package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reasons about guards: whether some can hold together while others do not.
///
/// Comparisons of one variable (or field of the event) with constants are understood: their truth
/// depends only on where the value lies among the constants, so a value from each interval between
/// them stands for all, within the declared domain. Everything else (named guards, functions,
/// comparisons of variables with each other) is a thing that may be true or false, the same for
/// guards that are written alike. So what is found impossible is impossible; what is found possible
/// is certain only where nothing of that kind takes part.
public final class GuardLogic {
    private static final int MOST_CASES = 20_000;
    private final Map<String, Variable> variables = new HashMap<>();

    public GuardLogic(Machine machine) {
        for (Variable variable : machine.context()) {
            variables.put(variable.name(), variable);
        }
    }

    /// Whether guards can hold together.
    public enum Answer {
        NEVER, SOMETIMES, PERHAPS
    }

    /// What was found out.
    ///
    /// @param witness
    ///            values for which it is so, where it sometimes is
    public record Verdict(Answer answer, Map<String, @Nullable Object> witness) {}

    /// Whether all of `hold` can hold while none of `fail` does.
    public Verdict can(List<Guard> hold, List<Guard> fail) {
        Cases cases = new Cases();
        hold.forEach(cases::collect);
        fail.forEach(cases::collect);
        return cases.search(hold, fail);
    }

    /// The variables and fields that decide a guard; empty where something else takes part.
    public Set<String> deciders(Guard guard) {
        Cases cases = new Cases();
        cases.collect(guard);
        return cases.opaque ? Set.of() : new TreeSet<>(cases.constants.keySet());
    }

    /// The values to be tried.
    private final class Cases {
        private final Map<String, List<@Nullable Object>> constants = new TreeMap<>();
        private final Map<String, Type> types = new HashMap<>();
        private boolean opaque;

        private void collect(Guard guard) {
            switch (guard) {
                case Guard.And and -> and.guards().forEach(this::collect);
                case Guard.Or or -> or.guards().forEach(this::collect);
                case Guard.Not not -> collect(not.guard());
                case Guard.Inline inline -> collect(inline.expression().tree());
                case Guard.Named _,Guard.StateIn _ -> free(key(guard));
            }
        }

        private void collect(Expr expr) {
            if (expr instanceof Expr.Logic logic) {
                collect(logic.left());
                collect(logic.right());
            } else if (expr instanceof Expr.Not not) {
                collect(not.operand());
            } else if (!(expr instanceof Expr.Literal)) {
                Optional<Atom> atom = Atom.of(expr);
                if (atom.isPresent()) {
                    types.put(atom.get().subject(), atom.get().type());
                    constants.computeIfAbsent(atom.get().subject(), _ -> new ArrayList<>())
                            .addAll(atom.get().constants());
                } else {
                    free(Likeness.of(expr));
                }
            }
        }

        private void free(String what) {
            opaque = true;
            types.put(what, Type.BOOL);
            constants.computeIfAbsent(what, _ -> new ArrayList<>());
        }

        Verdict search(List<Guard> hold, List<Guard> fail) {
            Map<String, List<@Nullable Object>> samples = new LinkedHashMap<>();
            long cases = 1;
            for (Map.Entry<String, List<@Nullable Object>> entry : constants.entrySet()) {
                List<@Nullable Object> values = Samples.of(types.getOrDefault(entry.getKey(), Type.ANY),
                        Optional.ofNullable(variables.get(entry.getKey())), entry.getValue());
                samples.put(entry.getKey(), values);
                cases *= values.size();
                if (cases > MOST_CASES) {
                    return new Verdict(Answer.PERHAPS, Map.of());
                }
            }
            List<String> names = List.copyOf(samples.keySet());
            for (long number = 0; number < cases; number++) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                long rest = number;
                for (String name : names) {
                    List<@Nullable Object> choices = samples.getOrDefault(name, List.of());
                    values.put(name, choices.get((int) (rest % choices.size())));
                    rest /= choices.size();
                }
                if (fits(hold, true, values) && fits(fail, false, values)) {
                    return new Verdict(opaque ? Answer.PERHAPS : Answer.SOMETIMES, values);
                }
            }
            return new Verdict(Answer.NEVER, Map.of());
        }
    }

    private static boolean fits(List<Guard> guards, boolean wanted, Map<String, @Nullable Object> values) {
        for (Guard guard : guards) {
            Boolean truth = truth(guard, values);
            if (truth == null || truth != wanted) {
                return false;
            }
        }
        return true;
    }

    /// Exports call all functions without a name alike; each is another one.
    private static String key(Guard guard) {
        return guard instanceof Guard.Named named && named.name().startsWith("inline")
                ? guard.toString()
                : Likeness.of(guard);
    }

    /// Null where it has no value.
    private static @Nullable Boolean truth(Guard guard, Map<String, @Nullable Object> values) {
        return switch (guard) {
            case Guard.And and -> all(and.guards(), true, values);
            case Guard.Or or -> all(or.guards(), false, values);
            case Guard.Not not -> negated(truth(not.guard(), values));
            case Guard.Inline inline -> truth(inline.expression().tree(), values);
            case Guard.Named _,Guard.StateIn _ -> (Boolean) values.get(key(guard));
        };
    }

    /// `&&` of all, or `||` of all, as they are evaluated: one after the other until one decides.
    private static @Nullable Boolean all(List<Guard> guards, boolean and,
            Map<String, @Nullable Object> values) {
        for (Guard guard : guards) {
            Boolean truth = truth(guard, values);
            if (truth == null || truth != and) {
                return truth;
            }
        }
        return and;
    }

    private static @Nullable Boolean negated(@Nullable Boolean truth) {
        return truth == null ? null : (Boolean) !truth;
    }

    private static @Nullable Boolean truth(Expr expr, Map<String, @Nullable Object> values) {
        if (expr instanceof Expr.Logic logic) {
            Boolean left = truth(logic.left(), values);
            Boolean right = truth(logic.right(), values);
            if (left != null && left != logic.and()) {
                return left;
            }
            if (right != null && right != logic.and()) {
                return right;
            }
            return (left == null || right == null) ? null : (Boolean) logic.and();
        }
        if (expr instanceof Expr.Not not) {
            return negated(truth(not.operand(), values));
        }
        if (expr instanceof Expr.Literal literal) {
            return literal.value() instanceof Boolean truth ? truth : null;
        }
        Optional<Atom> atom = Atom.of(expr);
        return atom.isPresent()
                ? atom.get().holds(values.get(atom.get().subject()))
                : (Boolean) values.get(Likeness.of(expr));
    }
}
