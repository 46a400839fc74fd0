package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small drawing of a machine for a terminal: the tree of its states, each with where it leads.
public final class Outline {
    /// One line of the drawing.
    ///
    /// @param branch
    ///            the lines of the tree
    /// @param name
    ///            of the state, with a sign for its kind
    /// @param style
    ///            `unreachable`, `error`, `warning` or empty
    /// @param ways
    ///            where it leads
    /// @param state
    ///            its index in the machine
    /// @param by
    ///            the transition of each way
    public record Line(String branch, String name, String style, List<String> ways, int state,
            List<Transition> by) {
        public Line {
            ways = List.copyOf(ways);
            by = List.copyOf(by);
        }
    }

    private static final String STAYS = " ↻";

    private final List<Line> lines = new ArrayList<>();
    private final Machine machine;
    private final Chart chart;

    private Outline(Machine machine, Marks marks) {
        this.machine = machine;
        this.chart = Chart.of(machine, marks);
    }

    /// The lines, without the machine itself.
    public static List<Line> of(Machine machine, Marks marks) {
        Outline outline = new Outline(machine, marks);
        outline.add(machine.root(), "");
        return List.copyOf(outline.lines);
    }

    private void add(State group, String indent) {
        List<State> children = machine.children(group);
        Optional<State> initial = chart.initial(group);
        for (int i = 0; i < children.size(); i++) {
            State child = children.get(i);
            boolean last = i == children.size() - 1;
            boolean begins = group.kind() == Kind.PARALLEL
                    || initial.map(State::index).filter(index -> index == child.index()).isPresent();
            List<Transition> by = new ArrayList<>();
            List<String> ways = ways(child, by);
            lines.add(new Line(indent + (last ? "└─" : "├─"), sign(child, begins) + " " + child.key(),
                    chart.marks().style(child), ways, child.index(), by));
            add(child, indent + (last ? "   " : "│  "));
        }
    }

    private static String sign(State state, boolean begins) {
        return switch (state.kind()) {
            case FINAL -> "◎";
            case HISTORY -> state.history().orElse(History.SHALLOW) == History.DEEP ? "H*" : "H";
            case PARALLEL -> begins ? "▶" : "‖";
            case ATOMIC, COMPOUND -> begins ? "▶" : "○";
        };
    }

    private List<String> ways(State state, List<Transition> by) {
        List<String> ways = new ArrayList<>();
        for (Transition transition : state.transitions()) {
            String trigger = Labels.trigger(transition.trigger());
            String label = transition.guard().isEmpty()
                    ? trigger
                    : trigger + (trigger.isEmpty() ? "[…]" : " […]");
            List<String> targets = new ArrayList<>();
            for (State target : Targets.resolve(machine, state, transition.targets())) {
                targets.add(target.isRoot() ? machine.name() : target.key());
            }
            if (!targets.isEmpty()) {
                by.add(transition);
                ways.add(
                        Labels.cut((label.isEmpty() ? "" : label + " ") + "→ " + String.join(", ", targets)));
            } else if (!label.isEmpty()) { // it is taken, and leads nowhere else
                by.add(transition);
                ways.add(Labels.cut(label) + STAYS);
            }
        }
        return ways;
    }
}
