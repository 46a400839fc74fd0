package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names that the expressions of one document may use.
public final class Names {
    /// Names that nobody may assign to.
    private static final Set<String> SYSTEM = Set.of("_event", "_sessionid", "_name", "_ioprocessors", "_x");
    private final List<String> variables;
    private final String machine;
    private final String session;
    private final boolean open;

    /// The names that code may use.
    ///
    /// @param variables
    ///            the variables; the place in the list is the slot
    /// @param machine
    ///            the value of `_name`
    /// @param open
    ///            whether code that is not understood may have declared others
    public Names(List<String> variables, String machine, boolean open) {
        this.variables = List.copyOf(variables);
        this.machine = machine;
        this.session = session(machine);
        this.open = open;
    }

    /// The id of the session in which a machine of this name runs.
    public static String session(String machine) {
        return "aw-" + machine;
    }

    /// Where a session takes events.
    public static String location(String machine) {
        return "#_scxml_" + session(machine);
    }

    /// Whether this is a name that a variable can have.
    public static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Character.isLetter(c) || c == '_' || c == '$';
            if (!letter && !(i > 0 && Character.isDigit(c))) {
                return false;
            }
        }
        return !text.isEmpty() && !SYSTEM.contains(text) && !Set.of("true", "false", "null", "undefined",
                "this",
                "var", "function", "return", "continue", "break", "if", "else", "for", "while", "in", "new",
                "typeof", "void", "delete", "do", "switch", "case", "default", "throw", "try", "catch",
                "finally", "instanceof", "with", "class", "const", "let").contains(text);
    }

    boolean has(String name) {
        return variables.contains(name);
    }

    /// The variables; the place in the list is the slot.
    public List<String> variables() {
        return variables;
    }

    Js resolve(String name, Position position) throws Wrong {
        int slot = variables.indexOf(name);
        if (slot >= 0) {
            return new Js.Variable(name, slot);
        }
        return switch (name) {
            case "_event" -> new Js.Event(location(machine));
            case "_sessionid" -> new Js.Literal(session);
            case "_name" -> new Js.Literal(machine);
            case "_ioprocessors" -> new Js.Literal(processors());
            default -> {
                if (open || name.equals("_x")) {
                    throw new Wrong("`" + name + "` is not known", position, true);
                }
                yield new Js.Undeclared(name, position);
            }
        };
    }

    private Map<String, Map<String, String>> processors() {
        Map<String, String> here = Map.of("location", location(machine));
        Map<String, Map<String, String>> processors = new LinkedHashMap<>();
        processors.put("scxml", here);
        processors.put(EventData.PROCESSOR, here);
        return processors;
    }

    /// The same with more variables.
    Names with(List<String> more) {
        List<String> all = new ArrayList<>(variables);
        for (String name : more) {
            if (!all.contains(name)) {
                all.add(name);
            }
        }
        return new Names(all, machine, open);
    }
}
