package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that the expressions of one document may use.
public final class Names {
    /// Names that nobody may assign to.
    private static final Set<String> SYSTEM = Set.of("_event", "_sessionid", "_name", "_ioprocessors", "_x");
    private final List<String> variables;
    private final String machine;
    private final String session;
    private final boolean open;
    private final boolean collecting;
    private final boolean functional;
    private final boolean bound;
    private final Functions functions;

    /// The names that code may use.
    ///
    /// @param variables
    ///            the variables; the place in the list is the slot
    /// @param machine
    ///            the value of `_name`
    /// @param open
    ///            whether code that is not understood may have declared others
    public Names(List<String> variables, String machine, boolean open) {
        this(List.copyOf(variables), machine, open, false, false, false, new Functions());
    }

    private Names(List<String> variables, String machine, boolean open, boolean collecting,
            boolean functional, boolean bound, Functions functions) {
        this.variables = variables;
        this.machine = machine;
        this.session = session(machine);
        this.open = open;
        this.collecting = collecting;
        this.functional = functional;
        this.bound = bound;
        this.functions = functions;
    }

    /// Names that are yet to be found: whatever a script declares or sets becomes a variable.
    static Names collecting() {
        return new Names(new ArrayList<>(), "", false, true, true, false, new Functions());
    }

    /// The same names in a document that writes functions itself, so that variables can be called,
    /// and objects have methods of their own.
    public Names withFunctions() {
        return new Names(variables, machine, open, collecting, true, bound, functions);
    }

    /// The same names and functions, where code that is not understood may have declared others.
    public Names opened() {
        return new Names(variables, machine, true, collecting, functional, bound, functions);
    }

    /// The same names for conditions: a function that nobody declares is one that Java knows.
    public Names bound() {
        return new Names(variables, machine, open, collecting, functional, true, functions);
    }

    /// Whether what nobody declares is left to Java, as it also is where code that is not
    /// understood may declare it; otherwise it fails when it is evaluated.
    boolean areBound() {
        return bound || open;
    }

    boolean hasFunctions() {
        return functional;
    }

    Functions functions() {
        return functions;
    }

    /// The variable that is declared by being assigned to.
    Optional<Place> declared(String name) {
        if (!collecting || !isName(name)) {
            return Optional.empty();
        }
        if (!variables.contains(name)) {
            variables.add(name);
        }
        return Optional.of(new Place.Global(name, variables.indexOf(name)));
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
        return Collections.unmodifiableList(variables);
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
                if (open || (bound && name.equals("_x"))) {
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
}
