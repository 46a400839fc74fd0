package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.Missing;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the invokes of states, and the machines that are written inside them or beside
/// the document.
final class InvokeReader {
    private static final Set<String> MACHINES = Set.of("", "scxml", "http://www.w3.org/TR/scxml/",
            "http://www.w3.org/TR/scxml");
    private final Values values;
    private final Content content;
    private final DocumentReader document;

    InvokeReader(Values values, Content content, DocumentReader document) {
        this.values = values;
        this.content = content;
        this.document = document;
    }

    List<Invoke> read(Element state, String stateId) {
        List<Invoke> found = new ArrayList<>();
        for (Element child : Vocabulary.children(state)) {
            if (child.name().equals("invoke")) {
                String id = child.attribute("id").map(text -> text.value().strip())
                        .orElse(stateId + ".invoke" + found.size());
                found.add(invoke(child, id));
            }
        }
        return found;
    }

    private Invoke invoke(Element element, String id) {
        List<Action> finalizing = new ArrayList<>();
        Template input = content.given().failing(element)
                .orElseGet(() -> new Template.MapOf(content.given().payload(element, "param")));
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals("finalize")) {
                finalizing.addAll(content.actions(child));
            }
        }
        Optional<Text> forward = element.attribute("autoforward");
        if (forward.isPresent() && !List.of("true", "false").contains(forward.get().value())) {
            values.problems().error(Problem.WRONG_VALUE, forward.get().positionOf(0),
                    "`autoforward` must be true or false, not `" + forward.get().value() + "`");
        }
        Source source = source(element, id);
        return new Invoke(id, source.name, input, List.of(), List.of(), List.of(),
                forward.isPresent() && forward.get().value().equals("true"), finalizing,
                element.attribute("idlocation").map(text -> text.value().strip()), source.computed,
                element.position());
    }

    /// What is invoked: by name, or as one of several that an expression tells apart.
    private record Source(String name, Optional<Expression> computed) {
        Source(String name) {
            this(name, Optional.empty());
        }
    }

    /// The name of what is invoked: a machine that could be read is a part of this one, everything
    /// else is bound by name when the machine runs.
    private Source source(Element element, String id) {
        Optional<Text> src = element.attribute("src");
        String type = type(element);
        if (src.isPresent()) {
            String name = Files.name(src.get().value());
            if (MACHINES.contains(type)) {
                beside(src.get(), name);
            }
            return new Source(name.isBlank() ? id : name);
        }
        Optional<Text> computed = element.attribute("srcexpr");
        if (computed.isPresent()) {
            return computed(computed.get(), MACHINES.contains(type));
        }
        return inside(element, id).orElse(new Source(type.isEmpty() ? id : type));
    }

    private String type(Element element) {
        return element.attribute("type").or(() -> element.attribute("typeexpr"))
                .map(text -> text.value().strip())
                .orElse("");
    }

    private void beside(Text src, String name) {
        if (document.hasPart(name)) {
            return;
        }
        Optional<Text> text = document.files().text(src);
        if (text.isPresent()) {
            ScxmlReader.parse(text.get().value(), values.problems(), src.positionOf(0), name)
                    .ifPresent(root -> document.other(root, name, src.positionOf(0)));
        }
    }

    private Source computed(Text srcexpr, boolean machine) {
        Expression value = values.value(srcexpr);
        Optional<EcmaScript.Constant> constant = EcmaScript.constant(value);
        if (constant.isPresent()) {
            return new Source(Files.name(EcmaScript.text(constant.get().value())));
        }
        if (machine) {
            List<String> found = new ArrayList<>();
            for (Text text : content.given().invocable().textsOf(srcexpr.value().strip(), values)) {
                String name = Files.name(text.value());
                if (document.files().has(name)) {
                    beside(text, name);
                    found.add(name);
                }
            }
            if (!found.isEmpty()) {
                return new Source(found.getFirst(), Optional.of(value));
            }
        }
        if (Missing.isSure(value.tree())) {
            return new Source(Values.condensed(srcexpr.value()), Optional.of(value));
        }
        values.warn(srcexpr.positionOf(0), "what is invoked is known only when the machine runs",
                "write the document's name as `src`, or give it to a variable by itself; a running machine needs"
                        + " a service bound to this text");
        return new Source(Values.condensed(srcexpr.value()));
    }

    private Optional<Source> inside(Element element, String id) {
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals("content")) {
                for (Element machine : child.elements()) {
                    if (machine.name().equals("scxml") && Vocabulary.isOurs(machine)) {
                        Vocabulary.check(machine, values.problems());
                        document.part(machine, id, document.files());
                        return Optional.of(new Source(id));
                    }
                }
                Optional<Text> expr = child.attribute("expr");
                List<String> known = expr.isPresent()
                        ? content.given().invocable().machinesOf(expr.get().value().strip())
                        : List.of();
                if (!known.isEmpty()) {
                    return Optional.of(
                            new Source(known.getFirst(), expr.map(values::value)));
                }
                values.warn(child.position(), "no machine is written here",
                        "put `<scxml>` inside, or into the variable that `expr` names; a running machine needs a"
                                + " service bound to `" + id + "`");
            }
        }
        return Optional.empty();
    }
}
