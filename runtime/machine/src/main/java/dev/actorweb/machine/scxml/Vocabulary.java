package dev.actorweb.machine.scxml;

import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which elements and attributes SCXML has, and where. Elements and attributes of other namespaces
/// are nobody's business here.
final class Vocabulary {
    static final String NAMESPACE = "http://www.w3.org/2005/07/scxml";
    private static final String EXECUTABLE = "raise if foreach log assign script send cancel";
    private static final Map<String, Entry> ENTRIES = new HashMap<>();

    private record Entry(List<String> attributes, List<String> children, boolean anyContent) {}

    static {
        add("scxml", "initial name version datamodel binding exmode profile",
                "state parallel final datamodel script");
        add("state", "id initial src",
                "onentry onexit transition initial state parallel final history datamodel invoke");
        add("parallel", "id", "onentry onexit transition state parallel history datamodel invoke");
        add("transition", "event cond target type", EXECUTABLE);
        add("initial", "id", "transition");
        add("final", "id", "onentry onexit donedata datamodel");
        add("onentry", "", EXECUTABLE);
        add("onexit", "", EXECUTABLE);
        add("history", "id type", "transition");
        add("raise", "event", "");
        add("if", "cond", EXECUTABLE + " elseif else");
        add("elseif", "cond", "");
        add("else", "", "");
        add("foreach", "array item index", EXECUTABLE);
        add("log", "label expr level", "");
        add("datamodel", "", "data");
        ENTRIES.put("data", new Entry(words("id src expr"), List.of(), true));
        ENTRIES.put("assign", new Entry(words("location expr attr type"), List.of(), true));
        ENTRIES.put("content", new Entry(words("expr"), List.of(), true));
        add("donedata", "", "content param");
        add("param", "name expr location", "");
        add("script", "src", "");
        add("send", "event eventexpr target targetexpr type typeexpr id idlocation delay delayexpr namelist",
                "content param");
        add("cancel", "sendid sendidexpr", "");
        add("invoke", "type typeexpr src srcexpr id idlocation namelist autoforward",
                "finalize param content");
        add("finalize", "", EXECUTABLE);
    }

    private Vocabulary() {}

    private static void add(String element, String attributes, String children) {
        ENTRIES.put(element, new Entry(words(attributes), words(children), false));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /// Whether an element is SCXML's; so is one in no namespace.
    static boolean isOurs(Element element) {
        return element.namespace().isEmpty() || element.namespace().equals(NAMESPACE);
    }

    /// The children that SCXML knows.
    static List<Element> children(Element element) {
        List<Element> found = new ArrayList<>();
        Entry entry = ENTRIES.get(element.name());
        for (Element child : element.elements()) {
            if (isOurs(child) && entry != null && entry.children.contains(child.name())) {
                found.add(child);
            }
        }
        return found;
    }

    /// Reports what is unknown in an element and in all below it.
    static void check(Element element, Problems problems) {
        Entry entry = ENTRIES.get(element.name());
        if (entry == null) {
            return;
        }
        for (Element.Attribute attribute : element.attributes()) {
            String name = attribute.name();
            boolean foreign = name.indexOf(':') >= 0 || name.equals("xmlns");
            if (!foreign && !entry.attributes.contains(name)) {
                problems.error(Problem.UNKNOWN_KEY, attribute.position(),
                        "`<" + element.name() + ">` has no attribute `" + name + "`",
                        DidYouMean.hint(name, entry.attributes)
                                .or(() -> Optional.of(entry.attributes.isEmpty()
                                        ? "it has none"
                                        : "it may have " + String.join(", ", entry.attributes))));
            }
        }
        if (entry.anyContent) {
            return;
        }
        for (Element child : element.elements()) {
            if (!isOurs(child)) {
                continue;
            }
            if (entry.children.contains(child.name())) {
                check(child, problems);
            } else {
                problems.error(Problem.UNKNOWN_KEY, child.position(),
                        "`<" + element.name() + ">` has no element `<" + child.name() + ">` inside",
                        hint(child.name(), entry));
            }
        }
        if (!element.name().equals("script") && !element.text().isBlank()) {
            problems.warning(Problem.WRONG_VALUE, element.text().position(),
                    "text inside `<" + element.name() + ">` has no meaning", Optional.empty());
        }
    }

    private static Optional<String> hint(String name, Entry entry) {
        Optional<String> near = DidYouMean.nearest(name, entry.children);
        return near.map(known -> "did you mean `<" + known + ">`?")
                .or(() -> entry.children.isEmpty()
                        ? Optional.of("nothing may stand inside")
                        : Optional.of("it may have " + String.join(", ", entry.children)));
    }
}
