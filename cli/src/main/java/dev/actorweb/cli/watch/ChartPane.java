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
import java.util.Optional;
import java.util.Set;

/// The chart of one machine: the tree of its states with the ways between them, the active ones
/// marked, the last transition lit, what was never entered faint.
final class ChartPane {
    private static final int WIDEST_NAME = 30;
    private static final int LEAST_NAME = 8;
    private static final int MARK = 2;

    private final CompiledMachine machine;
    private final Coverage coverage;
    private final BitSet active = new BitSet();
    /// Those of the active ones in which no other is.
    private final BitSet here = new BitSet();
    private final Set<Transition> lit = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Outline.Line> lines;
    private final int width;
    private final int indent;
    private final int names;

    /// @param lines
    ///            the outline of the machine
    ChartPane(CompiledMachine machine, List<Outline.Line> lines, WatchedActor actor, Coverage coverage,
            int width) {
        this.machine = machine;
        this.lines = lines;
        this.coverage = coverage;
        this.width = width;
        this.indent = indent(lines, width);
        int widest = 0;
        for (var line : lines) {
            widest = Math.max(widest, Tree.branch(line.branch(), indent).length()
                    + Math.min(WIDEST_NAME, Cells.width(Safe.line(line.name()))));
        }
        this.names = Math.min(widest, width * 3 / 5);
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

    /// How far a state stands right of the one that it is in: less where there are many in
    /// each other.
    private static int indent(List<Outline.Line> lines, int width) {
        int deepest = 0;
        for (var line : lines) {
            deepest = Math.max(deepest, Tree.depth(line.branch()));
        }
        int indent = Tree.INDENT;
        while (indent > 1 && deepest * indent > width / 3) {
            indent--;
        }
        return indent;
    }

    private void activate(State state) {
        here.set(state.index());
        for (State at = state; !at.isRoot(); at = machine.machine().state(at.parent())) {
            active.set(at.index());
        }
    }

    /// The rows that everything needs; as many as there are states where that is more than `most`.
    int height(int most) {
        int height = lines.size();
        for (int i = 0; i < lines.size() && height <= most; i++) {
            height += ways(lines.get(i)).height() - 1;
        }
        return height > most ? lines.size() : height;
    }

    private boolean isAllShown(int height) {
        return lines.size() <= height && height(Integer.MAX_VALUE) <= height;
    }

    private Ways ways(Outline.Line line) {
        return new Ways(line, width - column());
    }

    private int column() {
        return names + MARK + 1;
    }

    /// Everything, if there is room for it; else as many states as fit, around those that are
    /// active.
    ///
    /// @param moved
    ///            how many lines further down than by itself
    List<Strip> rows(int height, int moved) {
        List<Strip> rows = new ArrayList<>();
        if (isAllShown(height)) {
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean parent = i + 1 < lines.size()
                        && lines.get(i + 1).branch().length() > line.branch().length();
                var ways = ways(line).all(lit, active.get(line.state()));
                rows.add(row(line).to(column()).add(ways.getFirst()));
                for (var more : ways.subList(1, ways.size())) {
                    rows.add(new Strip(width).to(MARK)
                            .add(Style.FAINT, Tree.below(line.branch(), parent, indent))
                            .to(column()).add(more));
                }
            }
            return rows;
        }
        int room = Math.max(1, height);
        int from = Math.clamp((long) middle(room) - room / 2 + moved, 0, Math.max(0, lines.size() - room));
        for (int i = from; i < Math.min(lines.size(), from + room); i++) {
            var line = lines.get(i);
            boolean above = i == from && from > 0;
            boolean below = i == from + room - 1 && from + room < lines.size();
            rows.add((above || below) && !active.get(line.state())
                    ? cut(above ? from + 1 : lines.size() - i, above ? Optional.of(line) : Optional.empty())
                    : row(line).to(column()).add(ways(line).first(lit, active.get(line.state()))));
        }
        return rows;
    }

    private int middle(int room) {
        int first = lines.size();
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (here(lines.get(i))) {
                first = Math.min(first, i);
                last = i;
            }
        }
        return first > last ? 0 : last - first < room ? (first + last) / 2 : last;
    }

    /// Stands for the states that there is no room for.
    private Strip cut(int count, Optional<Outline.Line> first) {
        var within = first.map(line -> machine.machine().state(line.state()).parent())
                .map(machine.machine()::state).filter(state -> !state.isRoot()).map(State::name);
        return new Strip(width)
                .add(Style.FAINT,
                        "  … " + count + " more states" + within.map(name -> ", in " + name).orElse(""));
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

    private boolean here(Outline.Line line) {
        return here.get(line.state());
    }

    private Strip row(Outline.Line line) {
        boolean marked = here(line);
        boolean on = active.get(line.state());
        boolean seen = coverage.entered().get(line.state());
        int least = Math.min(LEAST_NAME, Cells.width(Safe.line(line.name())));
        var branch = Tree.fitting(Tree.branch(line.branch(), indent), names - least);
        var strip = new Strip(width).add(marked ? Style.ACTIVE : Style.FAINT, marked ? "● " : "  ")
                .add(Style.FAINT, branch);
        return strip.add(marked ? Style.ACTIVE : on ? Style.SUCCESS : seen ? Style.PLAIN : Style.FAINT,
                line.name(),
                names + MARK - strip.used());
    }
}
