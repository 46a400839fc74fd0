package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine as boxes, lines of text in them and arrows between them: what all formats draw.
///
/// An arrow stays within one group: a transition across levels is drawn between the two states of
/// the innermost group around both, and names the inner ones in its label. What does not lead to
/// another box of a group (a reaction, a way to a state around) is a line in its own box.
final class Chart {
    /// Behind what no run has taken.
    private static final String UNTAKEN = " ✗";
    private final Machine machine;
    private final Marks marks;
    private final Map<Integer, List<Edge>> edges = new HashMap<>();
    private final Map<Integer, List<String>> lines = new HashMap<>();
    private final Map<Integer, State> initials = new HashMap<>();

    /// Nothing yet but the states.
    Chart(Machine machine, Marks marks) {
        this.machine = machine;
        this.marks = marks;
    }

    /// With all that is to be drawn of a machine.
    static Chart of(Machine machine, Marks marks) {
        Chart chart = new Chart(machine, marks);
        chart.describe();
        return chart;
    }

    private void describe() {
        for (State state : machine.states()) {
            initial(machine, state).ifPresent(initial -> initials.put(state.index(), initial));
        }
        for (State state : machine.states()) {
            describe(state);
            for (Transition transition : state.transitions()) {
                add(state, transition);
            }
        }
    }

    Machine machine() {
        return machine;
    }

    Marks marks() {
        return marks;
    }

    /// The arrows between the children of `group`.
    List<Edge> edges(State group) {
        return edges.getOrDefault(group.index(), List.of());
    }

    /// What stands in a state's box below its name.
    List<String> lines(State state) {
        return lines.getOrDefault(state.index(), List.of());
    }

    List<State> children(State state) {
        return machine.children(state);
    }

    /// The child with which `group` begins.
    Optional<State> initial(State group) {
        return Optional.ofNullable(initials.get(group.index()));
    }

    void begin(State group, State child) {
        initials.put(group.index(), child);
    }

    private static Optional<State> initial(Machine machine, State group) {
        if (group.kind() == Kind.PARALLEL || group.children().isEmpty()) {
            return Optional.empty();
        }
        if (group.initial().isPresent()) {
            for (var target : group.initial().get().targets()) {
                Optional<State> found = machine.resolveInitial(group, target);
                if (found.isPresent() && machine.isDescendant(found.get(), group)) {
                    return Optional.of(Lineage.branch(machine, group, found.get()));
                }
            }
            return Optional.empty();
        }
        return Optional.of(machine.state(group.children().getFirst()));
    }

    private void describe(State state) {
        if (!state.entry().isEmpty()) {
            line(state, "entry / " + Labels.actions(state.entry()));
        }
        if (!state.exit().isEmpty()) {
            line(state, "exit / " + Labels.actions(state.exit()));
        }
        for (Invoke invoke : state.invokes()) {
            line(state, "invoke " + invoke.src());
        }
    }

    private void add(State source, Transition transition) {
        List<State> targets = Targets.resolve(machine, source, transition.targets());
        String label = Labels.of(transition) + (marks.isUntaken(source, transition) ? UNTAKEN : "");
        if (targets.isEmpty()) {
            String missing = transition.isTargetless()
                    ? ""
                    : " → " + transition.targets().getFirst().text() + " ?";
            line(source, label + (transition.forbidden() ? " (ignored)" : missing));
        }
        for (State target : targets) {
            add(source, target, label);
        }
    }

    private void add(State source, State target, String label) {
        State common = Lineage.common(machine, source, target);
        if (source.index() == target.index() && source.children().isEmpty() && !source.isRoot()) {
            edge(machine.state(source.parent()), source, source, label);
        } else if (common.index() == source.index() || common.index() == target.index()) {
            line(source, label + " → " + name(target));
        } else {
            State from = Lineage.branch(machine, common, source);
            State to = Lineage.branch(machine, common, target);
            String inner = from.index() == source.index() ? "" : source.key() + ": ";
            edge(common, from, to, Labels.cut(inner + label + (to.index() == target.index()
                    ? ""
                    : " → " + target.key())));
        }
    }

    void edge(State group, State from, State to, String label) {
        edges.computeIfAbsent(group.index(), _ -> new ArrayList<>()).add(new Edge(from, to, label));
    }

    void line(State state, String text) {
        lines.computeIfAbsent(state.index(), _ -> new ArrayList<>()).add(Labels.cut(text));
    }

    private String name(State state) {
        return state.isRoot() ? machine.name() : state.key();
    }
}
