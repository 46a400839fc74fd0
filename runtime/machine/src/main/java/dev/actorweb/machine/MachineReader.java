package dev.actorweb.machine;

import dev.actorweb.machine.scxml.ScxmlReader;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a machine spec: our YAML, an authored XState v5 configuration as JSON, or SCXML.
///
/// The reader is lenient: what can be represented in a [Machine] is, however wrong; only what cannot
/// be is a problem. Problems carry the codes of the rule catalogue: SC002 for duplicate keys, SC011
/// for unknown or misplaced properties and values of the wrong kind, `expression` for expressions.
/// Nothing is thrown for bad input, and reading runs no code. Thread-safe.
public final class MachineReader {
    /// The code of problems with duplicate keys.
    public static final String DUPLICATE = "SC002";
    /// The code of problems with unknown or misplaced properties and wrong values.
    public static final String PROPERTY = "SC011";
    /// The name of a machine that has none; XState's.
    private static final String NAMELESS = "(machine)";

    private MachineReader() {}

    /// The JSON Schema of machines: it accepts and refuses what this reader does, as far as the
    /// form decides it.
    public static String schema() {
        return SchemaText.beside(MachineReader.class, "machine.schema.json");
    }

    /// Reads a file; that it is missing is a problem too.
    public static Reading read(Path file) {
        return read(SpecReader.read(file.toString(), file));
    }

    /// Reads a text.
    ///
    /// @param name
    ///            the name of the text as its user knows it
    public static Reading read(String name, String text) {
        return read(SpecReader.read(name, text));
    }

    /// Reads a document that was parsed already.
    public static Reading read(Document document) {
        Optional<XmlText> xml = document.root().flatMap(XmlText::of);
        if (xml.isPresent()) {
            Reading reading = ScxmlReader.read(document.file(), xml.get().text(), xml.get().folder());
            return new Reading(reading.machine(), withRuleCodes(reading.problems()));
        }
        Problems problems = new Problems(document.file());
        problems.addAll(document.problems());
        Optional<Machine> machine = document.root().flatMap(root -> Fields.of(root, problems, "a machine"))
                .map(fields -> machine(fields, document.name().orElse(NAMELESS), problems));
        return new Reading(machine, withRuleCodes(problems.list()));
    }

    /// @param nameless
    ///            what the machine is called if it has no name
    private static Machine machine(Fields fields, String nameless, Problems problems) {
        Optional<String> name = fields.text("machine");
        Optional<String> id = fields.text("id");
        Optional<String> description = fields.text("description");
        Dialect dialect = fields.choice("dialect", List.of("xstate", "scxml")).orElse("xstate")
                .equals("scxml")
                        ? Dialect.SCXML
                        : Dialect.XSTATE;
        fields.allow("version", "types", "$schema");
        Declarations declarations = Declarations.read(fields, problems);
        ContextReader context = new ContextReader(fields, problems);
        StateReader reader = new StateReader(problems, context, name.or(() -> id).orElse(nameless),
                id.or(() -> name).orElse(nameless));
        List<State> states = reader.root(fields);
        boolean declared = fields.has("events");
        return new Machine(problems.file(), name.or(() -> id).orElse(nameless), description,
                context.variables(),
                declared, declared ? context.events() : dialect.alphabet(states), states, declarations,
                dialect,
                Map.of());
    }

    private static List<Problem> withRuleCodes(List<Problem> problems) {
        List<Problem> coded = new ArrayList<>(problems.size());
        for (Problem problem : problems) {
            coded.add(switch (problem.code()) {
                case Problem.DUPLICATE_KEY -> problem.withCode(DUPLICATE);
                case Problem.UNKNOWN_KEY, Problem.WRONG_VALUE -> problem.withCode(PROPERTY);
                default -> problem;
            });
        }
        return coded;
    }

    /// The place of a scalar key's value, or of the whole when there is none.
    static Optional<Scalar> scalar(Fields fields, String key) {
        return fields.node(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }
}
