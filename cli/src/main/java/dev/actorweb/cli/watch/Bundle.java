package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.diagram.Outline;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// A state with all that are in it, folded into one row: which of them are active, and what can be
/// done there.
///
/// @param within
///            the lines of the states that are in it
/// @param here
///            the innermost active states
record Bundle(Machine machine, Outline.Line head, List<Outline.Line> within, BitSet here) {
    static final String INTO = " › ";

    /// The active states in it, by their names from here on; none if it is not active.
    List<String> places() {
        return Folds.states(within, 0, within.size(), here).stream().map(this::name).toList();
    }

    private String name(Outline.Line line) {
        var name = new StringBuilder();
        for (State at = machine.state(line.state()); at.index() != head.state(); at = machine
                .state(at.parent())) {
            name.insert(0, name.isEmpty() ? at.key() : at.key() + ".");
        }
        return name.toString();
    }

    /// What stands behind its name.
    Strip inside(int width) {
        var places = places();
        var strip = new Strip(width);
        return places.isEmpty()
                ? strip.add(Style.FAINT, " +" + within.size())
                : strip.add(Style.FAINT, INTO).add(Style.ACTIVE,
                        LogLine.states(places, width - INTO.length()));
    }

    /// How wide that gets, whichever of its states is active.
    int widest() {
        int widest = 0;
        for (var line : within) {
            widest = Math.max(widest, Cells.width(Safe.line(name(line))));
        }
        return INTO.length() + widest;
    }

    /// The ways out of where it is, and those that were taken in it last, in one line.
    Outline.Line ways(Set<Transition> taken) {
        List<String> ways = new ArrayList<>();
        List<Transition> by = new ArrayList<>();
        boolean active = !places().isEmpty();
        for (var line : within) {
            for (int i = 0; i < line.ways().size(); i++) {
                if (here.get(line.state()) || (active && taken.contains(line.by().get(i)))) {
                    ways.add(line.ways().get(i));
                    by.add(line.by().get(i));
                }
            }
        }
        ways.addAll(head.ways());
        by.addAll(head.by());
        return new Outline.Line(head.branch(), head.name(), head.style(), ways, head.state(), by);
    }
}
