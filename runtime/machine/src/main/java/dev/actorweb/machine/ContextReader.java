package dev.actorweb.machine;

import dev.actorweb.machine.expr.Scope;
import dev.actorweb.machine.expr.Scope.Declared;
import dev.actorweb.machine.expr.Scope.EventFields;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Reads the variables of the context and the declared events: the names that expressions may use.
final class ContextReader {
    private static final int MOST_VALUES = 1_000;
    private static final List<String> DECLARATION = List.of("type", "initial", "min", "max", "values",
            "description");
    private static final List<String> TYPES = List.of("any", "bool", "int", "double", "string", "list",
            "map");
    private final Problems problems;
    private final List<Variable> variables = new ArrayList<>();
    private final List<EventDeclaration> events = new ArrayList<>();
    private final Map<String, EventFields> fieldsOf = new HashMap<>();
    private final Scope scope;

    ContextReader(Fields machine, Problems problems) {
        this.problems = problems;
        for (Entry entry : machine.entries("context")) {
            variables.add(variable(entry));
        }
        for (Entry entry : machine.entries("events")) {
            events.add(event(entry));
        }
        List<Declared> declared = new ArrayList<>();
        for (Variable variable : variables) {
            declared.add(new Declared(variable.name(), variable.type()));
        }
        this.scope = new Scope(declared, Optional.empty());
    }

    List<Variable> variables() {
        return variables;
    }

    List<EventDeclaration> events() {
        return events;
    }

    /// The names that expressions see wherever any event may be present.
    Scope scope() {
        return scope;
    }

    /// The names that expressions see on an event of this descriptor.
    Scope onEvent(String descriptor) {
        EventFields known = fieldsOf.get(descriptor);
        return known == null ? scope : scope.on(known);
    }

    /// The names that expressions see on an event that the machine or its runtime makes, with
    /// these fields.
    Scope onInternal(String event, Map<String, Type> fields) {
        return scope.on(new EventFields(event, fields));
    }

    private Variable variable(Entry entry) {
        if (entry.value() instanceof Mapping mapping && isDeclaration(mapping)) {
            return declared(entry, mapping);
        }
        Object initial = entry.value().toJava();
        return new Variable(entry.key(), typeOf(initial), initial, OptionalLong.empty(), OptionalLong.empty(),
                List.of(), entry.keyPosition());
    }

    /// A mapping is a declaration when it names a type and has nothing that a declaration has not.
    private static boolean isDeclaration(Mapping mapping) {
        for (Entry entry : mapping.entries()) {
            if (!DECLARATION.contains(entry.key())) {
                return false;
            }
        }
        return mapping.get("type").isPresent() && mapping.get("type").get() instanceof Scalar type
                && Type.named(type.text()).isPresent();
    }

    private Variable declared(Entry entry, Mapping mapping) {
        Fields fields = new Fields(mapping, problems, "the variable `" + entry.key() + "`");
        Type type = fields.text("type").flatMap(Type::named).orElse(Type.ANY);
        OptionalLong min = fields.integer("min");
        OptionalLong max = fields.integer("max");
        Object initial = fields.has("initial") ? initial(fields, type, entry.key()) : zero(type);
        if (initial instanceof Long value
                && (value < min.orElse(Long.MIN_VALUE) || value > max.orElse(Long.MAX_VALUE))) {
            problems.error(Problem.WRONG_VALUE, mapping.position(),
                    "the initial value of `" + entry.key() + "` is outside its domain");
        }
        List<Object> values = new ArrayList<>();
        for (Node node : fields.listOrSingle("values")) {
            Object value = node.toJava();
            if (value != null) {
                values.add(value);
            }
        }
        return new Variable(entry.key(), type, initial, min, max, values, entry.keyPosition());
    }

    private @Nullable Object initial(Fields fields, Type type, String name) {
        Node node = fields.node("initial").orElseThrow();
        Object value = node.toJava();
        if (type == Type.DOUBLE && value instanceof Long whole) {
            return (double) whole;
        }
        if (type != Type.ANY && typeOf(value) != type) {
            problems.error(Problem.WRONG_VALUE, node.position(),
                    "the variable `" + name + "` is of type " + type + "; its initial value is "
                            + node.noun());
            return zero(type);
        }
        return value;
    }

    /// The type that a value shows; null shows none.
    private static Type typeOf(@Nullable Object value) {
        return value == null ? Type.ANY : Type.of(value);
    }

    private static @Nullable Object zero(Type type) {
        return switch (type) {
            case ANY, NULL -> null;
            case BOOL -> false;
            case INT -> 0L;
            case DOUBLE -> 0.0;
            case STRING -> "";
            case LIST -> List.of();
            case MAP -> Map.of();
        };
    }

    private EventDeclaration event(Entry entry) {
        List<EventDeclaration.Field> fields = new ArrayList<>();
        Map<String, Type> types = new HashMap<>();
        if (entry.value() instanceof Mapping mapping) {
            for (Entry field : mapping.entries()) {
                EventDeclaration.Field declared = field(field);
                fields.add(declared);
                types.put(field.key(), declared.type());
            }
        } else if (!(entry.value() instanceof Scalar scalar && scalar.isNull())) {
            problems.error(Problem.WRONG_VALUE, entry.value().position(),
                    "the event `" + entry.key() + "` lists its fields with their types, not "
                            + entry.value().noun());
        }
        fieldsOf.put(entry.key(), new EventFields(entry.key(), types));
        return new EventDeclaration(entry.key(), fields, entry.keyPosition());
    }

    /// A field by its type, or by a mapping that says what it may be.
    private EventDeclaration.Field field(Entry entry) {
        if (!(entry.value() instanceof Mapping mapping)) {
            return new EventDeclaration.Field(entry.key(), fieldType(entry), entry.keyPosition());
        }
        Fields fields = new Fields(mapping, problems, "the field `" + entry.key() + "`");
        Optional<Type> named = fields.entry("type").map(this::fieldType);
        List<Object> values = new ArrayList<>();
        for (Node node : fields.listOrSingle("values")) {
            Object value = node.toJava();
            if (value != null) {
                values.add(value);
            }
            if (value != null && named.isPresent() && named.get() != Type.ANY
                    && typeOf(value) != named.get()) {
                problems.error(Problem.WRONG_VALUE, node.position(),
                        "the field `" + entry.key() + "` is of type " + named.get() + "; this is "
                                + node.noun());
            }
        }
        OptionalLong min = fields.integer("min");
        OptionalLong max = fields.integer("max");
        fields.finish();
        Type type = named.orElse(values.isEmpty()
                ? min.isPresent() || max.isPresent() ? Type.INT : Type.ANY
                : typeOf(values.getFirst()));
        if (min.isPresent() != max.isPresent() || (min.isPresent() && (!values.isEmpty() || type != Type.INT))
                || (min.isPresent() && min.getAsLong() > max.getAsLong())
                || (min.isPresent() && max.getAsLong() - min.getAsLong() >= MOST_VALUES)) {
            problems.error(Problem.WRONG_VALUE, entry.value().position(),
                    "what the field `" + entry.key()
                            + "` may be is said by `values`, or, of an int, by `min` and"
                            + " `max`, at most " + MOST_VALUES + " values");
        } else if (min.isPresent()) {
            LongStream.rangeClosed(min.getAsLong(), max.getAsLong()).forEach(values::add);
        }
        return values.isEmpty()
                ? new EventDeclaration.Field(entry.key(), type, entry.keyPosition())
                : new EventDeclaration.Field(entry.key(), type, values, entry.keyPosition());
    }

    private Type fieldType(Entry field) {
        if (field.value() instanceof Scalar scalar) {
            Optional<Type> type = Type.named(scalar.text());
            if (type.isPresent()) {
                return type.get();
            }
            problems.error(Problem.WRONG_VALUE, scalar.position(), "there is no type `" + scalar.text() + "`",
                    DidYouMean.hint(scalar.text(), TYPES)
                            .or(() -> Optional.of("types are " + String.join(", ", TYPES))));
        } else {
            problems.error(Problem.WRONG_VALUE, field.value().position(),
                    "the field `" + field.key() + "` needs a type, not " + field.value().noun());
        }
        return Type.ANY;
    }
}
