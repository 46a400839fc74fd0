package dev.actorweb.machine;

import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import java.util.List;

/// An event of the machine's alphabet, with the data it carries.
public record EventDeclaration(String name, List<Field> fields, Position position) {
    public EventDeclaration {
        fields = List.copyOf(fields);
    }

    public record Field(String name, Type type, Position position) {}
}
