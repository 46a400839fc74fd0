package dev.actorweb.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statechart as its author wrote it: immutable, every element with its place in the text.
///
/// It may be wrong (targets that lead nowhere, a parallel state with an `initial`): the analyzer's
/// rules judge that, and compiling refuses what cannot run. Thread-safe.
public final class Machine {
    private static final int[] NO_TARGETS = {};
    private final String file;
    private final String name;
    private final Optional<String> description;
    private final List<Variable> context;
    private final boolean eventsDeclared;
    private final List<EventDeclaration> events;
    private final List<State> states;
    private final Declarations declarations;
    private final Dialect dialect;
    private final Map<String, Machine> parts;
    private final Map<String, State> byId = new HashMap<>();
    private final Map<String, State> byPath = new HashMap<>();
    private volatile int @Nullable [][] targets;

    /// A machine from its parts, as a reader has found them.
    ///
    /// @param file
    ///            the name of the text as its user knows it
    /// @param name
    ///            `machine:`, or XState's `id`
    /// @param eventsDeclared
    ///            whether the author listed the events; otherwise they are inferred from what the
    ///            transitions wait for
    /// @param states
    ///            all states in document order, the root first
    public Machine(String file, String name, Optional<String> description, List<Variable> context,
            boolean eventsDeclared, List<EventDeclaration> events, List<State> states) {
        this(file, name, description, context, eventsDeclared, events, states, Declarations.NONE);
    }

    /// As above, with the names that the author listed.
    public Machine(String file, String name, Optional<String> description, List<Variable> context,
            boolean eventsDeclared, List<EventDeclaration> events, List<State> states,
            Declarations declarations) {
        this(file, name, description, context, eventsDeclared, events, states, declarations, Dialect.XSTATE,
                Map.of());
    }

    /// As above, with other semantics, and the machines that are written inside this one or in
    /// files beside it, by the names under which it invokes them.
    public Machine(String file, String name, Optional<String> description, List<Variable> context,
            boolean eventsDeclared, List<EventDeclaration> events, List<State> states,
            Declarations declarations, Dialect dialect, Map<String, Machine> parts) {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a machine has at least its root state");
        }
        this.file = file;
        this.name = name;
        this.description = description;
        this.context = List.copyOf(context);
        this.eventsDeclared = eventsDeclared;
        this.events = List.copyOf(events);
        this.states = List.copyOf(states);
        this.declarations = declarations;
        this.dialect = dialect;
        this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        for (State state : this.states) {
            byPath.putIfAbsent(state.path(), state);
            state.id().ifPresent(id -> byId.putIfAbsent(id.text(), state));
        }
    }

    public String file() {
        return file;
    }

    public String name() {
        return name;
    }

    public Optional<String> description() {
        return description;
    }

    public List<Variable> context() {
        return context;
    }

    /// The same machine with these values of its variables at the start, as if they were written
    /// there.
    ///
    /// @param values
    ///            by the names of variables; other names do not matter
    public Machine startingWith(Map<String, ? extends @Nullable Object> values) {
        List<Variable> changed = new ArrayList<>();
        for (Variable variable : context) {
            changed.add(values.containsKey(variable.name())
                    ? variable.startingWith(values.get(variable.name()))
                    : variable);
        }
        return new Machine(file, name, description, changed, eventsDeclared, events, states, declarations,
                dialect,
                parts);
    }

    /// Whether the author listed the events.
    public boolean eventsDeclared() {
        return eventsDeclared;
    }

    /// The alphabet: as declared, or inferred from what the transitions wait for (no wildcards).
    public List<EventDeclaration> events() {
        return events;
    }

    /// The guards, actions, services and delays that the author listed.
    public Declarations declarations() {
        return declarations;
    }

    /// Whose semantics the machine follows.
    public Dialect dialect() {
        return dialect;
    }

    /// The machines that belong to this one, by the names under which it invokes them.
    public Map<String, Machine> parts() {
        return parts;
    }

    /// All states in document order; the root is the first.
    public List<State> states() {
        return states;
    }

    /// Every action of all states, as [State#actions()] tells them; not those of [#parts()].
    public List<Action> actions() {
        List<Action> all = new ArrayList<>();
        for (State state : states) {
            all.addAll(state.actions());
        }
        return all;
    }

    /// Whether one of [#actions()] is of this kind.
    public boolean does(Class<? extends Action> kind) {
        for (State state : states) {
            for (Action action : state.actions()) {
                if (kind.isInstance(action)) {
                    return true;
                }
            }
        }
        return false;
    }

    public State root() {
        return states.getFirst();
    }

    /// The state of this index.
    ///
    /// @throws IndexOutOfBoundsException
    ///             if there is no such state
    public State state(int index) {
        return states.get(index);
    }

    public Optional<State> parent(State state) {
        return state.isRoot() ? Optional.empty() : Optional.of(states.get(state.parent()));
    }

    public List<State> children(State state) {
        List<State> children = new ArrayList<>(state.children().size());
        for (int child : state.children()) {
            children.add(states.get(child));
        }
        return children;
    }

    public boolean isDescendant(State state, State ancestor) {
        for (int at = state.parent(); at >= 0; at = states.get(at).parent()) {
            if (at == ancestor.index()) {
                return true;
            }
        }
        return false;
    }

    /// The id by which `#…` and the events of the runtime name a state: the author's, or the
    /// machine's name and the path, joined by dots.
    public String idOf(State state) {
        if (state.id().isPresent()) {
            return state.id().get().text();
        }
        return state.isRoot() ? name : rootId() + "." + state.path();
    }

    private String rootId() {
        return root().id().isPresent() ? root().id().get().text() : name;
    }

    /// The state that a target means when `source` names it.
    public Optional<State> resolve(State source, Target target) {
        String text = target.text();
        if (text.startsWith("#")) {
            return byId(text.substring(1));
        }
        if (text.startsWith(".")) {
            return below(source, text.substring(1));
        }
        return below(parent(source).orElse(source), text);
    }

    /// Where the transitions of a state lead: for each target of each of them, in the order of
    /// [State#transitions()], the index of the state it means, or −1 if it means none. Worked out
    /// once; not to be changed.
    public int[] targets(State source) {
        int[][] known = targets;
        if (known == null) {
            known = new int[states.size()][];
            for (int i = 0; i < known.length; i++) {
                known[i] = resolved(states.get(i));
            }
            targets = known; // at worst, two threads work it out
        }
        return known[source.index()];
    }

    private int[] resolved(State source) {
        List<Transition> transitions = source.transitions();
        int[] found = transitions.isEmpty() ? NO_TARGETS : new int[transitions.size()];
        int count = 0;
        for (int i = 0; i < transitions.size(); i++) {
            List<Target> named = transitions.get(i).targets();
            for (int j = 0; j < named.size(); j++) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count + 1);
                }
                Optional<State> state = resolve(source, named.get(j));
                found[count++] = state.isPresent() ? state.get().index() : -1;
            }
        }
        return count == found.length ? found : Arrays.copyOf(found, count);
    }

    /// The state that the `initial` of `owner` means: `child`, `child.grandchild` or `#id`.
    public Optional<State> resolveInitial(State owner, Target target) {
        String text = target.text();
        if (text.startsWith("#")) {
            return byId(text.substring(1));
        }
        return below(owner, text.startsWith(".") ? text.substring(1) : text);
    }

    /// The state of this name, wherever it is: an id (with or without `#`), or a path from
    /// the root.
    public Optional<State> find(String text) {
        Optional<State> found = byId(text.startsWith("#") ? text.substring(1) : text);
        return found.isPresent() || text.startsWith("#") ? found : Optional.ofNullable(byPath.get(text));
    }

    /// The state at this path from the root, whose own path is empty.
    public Optional<State> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private Optional<State> byId(String text) {
        State named = byId.get(text);
        if (named != null) {
            return Optional.of(named);
        }
        String root = rootId();
        if (text.equals(root)) {
            return Optional.of(root());
        }
        if (text.startsWith(root + ".")) {
            State inside = byPath.get(text.substring(root.length() + 1));
            if (inside != null) {
                return Optional.of(inside);
            }
        }
        return belowId(text);
    }

    /// `id.child`: the longest id that is a prefix of the text, then downwards.
    private Optional<State> belowId(String text) {
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            State ancestor = byId.get(text.substring(0, dot));
            if (ancestor != null) {
                return below(ancestor, text.substring(dot + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<State> below(State ancestor, String path) {
        String full = ancestor.isRoot() ? path : ancestor.path() + "." + path;
        return path.isEmpty() ? Optional.empty() : Optional.ofNullable(byPath.get(full));
    }
}
