package dev.actorweb.analyzer;

import dev.actorweb.machine.SpecReader;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import java.util.Optional;

/// Tells machine specs from the other YAML, JSON and XML files of a project, by their
/// outermost keys.
public final class SpecShape {
    private SpecShape() {}

    /// Whether the document is meant as a machine, however wrong it is: it has `states`, or another
    /// of the keys by which a machine says what it is.
    public static boolean isMachine(Node root) {
        if (SpecReader.isXml(root)) {
            return SpecReader.isScxml(root);
        }
        if (!(root instanceof Mapping mapping) || isSystem(mapping) || mapping.get("scenario").isPresent()) {
            return false;
        }
        return mapping.get("states").isPresent() || hasText(mapping, "initial")
                || hasText(mapping, "machine") || isXState(mapping);
    }

    /// As [#isMachine], for files that nobody named: only what is certain.
    public static boolean isCertainlyMachine(Node root) {
        return root instanceof Mapping mapping && isMachine(root)
                && (SpecReader.isXml(root)
                        || mapping.get("states").map(states -> states instanceof Mapping).orElse(false)
                        || hasText(mapping, "machine"));
    }

    /// Why the document is no machine, for its author.
    static String explain(Node root) {
        return switch (root) {
            case Scalar scalar -> "a machine is a mapping with `states`; this is " + scalar.noun();
            case Node.Sequence sequence ->
                "a machine is a mapping with `states`; this is " + sequence.noun();
            case Mapping mapping -> {
                if (SpecReader.isXml(root)) {
                    yield "this XML is no SCXML: it does not begin with `<scxml>`";
                }
                if (isSystem(mapping)) {
                    yield "this is a system of machines, not a machine";
                }
                yield mapping.get("scenario").isPresent()
                        ? "this is a scenario, not a machine"
                        : "this is no machine: it has neither `states` nor `initial`";
            }
        };
    }

    /// What to do instead.
    static Optional<String> hint(Node root) {
        if (root instanceof Mapping mapping
                && (isSystem(mapping) || mapping.get("scenario").isPresent())) {
            return Optional.of("give the specs of its machines");
        }
        if (SpecReader.isXml(root)) {
            return Optional
                    .of("an SCXML document begins with `<scxml xmlns=\"http://www.w3.org/2005/07/scxml\">`;"
                            + " a DOCTYPE before that is not read");
        }
        return Optional.of("a spec begins with `machine: <name>`, `initial: <state>` and `states:`");
    }

    private static boolean isSystem(Mapping mapping) {
        return mapping.get("system").isPresent() && mapping.get("states").isEmpty();
    }

    /// XState's machine without states: an id, and something to do.
    private static boolean isXState(Mapping mapping) {
        return hasText(mapping, "id") && (mapping.get("context").isPresent()
                || mapping.get("invoke").isPresent() || mapping.get("on").isPresent());
    }

    private static boolean hasText(Mapping mapping, String key) {
        return mapping.get(key).map(value -> value instanceof Scalar scalar && !scalar.isNull())
                .orElse(false);
    }
}
