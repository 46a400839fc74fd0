package dev.actorweb.machine.system;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Scope;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `context` of an actor: start values for variables of its machine, which may depend on
/// `index`, `count` and `self`.
final class StartValues {
    private static final Scope SCOPE = new Scope(List.of(new Scope.Declared("index", Type.INT),
            new Scope.Declared("count", Type.INT), new Scope.Declared("self", Type.STRING)),
            Optional.empty());
    private final List<Entry> entries;
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final Problems problems;
    private final Set<String> told = new HashSet<>();

    StartValues(Fields fields, Problems problems) {
        this.problems = problems;
        this.entries = fields.entries("context");
        for (Entry entry : entries) {
            templates.put(entry.key(), Template.read(entry.value(), SCOPE, problems));
        }
    }

    /// Where they are given, by the names of the variables.
    Map<String, Position> places() {
        Map<String, Position> places = new LinkedHashMap<>();
        entries.forEach(entry -> places.put(entry.key(), entry.keyPosition()));
        return places;
    }

    /// The values for one actor; what is wrong with them is told once.
    Map<String, @Nullable Object> of(ActorGroup group, int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Surroundings env = slot -> switch (slot) {
            case 0 -> (long) number;
            case 1 -> (long) group.count();
            default -> group.memberName(number);
        };
        for (Entry entry : entries) {
            Optional<Variable> variable = variable(group.machine(), entry);
            Template template = templates.get(entry.key());
            Object value = template == null ? null : template.eval(env);
            if (value instanceof EvalError error) {
                tell(entry, error.message(), Optional.empty());
            } else if (variable.isPresent()) {
                values.put(entry.key(), fitting(variable.get(), value, entry));
            }
        }
        return values;
    }

    private Optional<Variable> variable(Machine machine, Entry entry) {
        List<String> names = new ArrayList<>();
        for (Variable variable : machine.context()) {
            if (variable.name().equals(entry.key())) {
                return Optional.of(variable);
            }
            names.add(variable.name());
        }
        tell(entry, "the machine `" + machine.name() + "` has no variable `" + entry.key() + "`",
                DidYouMean.hint(entry.key(), names));
        return Optional.empty();
    }

    private @Nullable Object fitting(Variable variable, @Nullable Object value, Entry entry) {
        if (variable.type() == Type.DOUBLE && value instanceof Long whole) {
            return (double) whole;
        }
        if (variable.type() != Type.ANY && Type.of(value) != variable.type()) {
            tell(entry, "the variable `" + variable.name() + "` is of type " + variable.type()
                    + "; this is of type " + Type.of(value), Optional.empty());
        }
        return value;
    }

    private void tell(Entry entry, String message, Optional<String> hint) {
        if (told.add(entry.key())) {
            problems.error(Problem.WRONG_VALUE, entry.keyPosition(), message, hint);
        }
    }
}
