package dev.actorweb.analyzer.diagram;

import java.util.ArrayList;
import java.util.List;

/// A connection that a [Layering] leads from box to box, past a box for its label.
final class Wire {
    final int from;
    final int to;
    final Box label;
    /// The boxes on the way, from top to bottom: the upper end, what is passed, the lower end.
    List<Box> way = new ArrayList<>();
    /// Whether the arrow points upwards, against the layers.
    boolean upwards;
    /// Where it leaves the upper box and meets the lower one, seen from their centres.
    double upperPort;
    double lowerPort;
    /// What is written at it, line by line.
    final List<String> lines;

    Wire(int from, int to, Box label, List<String> lines) {
        this.from = from;
        this.to = to;
        this.label = label;
        this.lines = List.copyOf(lines);
    }
}
