package dev.actorweb.machine.scxml;

import dev.actorweb.machine.ecmascript.Dom;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What elements give as values: by what they contain, by expressions, by names, from files.
final class Given {
    private final Values values;
    private final Files files;
    private final Invocable invocable;

    Given(Values values, Files files, Invocable invocable) {
        this.values = values;
        this.files = files;
        this.invocable = invocable;
    }

    /// What an element contains, as an expression.
    Expression literal(Element element) {
        if (!element.elements().isEmpty()) {
            return EcmaScript.literal(Dom.document(nodes(element), invocable.name(element)),
                    element.position());
        }
        return EcmaScript.literal(values.inline(element.text()), element.text().position());
    }

    private static List<Object> nodes(Element element) {
        List<Object> nodes = new ArrayList<>();
        for (Element.Child child : element.children()) {
            switch (child) {
                case Element.Child.Nested(var inner) -> nodes.add(node(inner));
                case Element.Child.Characters(var text) -> nodes.add(text.value());
            }
        }
        return List.copyOf(nodes);
    }

    private static Object node(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Element.Attribute attribute : element.attributes()) {
            attributes.put(attribute.name(), attribute.value().value());
        }
        return Dom.element(element.name(), attributes, nodes(element));
    }

    /// What a file contains: XML, JSON or text.
    private @Nullable Object contained(Text text) {
        if (values.areUnderstood() && text.value().stripLeading().startsWith("<")) {
            try {
                return Dom.document(List.of(node(XmlParser.parse(text.value(), Limits.DEFAULT))),
                        Optional.empty());
            } catch (XmlParser.Wrong _) {
                return values.inline(text);
            }
        }
        return values.inline(text);
    }

    /// What a file contains, as an expression.
    Optional<Expression> file(Text src, Position position) {
        return Optional.of(files.text(src).map(text -> EcmaScript.literal(contained(text), position))
                .orElseGet(() -> EcmaScript.failing("", "there is no file `" + src.value().strip() + "`",
                        position)));
    }

    Invocable invocable() {
        return invocable;
    }

    /// The values that `namelist`, `<param>` and `<content>` give.
    Map<String, Template> payload(Element element) {
        Map<String, Template> data = payload(element, "param");
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals("content")) {
                data.put(EventData.CONTENT, content(child));
            }
        }
        return data;
    }

    /// The values that `namelist` and the elements of this name give.
    Map<String, Template> payload(Element element, String named) {
        Map<String, Template> data = new LinkedHashMap<>();
        for (Text name : Text.words(element.attribute("namelist"))) {
            data.put(name.value(), values.template(name));
        }
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals(named)) {
                Text name = required(child, "name");
                data.put(name.value().strip(), values.template(child.attribute("expr")
                        .or(() -> child.attribute("location")).orElse(name)));
            }
        }
        return data;
    }

    /// What a `<content>` gives.
    Template content(Element element) {
        Optional<Text> expr = element.attribute("expr");
        return expr.isPresent() ? values.template(expr.get()) : Values.template(literal(element));
    }

    /// A name in `namelist` that is not declared spoils the whole.
    Optional<Template> failing(Element element) {
        for (Text name : Text.words(element.attribute("namelist"))) {
            if (!values.names().variables().contains(name.value())) {
                return Optional.of(values.template(name));
            }
        }
        return Optional.empty();
    }

    /// An attribute that must be there; that it is missing is reported.
    Text required(Element element, String attribute) {
        @Nullable
        Text found = element.attribute(attribute).orElse(null);
        if (found == null) {
            values.problems().error(Problem.WRONG_VALUE, element.position(),
                    "`<" + element.name() + ">` needs `" + attribute + "`");
            return new Text("", "", element.position());
        }
        return found;
    }
}
