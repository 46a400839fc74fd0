package dev.actorweb.machine.scxml;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An element of an XML text with its place, immutable.
///
/// @param namespace
///            the namespace's name; empty for none
/// @param name
///            the name without prefix
/// @param children
///            elements and texts in the order of the document; blank text is kept
record Element(String namespace, String name, List<Attribute> attributes, List<Child> children,
        Position position) {
    /// What an element contains.
    sealed interface Child {
        record Nested(Element element) implements Child {}

        record Characters(Text text) implements Child {}
    }

    /// An attribute; those with a prefix carry it in their name.
    record Attribute(String name, Text value, Position position) {}

    Element {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    Optional<Text> attribute(String wanted) {
        for (Attribute attribute : attributes) {
            if (attribute.name.equals(wanted)) {
                return Optional.of(attribute.value);
            }
        }
        return Optional.empty();
    }

    List<Element> elements() {
        List<Element> found = new ArrayList<>();
        for (Child child : children) {
            if (child instanceof Child.Nested(var element)) {
                found.add(element);
            }
        }
        return found;
    }

    /// The text directly inside, joined; its place is that of the first piece that is not blank.
    Text text() {
        StringBuilder joined = new StringBuilder();
        List<Text> pieces = new ArrayList<>();
        for (Child child : children) {
            if (child instanceof Child.Characters(var text)) {
                pieces.add(text);
                joined.append(text.value());
            }
        }
        return pieces.size() == 1
                ? pieces.getFirst()
                : new Text(joined.toString(), joined.toString(),
                        pieces.isEmpty() ? position : pieces.getFirst().position());
    }
}
