package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One group of states, laid out: its boxes and wires with their places, seen from the upper left
/// corner of the group's own box. The figures of inner groups lie in it.
final class Figure {
    static final double NAME = 13;
    static final double TEXT = 11;
    static final double LINE = 15;
    private static final double PADDING = 18;
    private static final double BOLD = 1.12;
    private static final int MOST_LINES = 8;
    /// So many boxes without wires find a place beside the others.
    private static final int FEW = 4;

    final State state;
    final List<State> children = new ArrayList<>();
    final Map<Integer, Box> boxes = new HashMap<>();
    final Map<Integer, Figure> inner = new HashMap<>();
    final List<Wire> wires = new ArrayList<>();
    final List<Edge> loops = new ArrayList<>();
    Optional<Box> start = Optional.empty();
    final double width;
    final double height;

    Figure(Chart chart, State group) {
        this.state = group;
        for (State child : chart.children(group)) {
            children.add(child);
            if (child.children().isEmpty()) {
                boxes.put(child.index(), leaf(chart, group, child));
            } else {
                Figure figure = new Figure(chart, child);
                inner.put(child.index(), figure);
                boxes.put(child.index(), new Box(figure.width, figure.height));
            }
        }
        for (Edge edge : chart.edges(group)) {
            if (edge.from().index() == edge.to().index()) {
                loops.add(edge);
            }
        }
        double top = group.isRoot() ? PADDING : 2 * PADDING + LINE * chart.lines(group).size();
        double titled = group.isRoot() ? 0 : TextSize.width(group.key(), NAME) * BOLD + 2 * PADDING;
        for (String line : group.isRoot() ? List.<String>of() : chart.lines(group)) {
            titled = Math.max(titled, TextSize.width(line, TEXT) + 2 * PADDING);
        }
        if (group.kind() == Kind.PARALLEL && chart.edges(group).isEmpty()) {
            placeSideBySide();
        } else {
            placeInLayers(chart, group);
        }
        double right = 0;
        double bottom = 0;
        for (Box box : all()) {
            right = Math.max(right, box.right());
            bottom = Math.max(bottom, box.bottom());
        }
        width = Math.max(right + 2 * PADDING, titled);
        height = bottom + top + PADDING;
        double shift = (width - right) / 2;
        for (Box box : all()) {
            box.x += shift;
            box.y += top;
        }
    }

    private void placeSideBySide() {
        double x = 0;
        for (State child : children) {
            Box box = box(child);
            box.x = x + box.width / 2;
            box.y = box.height / 2;
            x += box.width + PADDING;
        }
    }

    private void placeInLayers(Chart chart, State group) {
        List<Box> placed = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        Optional<State> initial = chart.initial(group);
        if (initial.isPresent()) {
            Box dot = new Box(14, 14);
            start = Optional.of(dot);
            placed.add(dot);
            number(initial.get(), numbers, placed);
            wires.add(new Wire(0, 1, new Box(2, 0), List.of()));
        }
        Map<List<Integer>, List<String>> labels = new LinkedHashMap<>();
        for (Edge edge : chart.edges(group)) {
            if (edge.from().index() != edge.to().index()) {
                number(edge.from(), numbers, placed);
                number(edge.to(), numbers, placed);
                labels.computeIfAbsent(List.of(numbers.getOrDefault(edge.from().index(), 0),
                        numbers.getOrDefault(edge.to().index(), 0)), _ -> new ArrayList<>())
                        .add(edge.label());
            }
        }
        List<State> alone = new ArrayList<>();
        for (State child : children) {
            if (!numbers.containsKey(child.index())) {
                alone.add(child);
            }
        }
        if (alone.size() <= FEW) {
            for (State child : alone) {
                number(child, numbers, placed);
            }
        }
        labels.forEach((ends, texts) -> wires.add(wire(ends.getFirst(), ends.getLast(), texts)));
        Layering.place(placed, wires);
        if (alone.size() > FEW) {
            placeInRows(alone);
        }
    }

    /// What nothing leads to or from stands in rows below the rest.
    private void placeInRows(List<State> alone) {
        double bottom = 0;
        List<Box> last = alone.stream().map(this::box).toList();
        for (Box box : all()) {
            bottom = last.contains(box) ? bottom : Math.max(bottom, box.bottom());
        }
        int columns = (int) Math.ceil(Math.sqrt(alone.size()));
        double widest = 0;
        for (State child : alone) {
            widest = Math.max(widest, box(child).width);
        }
        double y = bottom == 0 ? 0 : bottom + PADDING;
        for (int from = 0; from < alone.size(); from += columns) {
            List<State> row = alone.subList(from, Math.min(alone.size(), from + columns));
            double highest = 0;
            for (State child : row) {
                highest = Math.max(highest, box(child).height);
            }
            for (int i = 0; i < row.size(); i++) {
                box(row.get(i)).x = i * (widest + PADDING) + widest / 2;
                box(row.get(i)).y = y + highest / 2;
            }
            y += highest + PADDING;
        }
    }

    /// Several transitions between the same two boxes are one wire.
    private static Wire wire(int from, int to, List<String> texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            if (!text.isEmpty() && !lines.contains(text)) {
                lines.add(text);
            }
        }
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES + 1;
            lines = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
            lines.add("… and " + more + " more");
        }
        double wide = 2;
        for (String line : lines) {
            wide = Math.max(wide, TextSize.width(line, TEXT) + 10);
        }
        return new Wire(from, to, new Box(wide, lines.isEmpty() ? 0 : LINE * lines.size() + 3), lines);
    }

    private void number(State child, Map<Integer, Integer> numbers, List<Box> placed) {
        if (!numbers.containsKey(child.index())) {
            numbers.put(child.index(), placed.size());
            placed.add(box(child));
        }
    }

    private List<Box> all() {
        List<Box> all = new ArrayList<>(boxes.values());
        start.ifPresent(all::add);
        for (Wire wire : wires) {
            for (int i = 1; i < wire.way.size() - 1; i++) {
                all.add(wire.way.get(i));
            }
        }
        return all;
    }

    Box box(State child) {
        Box box = boxes.get(child.index());
        if (box == null) {
            throw new IllegalArgumentException(child.path() + " is not in this group");
        }
        return box;
    }

    /// The room for loops beside a box is part of its width, on both sides alike.
    static double loopRoom(Chart chart, State group, State child) {
        double room = 0;
        for (Edge edge : chart.edges(group)) {
            if (edge.from().index() == child.index() && edge.to().index() == child.index()) {
                room = Math.max(room, TextSize.width(edge.label(), TEXT) + 38);
            }
        }
        return room;
    }

    private static Box leaf(Chart chart, State group, State child) {
        if (child.kind() == Kind.HISTORY) {
            return new Box(28, 28);
        }
        double wide = TextSize.width(child.key(), NAME) * BOLD + 2 * PADDING;
        for (String line : chart.lines(child)) {
            wide = Math.max(wide, TextSize.width(line, TEXT) + 20);
        }
        int loops = 0;
        for (Edge edge : chart.edges(group)) {
            loops += edge.from().index() == child.index() && edge.to().index() == child.index() ? 1 : 0;
        }
        int lines = Math.max(chart.lines(child).size(), loops > 1 ? loops : 0);
        double high = 34 + (lines == 0 ? 0 : 6 + LINE * lines);
        return new Box(Math.max(wide, 64) + 2 * loopRoom(chart, group, child), high);
    }
}
