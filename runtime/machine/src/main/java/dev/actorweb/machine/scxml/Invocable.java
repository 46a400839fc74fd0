package dev.actorweb.machine.scxml;

import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the variables of a document are ever given that can be invoked: machines that are written
/// as their values, and the names of documents. Collected before anything is read, so that what an
/// invoke computes is known to be one of these.
final class Invocable {
    private final DocumentReader document;
    private final Map<Position, String> names = new HashMap<>();
    private final Map<String, List<Element>> machines = new HashMap<>();
    private final Map<String, List<Text>> texts = new HashMap<>();

    Invocable(DocumentReader document) {
        this.document = document;
    }

    void collect(Element element) {
        for (Element child : Vocabulary.children(element)) {
            boolean data = child.name().equals("data");
            if (data || child.name().equals("assign")) {
                child.attribute(data ? "id" : "location")
                        .ifPresent(variable -> given(variable.value().strip(), child));
            } else {
                collect(child);
            }
        }
    }

    private void given(String variable, Element by) {
        by.attribute("expr").ifPresent(
                expr -> texts.computeIfAbsent(variable, _ -> new ArrayList<>()).add(expr));
        Optional<Element> machine = machine(by);
        if (machine.isPresent()) {
            List<Element> all = machines.computeIfAbsent(variable, _ -> new ArrayList<>());
            all.add(machine.get());
            names.put(machine.get().position(), all.size() == 1 ? variable : variable + "." + all.size());
        }
    }

    private static Optional<Element> machine(Element owner) {
        List<Element> inside = owner.elements();
        return inside.size() == 1 && inside.getFirst().name().equals("scxml")
                && Vocabulary.isOurs(inside.getFirst()) ? Optional.of(inside.getFirst()) : Optional.empty();
    }

    /// The name of the machine that is written in an element as a value, which becomes a part of
    /// the document.
    Optional<String> name(Element owner) {
        Optional<Element> machine = machine(owner);
        Optional<String> name = machine.map(one -> names.get(one.position()));
        if (name.isPresent() && !document.hasPart(name.get())) {
            Vocabulary.check(machine.orElseThrow(), document.problems());
            document.part(machine.orElseThrow(), name.get(), document.files());
        }
        return name;
    }

    /// The names of the machines that this variable is ever given.
    List<String> machinesOf(String variable) {
        List<String> found = new ArrayList<>();
        for (Element machine : machines.getOrDefault(variable, List.of())) {
            String name = names.get(machine.position());
            if (name != null) {
                found.add(name);
                if (!document.hasPart(name)) {
                    document.part(machine, name, document.files());
                }
            }
        }
        return found;
    }

    /// The texts that this variable is ever given, by themselves.
    List<Text> textsOf(String variable, Values values) {
        List<Text> found = new ArrayList<>();
        for (Text expr : texts.getOrDefault(variable, List.of())) {
            if (EcmaScript.parse(expr.value(), values.names(),
                    expr::positionOf) instanceof EcmaScript.Parsed.Done(Expression value)
                    && EcmaScript.constant(value).orElse(null) instanceof EcmaScript.Constant(String text)) {
                found.add(new Text(text, text, expr.position()));
            }
        }
        return found;
    }
}
