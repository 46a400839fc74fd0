package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.diagram.Outline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Which rows of a chart are shown where there is no room for all of its states.
///
/// States that have others in them are folded into one row each; then they are opened again as long
/// as there is room: first the way to the place that somebody looks at, or else to the one active
/// state, then what is active, then the rest, outer ones before inner ones and in the order of the
/// spec. So of regions that run side by side each keeps a row, and what stands where does not depend
/// on which of them moved last. What is too long even so is cut at both ends.
///
/// @param rows
///            all of them, also those that are cut
/// @param from
///            the first row that is shown
/// @param to
///            the one after the last row that is shown
/// @param turns
///            where else to look
record Folds(List<Row> rows, int from, int to, Turns turns) {
    /// No place in particular: the chart is shown by itself.
    static final int ANYWHERE = -1;
    /// With fewer rows than these there is none for what is cut.
    static final int LEAST = 3;

    /// A row of the chart.
    ///
    /// @param line
    ///            which line of the outline
    /// @param end
    ///            the line after those that the row stands for
    record Row(int line, int end) {
        boolean isFolded() {
            return end > line + 1;
        }
    }

    /// The places to which the keys lead that turn the chart; places are lines of the outline.
    ///
    /// @param hidden
    ///            whether there is more than is shown
    record Turns(int back, int on, boolean hidden) {
        static final Turns NONE = new Turns(ANYWHERE, ANYWHERE, false);
    }

    Folds {
        rows = List.copyOf(rows);
    }

    /// The lines that are in this one, and itself: up to here.
    static int end(List<Outline.Line> lines, int line) {
        int end = line + 1;
        while (end < lines.size() && depth(lines, end) > depth(lines, line)) {
            end++;
        }
        return end;
    }

    private static int depth(List<Outline.Line> lines, int line) {
        return Tree.depth(lines.get(line).branch());
    }

    /// @param active
    ///            the active states, by their index in the machine
    /// @param here
    ///            those of them in which no other is
    /// @param room
    ///            for so many rows
    /// @param place
    ///            the line to look at, or [#ANYWHERE]
    static Folds of(List<Outline.Line> lines, BitSet active, BitSet here, int room, int place) {
        int at = Math.min(place, lines.size() - 1);
        var rows = rows(lines, open(lines, active, room, at));
        if (rows.size() <= room) {
            return new Folds(rows, 0, rows.size(), turns(rows, 0, rows.size(), room, at));
        }
        int from = Math.clamp(
                at < 0 ? first(rows, lines, here, room) : row(rows, at) - (room < LEAST ? 0L : 1L), 0,
                rows.size() - Math.max(1, room));
        int to = Math.min(rows.size(), from + Math.max(1, room));
        if (room >= LEAST) { // what is cut has a row of its own
            from += from > 0 ? 1 : 0;
            to -= to < rows.size() ? 1 : 0;
        }
        return new Folds(rows, from, to, turns(rows, from, to, room, at));
    }

    // ---- what is open

    private static BitSet open(List<Outline.Line> lines, BitSet active, int room, int place) {
        var open = new BitSet();
        if (place >= 0) {
            for (int i = place; i >= 0; i--) {
                open.set(i, end(lines, i) > place);
            }
        } else {
            openTheOneWay(lines, active, open);
        }
        openMore(lines, active, open, room);
        var all = new BitSet();
        lines.forEach(line -> all.set(line.state()));
        openMore(lines, all, open, room);
        return open;
    }

    /// As far as just one state is active among its neighbours, what is around that is what counts.
    private static void openTheOneWay(List<Outline.Line> lines, BitSet active, BitSet open) {
        var group = new Row(-1, lines.size());
        while (group.isFolded()) {
            var ways = children(lines, group).stream()
                    .filter(child -> active.get(lines.get(child.line()).state())).toList();
            if (ways.size() != 1) {
                return;
            }
            group = ways.getFirst();
            open.set(group.line());
        }
    }

    /// Opens those of the states that there is room for.
    private static void openMore(List<Outline.Line> lines, BitSet wanted, BitSet open, int room) {
        int used = rows(lines, open).size();
        Deque<Row> groups = new ArrayDeque<>(List.of(new Row(-1, lines.size())));
        while (!groups.isEmpty()) {
            for (var child : children(lines, groups.remove())) {
                if (!child.isFolded() || !wanted.get(lines.get(child.line()).state())) {
                    continue;
                }
                if (!open.get(child.line())) {
                    int more = children(lines, child).size();
                    if (used + more > room) {
                        continue;
                    }
                    open.set(child.line());
                    used += more;
                }
                groups.add(child);
            }
        }
    }

    private static List<Row> children(List<Outline.Line> lines, Row group) {
        List<Row> children = new ArrayList<>();
        for (int i = group.line() + 1; i < group.end(); i = end(lines, i)) {
            children.add(new Row(i, end(lines, i)));
        }
        return children;
    }

    private static List<Row> rows(List<Outline.Line> lines, BitSet open) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size();) {
            int end = open.get(i) ? i + 1 : end(lines, i);
            rows.add(new Row(i, end));
            i = end;
        }
        return rows;
    }

    // ---- what is shown of it

    /// The first row to show if nobody looks anywhere: around the rows that the machine is in, or
    /// if there are too many of them, from the first one on.
    private static int first(List<Row> rows, List<Outline.Line> lines, BitSet here, int room) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (!states(lines, rows.get(i).line(), rows.get(i).end(), here).isEmpty()) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return last - first < room - 2 ? first - (room - (last - first + 1)) / 2 : first - 1;
    }

    /// Those lines of a part of the outline whose states are among these.
    static List<Outline.Line> states(List<Outline.Line> lines, int from, int to, BitSet among) {
        return lines.subList(from, to).stream().filter(line -> among.get(line.state())).toList();
    }

    /// The row that stands for a line.
    private static int row(List<Row> rows, int line) {
        int at = 0;
        while (at + 1 < rows.size() && rows.get(at + 1).line() <= line) {
            at++;
        }
        return at;
    }

    private static Turns turns(List<Row> rows, int from, int to, int room, int place) {
        boolean hidden = from > 0 || to < rows.size() || rows.stream().anyMatch(Row::isFolded);
        if (!hidden && place < 0) {
            return Turns.NONE;
        }
        int at = place < 0 ? -1 : row(rows, place);
        int on = Math.max(0, place < 0 ? from : at + 1);
        while (on < rows.size() && on < to && !rows.get(on).isFolded()) {
            on++;
        }
        return new Turns(back(rows, from, room, at), on < rows.size() ? rows.get(on).line() : place, true);
    }

    private static int back(List<Row> rows, int from, int room, int at) {
        int top = at < 0 ? from : at;
        if (at < 0 && from == 0) {
            return ANYWHERE;
        }
        int page = Math.max(0, top - Math.max(1, room - 2));
        for (int i = top - 1; i >= page; i--) {
            if (rows.get(i).isFolded()) {
                return rows.get(i).line();
            }
        }
        return top == 0 || (page == 0 && at >= 0 && from == 0) ? ANYWHERE : rows.get(page).line();
    }
}
