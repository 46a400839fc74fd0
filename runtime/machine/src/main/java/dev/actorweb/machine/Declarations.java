package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The names that a machine expects to be bound when it runs, where its author lists them. A
/// section that is empty here was not written: then every name may be used.
public record Declarations(Optional<List<Name>> guards, Optional<List<Name>> actions,
        Optional<List<Name>> services, Optional<List<Name>> delays) {
    /// Nothing is declared.
    public static final Declarations NONE = new Declarations(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /// A declared name and where it is written.
    public record Name(String text, Position position) {}

    public Declarations {
        guards = guards.map(List::copyOf);
        actions = actions.map(List::copyOf);
        services = services.map(List::copyOf);
        delays = delays.map(List::copyOf);
    }

    /// Reads the sections: lists of names, or mappings of names to descriptions.
    static Declarations read(Fields machine, Problems problems) {
        return new Declarations(section(machine, "guards", problems), section(machine, "actions", problems),
                section(machine, "services", problems), section(machine, "delays", problems));
    }

    private static Optional<List<Name>> section(Fields machine, String key, Problems problems) {
        Optional<Node> node = machine.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<Name> names = new ArrayList<>();
        if (node.get() instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                names.add(new Name(entry.key(), entry.keyPosition()));
                if (!(entry.value() instanceof Scalar)) {
                    problems.error(Problem.WRONG_VALUE, entry.value().position(), "what `" + entry.key()
                            + "` means must be described in text, not by " + entry.value().noun());
                }
            }
        } else {
            for (Scalar scalar : machine.texts(key)) {
                names.add(new Name(scalar.text(), scalar.position()));
            }
        }
        return Optional.of(names);
    }
}
