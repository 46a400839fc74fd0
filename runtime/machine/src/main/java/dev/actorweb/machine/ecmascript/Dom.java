package dev.actorweb.machine.ecmascript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// XML as a value: a document or an element is a map of `nodeName`, `attributes` and `childNodes`,
/// a text is a text. What else the DOM tells of a node is computed from these. A node does not know
/// where it is, and nobody can change it.
public final class Dom {
    private static final String NAME = "nodeName";
    private static final String ATTRIBUTES = "attributes";
    private static final String CHILDREN = "childNodes";
    private static final String DOCUMENT = "#document";
    /// Where a document that is a machine says under which name it can be invoked.
    private static final String MACHINE = "machine";

    private Dom() {}

    /// An element as a value.
    ///
    /// @param children
    ///            elements and texts
    public static Map<String, @Nullable Object> element(String name, Map<String, String> attributes,
            List<Object> children) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put(NAME, name);
        node.put(ATTRIBUTES, attributes);
        node.put(CHILDREN, children);
        return Collections.unmodifiableMap(node);
    }

    /// A document as a value.
    ///
    /// @param machine
    ///            the name of the machine that it is
    public static Map<String, @Nullable Object> document(List<Object> children, Optional<String> machine) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>(element(DOCUMENT, Map.of(), children));
        machine.ifPresent(name -> node.put(MACHINE, name));
        return Collections.unmodifiableMap(node);
    }

    /// The name of the machine that a value is.
    public static Optional<String> machine(@Nullable Object value) {
        return value instanceof Map<?, ?> map && isNode(map) && map.get(MACHINE) instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    static boolean isNode(Map<?, ?> value) {
        return value.get(NAME) instanceof String && value.get(ATTRIBUTES) instanceof Map
                && value.get(CHILDREN) instanceof List;
    }

    /// What a node is asked for beyond what it holds.
    static @Nullable Object property(Map<?, ?> node, String name) {
        List<?> elements = elements(node);
        return switch (name) {
            case "tagName", "localName" -> isDocument(node) ? Absent.UNDEFINED : node.get(NAME);
            case "nodeType" -> isDocument(node) ? 9L : 1L;
            case "textContent" -> text(node);
            case "children" -> elements;
            case "childElementCount" -> (long) elements.size();
            case "documentElement" -> isDocument(node) ? first(elements) : null;
            case "firstElementChild" -> first(elements);
            case "lastElementChild" -> elements.isEmpty() ? null : elements.getLast();
            case "firstChild" -> first(children(node));
            case "lastChild" -> children(node).isEmpty() ? null : children(node).getLast();
            default -> Absent.UNDEFINED;
        };
    }

    /// The elements of this name inside a node, however deep; `*` for all.
    static List<Object> byTagName(Map<?, ?> node, String name) {
        List<Object> found = new ArrayList<>();
        collect(node, name, found);
        return Collections.unmodifiableList(found);
    }

    private static void collect(Map<?, ?> node, String name, List<Object> into) {
        for (Object child : elements(node)) {
            Map<?, ?> element = (Map<?, ?>) child;
            if (name.equals("*") || name.equals(element.get(NAME))) {
                into.add(element);
            }
            collect(element, name, into);
        }
    }

    /// An attribute's value; a document's are those of its outermost element.
    static @Nullable Object attribute(Map<?, ?> node, String name) {
        Object owner = isDocument(node) ? first(elements(node)) : node;
        return owner instanceof Map<?, ?> element && element.get(ATTRIBUTES) instanceof Map<?, ?> attributes
                ? attributes.get(name)
                : null;
    }

    private static String text(Map<?, ?> node) {
        StringBuilder text = new StringBuilder();
        for (Object child : children(node)) {
            text.append(child instanceof Map<?, ?> inner && isNode(inner) ? text(inner) : child);
        }
        return text.toString();
    }

    private static boolean isDocument(Map<?, ?> node) {
        return DOCUMENT.equals(node.get(NAME));
    }

    private static List<?> children(Map<?, ?> node) {
        return node.get(CHILDREN) instanceof List<?> list ? list : List.of();
    }

    private static List<Object> elements(Map<?, ?> node) {
        List<Object> found = new ArrayList<>();
        for (Object child : children(node)) {
            if (child instanceof Map<?, ?> element && isNode(element)) {
                found.add(element);
            }
        }
        return Collections.unmodifiableList(found);
    }

    private static @Nullable Object first(List<?> list) {
        return list.isEmpty() ? null : list.getFirst();
    }
}
