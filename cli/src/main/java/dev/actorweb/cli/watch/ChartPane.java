package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.diagram.Outline;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The chart of one machine: the tree of its states with the ways between them, the active ones
/// marked, the last transition lit, what was never entered faint.
final class ChartPane {
    private static final int WIDEST_NAME = 30;

    private final CompiledMachine machine;
    private final Coverage coverage;
    private final BitSet active = new BitSet();
    private final Set<Transition> lit = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Outline.Line> lines;

    /// @param lines
    ///            the outline of the machine
    ChartPane(CompiledMachine machine, List<Outline.Line> lines, WatchedActor actor, Coverage coverage) {
        this.machine = machine;
        this.lines = lines;
        this.coverage = coverage;
        for (var name : actor.active()) {
            machine.machine().find(name).ifPresent(this::activate);
        }
        if (actor.last().isPresent()) {
            for (int number : actor.last().get().taken()) {
                if (number < machine.transitionCount()) {
                    lit.add(machine.transition(number));
                }
            }
        }
    }

    private void activate(State state) {
        for (State at = state; !at.isRoot(); at = machine.machine().state(at.parent())) {
            active.set(at.index());
        }
    }

    /// As many lines as fit, around those that are active.
    ///
    /// @param moved
    ///            how many lines further down than by itself
    List<Strip> rows(int width, int height, int moved) {
        int names = 0;
        int first = lines.size();
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            names = Math.max(names,
                    line.branch().length() + Math.min(WIDEST_NAME, Cells.width(Safe.line(line.name()))));
            if (active.get(line.state())) {
                first = Math.min(first, i);
                last = i;
            }
        }
        int room = Math.max(1, height);
        int middle = first > last ? 0 : last - first < room ? (first + last) / 2 : last;
        int from = Math.clamp((long) middle - room / 2 + moved, 0, Math.max(0, lines.size() - room));
        List<Strip> rows = new ArrayList<>();
        for (int i = from; i < Math.min(lines.size(), from + room); i++) {
            boolean cut = (i == from && from > 0) || (i == from + room - 1 && from + room < lines.size());
            rows.add(cut && !active.get(lines.get(i).state())
                    ? new Strip(width).add(Style.FAINT, "  … " + (i == from ? from : lines.size() - i)
                            + " more states")
                    : row(lines.get(i), width, Math.min(names, width * 2 / 3)));
        }
        return rows;
    }

    /// The variables as they are now.
    static List<Strip> variables(WatchedActor actor, int width, int height) {
        List<Strip> rows = new ArrayList<>();
        actor.variables().forEach((name, value) -> {
            if (rows.size() < height) {
                rows.add(new Strip(width).add("  ").add(Style.FAINT, name + " = ").add(Payload.value(value)));
            }
        });
        return rows;
    }

    private Strip row(Outline.Line line, int width, int names) {
        boolean here = active.get(line.state());
        boolean seen = coverage.entered().get(line.state());
        var strip = new Strip(width).add(here ? Style.SUCCESS : Style.FAINT, here ? "● " : "  ")
                .add(Style.FAINT, line.branch());
        strip.add(here ? Style.SUCCESS : seen ? Style.PLAIN : Style.FAINT, line.name(),
                names + 2 - strip.used())
                .to(names + 4);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < line.ways().size(); i++) {
            if (lit.contains(line.by().get(i))) {
                order.addFirst(i);
            } else {
                order.add(i);
            }
        }
        for (int i : order) {
            boolean now = lit.contains(line.by().get(i));
            strip.add(now ? Style.LIT : here ? Style.PLAIN : Style.FAINT,
                    (now ? "» " : "") + line.ways().get(i) + "   ");
        }
        return strip;
    }
}
