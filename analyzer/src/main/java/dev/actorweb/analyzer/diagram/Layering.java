package dev.actorweb.analyzer.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Places the boxes of one group in layers from top to bottom, after Sugiyama, Tagawa and Toda
/// (1981).
///
/// Wires that close a cycle are turned round; each box lies below all that lead to it; between two
/// layers of boxes lies one of labels, and where a wire passes a layer it takes a box without width
/// there. The order within layers comes from sweeps by the mean of the neighbours, the places from
/// the same means, kept apart by pooling what would overlap (as in isotonic regression), which keeps
/// wires straight.
final class Layering {
    private static final double BETWEEN = 26;
    private static final double BETWEEN_LAYERS = 20;
    private static final int SWEEPS = 12;
    private static final double PASSING = 6;

    private final List<Box> boxes;
    private final List<Wire> wires;
    private final List<List<Box>> layers = new ArrayList<>();
    private final Map<Box, List<Box>> above = new HashMap<>();
    private final Map<Box, List<Box>> below = new HashMap<>();
    private int[] layer = {};

    private Layering(List<Box> boxes, List<Wire> wires) {
        this.boxes = boxes;
        this.wires = wires;
    }

    /// Places the boxes, the first of them on top, and leads the wires. The upper left corner of
    /// all is 0, 0.
    static void place(List<Box> boxes, List<Wire> wires) {
        Layering layering = new Layering(boxes, wires);
        layering.turnRound();
        layering.assignLayers();
        layering.fillLayers();
        layering.order();
        layering.assignPlaces();
        layering.assignPorts();
    }

    private void turnRound() {
        int[] seen = new int[boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            walk(i, seen);
        }
    }

    private void walk(int at, int[] seen) {
        if (seen[at] != 0) {
            return;
        }
        seen[at] = 1;
        for (Wire wire : wires) {
            if (wire.from == at) {
                if (seen[wire.to] == 1) {
                    wire.upwards = true;
                } else {
                    walk(wire.to, seen);
                }
            }
        }
        seen[at] = 2;
    }

    private static int upper(Wire wire) {
        return wire.upwards ? wire.to : wire.from;
    }

    private static int lower(Wire wire) {
        return wire.upwards ? wire.from : wire.to;
    }

    private void assignLayers() {
        layer = new int[boxes.size()];
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Wire wire : wires) {
                if (layer[lower(wire)] < layer[upper(wire)] + 2) {
                    layer[lower(wire)] = layer[upper(wire)] + 2;
                    moved = true;
                }
            }
        }
    }

    private void fillLayers() {
        int deepest = Arrays.stream(layer).max().orElse(0);
        for (int i = 0; i <= deepest; i++) {
            layers.add(new ArrayList<>());
        }
        for (int i = 0; i < boxes.size(); i++) {
            layers.get(layer[i]).add(boxes.get(i));
        }
        for (Wire wire : wires) {
            int top = layer[upper(wire)];
            int bottom = layer[lower(wire)];
            int middle = (top + bottom) / 2;
            int labelled = middle % 2 == 1 ? middle : middle - 1;
            wire.way.add(boxes.get(upper(wire)));
            for (int i = top + 1; i < bottom; i++) {
                Box passed = i == labelled ? wire.label : new Box(2, 0, PASSING);
                layers.get(i).add(passed);
                wire.way.add(passed);
            }
            wire.way.add(boxes.get(lower(wire)));
            for (int i = 1; i < wire.way.size(); i++) {
                below.computeIfAbsent(wire.way.get(i - 1), _ -> new ArrayList<>()).add(wire.way.get(i));
                above.computeIfAbsent(wire.way.get(i), _ -> new ArrayList<>()).add(wire.way.get(i - 1));
            }
        }
    }

    private void order() {
        number();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < layers.size(); i++) {
                List<Box> row = layers.get(down ? i : layers.size() - 1 - i);
                Map<Box, Double> means = new HashMap<>();
                for (Box box : row) {
                    means.put(box, mean(down ? above : below, box, box.x));
                }
                row.sort(Comparator.comparingDouble(box -> means.getOrDefault(box, box.x)));
                for (int j = 0; j < row.size(); j++) {
                    row.get(j).x = j;
                }
            }
        }
    }

    private void number() {
        for (List<Box> row : layers) {
            for (int j = 0; j < row.size(); j++) {
                row.get(j).x = j;
            }
        }
    }

    private static double mean(Map<Box, List<Box>> neighbours, Box box, double otherwise) {
        List<Box> near = neighbours.getOrDefault(box, List.of());
        if (near.isEmpty()) {
            return otherwise;
        }
        double sum = 0;
        for (Box other : near) {
            sum += other.x;
        }
        return sum / near.size();
    }

    /// The middle of the neighbours' places; of two in the middle, halfway between them.
    private static double median(Map<Box, List<Box>> neighbours, Box box) {
        double[] places = neighbours.getOrDefault(box, List.of()).stream().mapToDouble(other -> other.x)
                .sorted()
                .toArray();
        int half = places.length / 2;
        if (places.length == 0) {
            return box.x;
        }
        return places.length % 2 == 1 ? places[half] : (places[half - 1] + places[half]) / 2;
    }

    private void assignPlaces() {
        double y = 0;
        for (List<Box> row : layers) {
            double highest = 0;
            double x = 0;
            for (Box box : row) {
                highest = Math.max(highest, box.height);
                box.x = x + box.width / 2;
                x += box.width + BETWEEN;
            }
            for (Box box : row) {
                box.y = y + highest / 2;
                if (box.weight == PASSING) {
                    box.height = highest;
                }
            }
            y += highest + BETWEEN_LAYERS;
        }
        for (int sweep = 0; sweep < 2 * SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < layers.size(); i++) {
                straighten(layers.get(down ? i : layers.size() - 1 - i), down ? above : below);
            }
        }
        double left = Double.MAX_VALUE;
        for (List<Box> row : layers) {
            for (Box box : row) {
                left = Math.min(left, box.left());
            }
        }
        for (List<Box> row : layers) {
            for (Box box : row) {
                box.x -= left;
            }
        }
    }

    private void straighten(List<Box> row, Map<Box, List<Box>> neighbours) {
        double[] wanted = new double[row.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = median(neighbours, row.get(i));
        }
        keepApart(row, wanted);
    }

    /// The places nearest to the wanted ones (least squares) in which the boxes of a row, in their
    /// order, do not touch: pool adjacent violators.
    private static void keepApart(List<Box> row, double[] wanted) {
        int n = row.size();
        double[] offset = new double[n];
        for (int i = 1; i < n; i++) {
            offset[i] = offset[i - 1] + row.get(i - 1).width / 2 + BETWEEN + row.get(i).width / 2;
        }
        double[] sum = new double[n];
        double[] weight = new double[n];
        int[] size = new int[n];
        int pools = 0;
        for (int i = 0; i < n; i++) {
            sum[pools] = (wanted[i] - offset[i]) * row.get(i).weight;
            weight[pools] = row.get(i).weight;
            size[pools] = 1;
            pools++;
            while (pools > 1 && sum[pools - 2] / weight[pools - 2] > sum[pools - 1] / weight[pools - 1]) {
                sum[pools - 2] += sum[pools - 1];
                weight[pools - 2] += weight[pools - 1];
                size[pools - 2] += size[pools - 1];
                pools--;
            }
        }
        int i = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int k = 0; k < size[pool]; k++, i++) {
                row.get(i).x = sum[pool] / weight[pool] + offset[i];
            }
        }
    }

    private void assignPorts() {
        for (Box box : boxes) {
            List<Wire> leaving = new ArrayList<>();
            List<Wire> arriving = new ArrayList<>();
            for (Wire wire : wires) {
                if (wire.way.getFirst() == box) {
                    leaving.add(wire);
                }
                if (wire.way.getLast() == box) {
                    arriving.add(wire);
                }
            }
            leaving.sort(Comparator.comparingDouble(wire -> wire.way.get(1).x));
            arriving.sort(Comparator.comparingDouble(wire -> wire.way.get(wire.way.size() - 2).x));
            for (int i = 0; i < leaving.size(); i++) {
                leaving.get(i).upperPort = port(box, i, leaving.size());
            }
            for (int i = 0; i < arriving.size(); i++) {
                arriving.get(i).lowerPort = port(box, i, arriving.size());
            }
        }
    }

    private static double port(Box box, int index, int count) {
        double room = Math.min(box.width - 24, 34.0 * (count - 1));
        return count == 1 || room <= 0 ? 0 : -room / 2 + room * index / (count - 1);
    }
}
