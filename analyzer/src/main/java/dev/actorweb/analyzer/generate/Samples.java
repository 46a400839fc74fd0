package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Structured;
import dev.actorweb.machine.expr.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Data worth trying: the constants that a machine's expressions compare with, and their
/// neighbours. Which of them lead where is left to the step function.
final class Samples {
    /// So many combinations of an event's fields are tried at most.
    private static final int MOST = 400;
    private final Machine machine;
    private final Set<@Nullable Object> values = new LinkedHashSet<>();
    private final Set<String> eventFields = new LinkedHashSet<>();
    private final Set<String> outputFields = new LinkedHashSet<>();

    Samples(Machine machine) {
        this.machine = machine;
        Set<@Nullable Object> constants = new LinkedHashSet<>();
        for (Expression expression : References.of(machine).expressions()) {
            look(expression.tree(), constants);
        }
        for (Object constant : constants) {
            values.add(constant);
            if (constant instanceof Long number) {
                values.add(number + 1);
                values.add(number - 1);
            } else if (constant instanceof Double number) {
                values.add(number + 1);
                values.add(number - 1);
            }
        }
        values.addAll(List.of("x", "", 1L, 0L, true, false, 1.5, List.of(), Map.of()));
    }

    private void look(Expr expr, Set<@Nullable Object> constants) {
        if (expr instanceof Expr.Literal literal && literal.value() != null) {
            constants.add(literal.value());
        } else if (expr instanceof Situated.EventField field && !field.field().equals("type")) {
            eventFields.add(field.field());
        } else if (expr instanceof Structured.Member(var map, var name, var _)
                && map instanceof Situated.EventField field
                && (field.field().equals("output") || field.field().equals("error"))) {
            outputFields.add(name);
        }
        for (Expr part : expr.parts()) {
            look(part, constants);
        }
    }

    /// Data for an event from outside, the simplest first.
    List<Map<String, @Nullable Object>> data(String event) {
        Map<String, List<@Nullable Object>> fields = new LinkedHashMap<>();
        for (EventDeclaration declaration : machine.eventsDeclared()
                ? machine.events()
                : List.<EventDeclaration>of()) {
            if (declaration.name().equals(event)) {
                for (EventDeclaration.Field field : declaration.fields()) {
                    fields.put(field.name(), ofType(field.type()));
                }
                return combinations(fields, false);
            }
        }
        for (String field : eventFields) {
            if (!List.of("output", "error", "input", "snapshot", "actorId").contains(field)) {
                fields.put(field, new ArrayList<>(values));
            }
        }
        return combinations(fields, true);
    }

    private List<@Nullable Object> ofType(Type type) {
        List<@Nullable Object> found = new ArrayList<>();
        for (Object value : values) {
            if (type == Type.ANY || Type.of(value) == type
                    || (type == Type.DOUBLE && value instanceof Long)) {
                found.add(value);
            }
        }
        if (type == Type.NULL || found.isEmpty()) {
            found.add(null);
        }
        return found;
    }

    /// What a service may end with.
    List<@Nullable Object> outputs() {
        List<@Nullable Object> outputs = new ArrayList<>();
        if (outputFields.isEmpty()) {
            outputs.add(null);
            outputs.addAll(values);
            return outputs;
        }
        Map<String, List<@Nullable Object>> fields = new LinkedHashMap<>();
        for (String field : outputFields) {
            fields.put(field, new ArrayList<>(values));
        }
        outputs.addAll(combinations(fields, false));
        outputs.add(null);
        return outputs;
    }

    /// Every choice of values, as far as there are not too many; then as many as there may be.
    private static List<Map<String, @Nullable Object>> combinations(
            Map<String, List<@Nullable Object>> fields, boolean orNone) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        if (orNone || fields.isEmpty()) {
            all.add(Map.of());
        }
        if (fields.isEmpty()) {
            return all;
        }
        List<String> names = List.copyOf(fields.keySet());
        List<List<@Nullable Object>> choices = List.copyOf(fields.values());
        int[] digits = new int[names.size()];
        while (all.size() < MOST) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            for (int i = 0; i < digits.length; i++) {
                one.put(names.get(i), choices.get(i).get(digits[i]));
            }
            all.add(one);
            int at = 0;
            while (at < digits.length && ++digits[at] == choices.get(at).size()) {
                digits[at++] = 0;
            }
            if (at == digits.length) {
                break;
            }
        }
        return all;
    }
}
