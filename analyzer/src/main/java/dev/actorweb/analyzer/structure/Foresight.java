package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.expr.UnknownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What assignments do, whatever happened before: each is tried with every value that the variables
/// it looks at are declared to have. Where anything else takes part, nothing is said.
public final class Foresight {
    private static final int MOST_CASES = 10_000;
    private static final int MOST_VALUES = 1_000;
    private final Machine machine;
    private final List<Variable> variables;

    public Foresight(Machine machine) {
        this.machine = machine;
        this.variables = machine.context();
    }

    /// A value that the variable gets there, if none that it can get is allowed by its declaration.
    public Optional<Object> outside(Assigned assigned, Variable variable) {
        List<Guard> guards = assigned.guards().stream()
                .filter(guard -> mentioned(guard).stream().noneMatch(assigned.changed()::contains)).toList();
        List<String> names = new ArrayList<>(mentioned(assigned.assignment().value()));
        guards.forEach(guard -> names.addAll(mentioned(guard)));
        Cases cases = new Cases(names.stream().distinct().toList());
        if (cases.count > MOST_CASES) {
            return Optional.empty();
        }
        Object example = null;
        for (int number = 0; number < cases.count; number++) {
            cases.choose(number);
            if (guards.stream().allMatch(cases::mayHold)) {
                Object value = cases.value(assigned.assignment().value());
                if (value instanceof EvalError error && !error.isUnknown()) {
                    continue; // then nothing is assigned
                }
                if (value instanceof EvalError || variable.allows(value)) {
                    return Optional.empty();
                }
                example = example == null ? value : example;
            }
        }
        return Optional.ofNullable(example);
    }

    private List<String> mentioned(Guard guard) {
        return switch (guard) {
            case Guard.Inline inline -> mentioned(inline.expression());
            case Guard.And and -> and.guards().stream().flatMap(one -> mentioned(one).stream()).toList();
            case Guard.Or or -> or.guards().stream().flatMap(one -> mentioned(one).stream()).toList();
            case Guard.Not not -> mentioned(not.guard());
            case Guard.Named _,Guard.StateIn _ -> List.of();
        };
    }

    private List<String> mentioned(Expression expression) {
        return Mentions.variablesIn(expression, machine.root());
    }

    /// The values that a variable is declared to have; empty where they are not counted.
    private static List<Object> domain(Variable variable) {
        if (!variable.values().isEmpty()) {
            return variable.values();
        }
        if (variable.type() == Type.BOOL) {
            return List.of(true, false);
        }
        boolean counted = variable.type() == Type.INT && variable.min().isPresent()
                && variable.max().isPresent()
                && variable.max().getAsLong() - variable.min().getAsLong() < MOST_VALUES;
        return counted
                ? LongStream.rangeClosed(variable.min().getAsLong(), variable.max().getAsLong())
                        .<Object>mapToObj(Long::valueOf).toList()
                : List.of();
    }

    /// One combination of values after the other.
    private final class Cases implements Env {
        private final List<List<Object>> domains = new ArrayList<>();
        private final @Nullable Object[] values = new Object[variables.size()];
        private final List<Integer> slots = new ArrayList<>();
        private final long count;
        /// Whether something was asked for that is no variable.
        private boolean beyond;

        Cases(List<String> names) {
            long product = 1;
            for (int slot = 0; slot < values.length; slot++) {
                values[slot] = EvalError.UNKNOWN;
                List<Object> domain = names.contains(variables.get(slot).name())
                        ? domain(variables.get(slot))
                        : List.of();
                if (!domain.isEmpty() && product <= MOST_CASES) {
                    domains.add(domain);
                    slots.add(slot);
                    product *= domain.size();
                }
            }
            this.count = product;
        }

        void choose(int number) {
            int rest = number;
            for (int i = 0; i < slots.size(); i++) {
                values[slots.get(i)] = domains.get(i).get(rest % domains.get(i).size());
                rest /= domains.get(i).size();
            }
        }

        @Nullable
        Object value(Expression expression) {
            beyond = false;
            Object value = expression.eval(this);
            return beyond ? EvalError.UNKNOWN : value;
        }

        boolean mayHold(Guard guard) {
            return !Boolean.FALSE.equals(truth(guard));
        }

        /// Null where that is not known.
        private @Nullable Boolean truth(Guard guard) {
            return switch (guard) {
                case Guard.Inline inline -> truth(value(inline.expression()));
                case Guard.And and -> all(and.guards(), true);
                case Guard.Or or -> all(or.guards(), false);
                case Guard.Not not -> {
                    Boolean truth = truth(not.guard());
                    yield truth == null ? null : (Boolean) !truth;
                }
                case Guard.Named _,Guard.StateIn _ -> null;
            };
        }

        /// A condition without a value brings the machine to a halt.
        private static @Nullable Boolean truth(@Nullable Object value) {
            return (value instanceof EvalError error && error.isUnknown())
                    ? null
                    : (Boolean) Boolean.TRUE.equals(value);
        }

        private @Nullable Boolean all(List<Guard> guards, boolean and) {
            boolean unknown = false;
            for (Guard guard : guards) {
                Boolean truth = truth(guard);
                unknown |= truth == null;
                if (truth != null && truth != and) {
                    return truth;
                }
            }
            return unknown ? null : (Boolean) and;
        }

        @Override
        public @Nullable Object variable(int slot) {
            return values[slot];
        }

        @Override
        public String eventType() {
            beyond = true;
            return "";
        }

        @Override
        public Map<String, ? extends @Nullable Object> eventData() {
            beyond = true;
            return UnknownFields.INSTANCE;
        }

        @Override
        public boolean in(String state) {
            beyond = true;
            return false;
        }

        @Override
        public String state() {
            beyond = true;
            return "";
        }
    }
}
