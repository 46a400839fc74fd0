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
    private int names;

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

    /// What is shown, and where else to look.
    record Shown(List<Strip> rows, Folds.Turns turns) {}

    /// Everything, if there is room for it; else each state in one row, and of those for which
    /// there is no room what can be said in one.
    ///
    /// @param place
    ///            the line to look at, or [Folds#ANYWHERE]
    Shown shown(int height, int place) {
        if (isAllShown(height)) {
            return new Shown(everything(), Folds.Turns.NONE);
        }
        List<Strip> rows = new ArrayList<>();
        var folds = Folds.of(lines, active, here, Math.max(1, height), place);
        widen(folds);
        if (folds.from() > 0 && height >= Folds.LEAST) {
            rows.add(cut(folds.rows().subList(0, folds.from())));
        }
        for (var row : folds.rows().subList(folds.from(), folds.to())) {
            rows.add(row.isFolded()
                    ? folded(bundle(row))
                    : row(lines.get(row.line()), new Strip(0)).to(column())
                            .add(ways(lines.get(row.line())).first(lit,
                                    active.get(lines.get(row.line()).state()))));
        }
        if (folds.to() < folds.rows().size() && height >= Folds.LEAST) {
            rows.add(cut(folds.rows().subList(folds.to(), folds.rows().size())));
        }
        return new Shown(rows, folds.turns());
    }

    private List<Strip> everything() {
        List<Strip> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean parent = Folds.end(lines, i) > i + 1;
            var ways = ways(line).all(lit, active.get(line.state()));
            rows.add(row(line, new Strip(0)).to(column()).add(ways.getFirst()));
            for (var more : ways.subList(1, ways.size())) {
                rows.add(new Strip(width).to(MARK).add(Style.FAINT, Tree.below(line.branch(), parent, indent))
                        .to(column()).add(more));
            }
        }
        return rows;
    }

    private Bundle bundle(Folds.Row row) {
        return new Bundle(machine.machine(), lines.get(row.line()), lines.subList(row.line() + 1, row.end()),
                here);
    }

    /// What is folded says more than its name.
    private void widen(Folds folds) {
        int widest = names;
        for (var row : folds.rows()) {
            if (row.isFolded()) {
                var bundle = bundle(row);
                widest = Math.max(widest, Tree.branch(bundle.head().branch(), indent).length()
                        + Math.min(WIDEST_NAME, Cells.width(Safe.line(bundle.head().name())))
                        + bundle.widest());
            }
        }
        names = Math.min(widest, width * 3 / 5);
    }

    private Strip folded(Bundle bundle) {
        boolean on = active.get(bundle.head().state());
        int room = names - Tree.branch(bundle.head().branch(), indent).length()
                - Math.min(LEAST_NAME, Cells.width(Safe.line(bundle.head().name())));
        return row(bundle.head(), bundle.inside(Math.max(LEAST_NAME, room))).to(column())
                .add(new Ways(bundle.ways(lit), width - column()).first(lit, on));
    }

    /// Stands for the rows that there is no room for.
    private Strip cut(List<Folds.Row> rows) {
        int count = 0;
        List<String> on = new ArrayList<>();
        for (var row : rows) {
            count += row.end() - row.line();
            var head = lines.get(row.line());
            var places = row.isFolded() ? bundle(row).places() : List.<String>of();
            if (!places.isEmpty()) {
                on.add(machine.machine().state(head.state()).key() + Bundle.INTO + String.join(", ", places));
            } else if (here.get(head.state())) {
                on.add(name(machine.machine().state(head.state())));
            }
        }
        var strip = new Strip(width).add(Style.FAINT,
                "  … " + count + (count == 1 ? " more state" : " more states"));
        if (!on.isEmpty()) {
            strip.add(Style.FAINT, "  ").add(Style.ACTIVE, "● " + String.join("  ● ", on));
        }
        return strip;
    }

    /// With the region that it is in.
    private String name(State state) {
        var in = machine.machine().state(state.parent());
        return in.isRoot() ? state.key() : in.key() + Bundle.INTO + state.key();
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

    /// A state; what is active within it where it is folded.
    private Strip row(Outline.Line line, Strip inside) {
        boolean marked = here.get(line.state());
        boolean on = active.get(line.state());
        boolean seen = coverage.entered().get(line.state());
        boolean sign = marked || (on && inside.used() > 0);
        int least = Math.min(LEAST_NAME, Cells.width(Safe.line(line.name())));
        var branch = Tree.fitting(Tree.branch(line.branch(), indent), names - least);
        var strip = new Strip(width).add(sign ? Style.ACTIVE : Style.FAINT, sign ? "● " : "  ")
                .add(Style.FAINT, branch);
        var name = Safe.line(line.name());
        return strip.add(marked ? Style.ACTIVE : on ? Style.SUCCESS : seen ? Style.PLAIN : Style.FAINT, name,
                names + MARK - strip.used() - inside.used()).add(inside);
    }
}
