package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.diagram.Outline;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The ways out of one state, as they stand beside it: one after the other in as many rows as they
/// need, or in one row, those first that were just taken.
///
/// @param room
///            the width of the column
record Ways(Outline.Line line, int room) {
    private static final String TAKEN = "» ";
    private static final String OTHER = "  ";

    /// How many rows they need. What was taken last makes no difference: its sign has a place.
    int height() {
        return rows().size();
    }

    private List<List<Integer>> rows() {
        List<List<Integer>> rows = new ArrayList<>();
        List<Integer> row = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < line.ways().size(); i++) {
            int width = TAKEN.length() + Cells.width(Safe.line(line.ways().get(i)));
            if (!row.isEmpty() && used + 1 + width > room) {
                rows.add(row);
                row = new ArrayList<>();
                used = 0;
            }
            used += (row.isEmpty() ? 0 : 1) + width;
            row.add(i);
        }
        rows.add(row);
        return rows;
    }

    /// In so many rows as they need.
    ///
    /// @param open
    ///            whether they may be taken now
    List<Strip> all(Set<Transition> taken, boolean open) {
        List<Strip> strips = new ArrayList<>();
        for (var row : rows()) {
            strips.add(strip(row, taken, open));
        }
        return strips;
    }

    /// In one row; if it is too short for all of them, those first that were taken.
    Strip first(Set<Transition> taken, boolean open) {
        if (height() == 1) {
            return all(taken, open).getFirst();
        }
        List<Integer> order = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < line.ways().size(); i++) {
            order.add(taken.contains(line.by().get(i)) ? before++ : order.size(), i);
        }
        return strip(order, taken, open);
    }

    private Strip strip(List<Integer> ways, Set<Transition> taken, boolean open) {
        var strip = new Strip(room);
        for (int i : ways) {
            boolean now = taken.contains(line.by().get(i));
            strip.add(strip.used() == 0 ? "" : " ").add(now ? Style.LIT : open ? Style.PLAIN : Style.FAINT,
                    (now ? TAKEN : OTHER) + line.ways().get(i));
        }
        return strip;
    }
}
