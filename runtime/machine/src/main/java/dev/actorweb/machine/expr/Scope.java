package dev.actorweb.machine.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names an expression may use, with their types.
///
/// @param variables
///            the context's variables; a variable's place in the list is its slot
/// @param event
///            the fields of the present event, or empty when it can be any event
public record Scope(List<Declared> variables, Optional<EventFields> event) {
    /// No variables, any event.
    public static final Scope EMPTY = new Scope(List.of(), Optional.empty());

    /// A variable and its type.
    public record Declared(String name, Type type) {}

    /// The fields of one kind of event, by name.
    public record EventFields(String event, Map<String, Type> fields) {
        public EventFields {
            fields = Map.copyOf(fields);
        }
    }

    public Scope {
        variables = List.copyOf(variables);
    }

    /// The same variables where the present event is a known one.
    public Scope on(EventFields known) {
        return new Scope(variables, Optional.of(known));
    }

    int slot(String name) {
        for (int slot = 0; slot < variables.size(); slot++) {
            if (variables.get(slot).name().equals(name)) {
                return slot;
            }
        }
        return -1;
    }
}
