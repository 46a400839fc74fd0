package dev.actorweb.analyzer.system;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// Shortest ways within one strongly connected component.
final class Ways {
    private final IntBuffer begins;
    private final IntBuffer leads;
    private final Components components;
    private final int component;
    private final int[] before;

    /// Whether an edge from a place is what is looked for.
    @FunctionalInterface
    interface Edge {
        boolean test(int at, int edge);
    }

    Ways(IntBuffer begins, IntBuffer leads, Components components, int component, int places) {
        this.begins = begins;
        this.leads = leads;
        this.components = components;
        this.component = component;
        this.before = new int[places];
    }

    /// Goes on over at least one edge until one that passes the test; adds the places on the way,
    /// without the one it began at, and gives the last.
    int to(int from, IntBuffer way, Edge wanted) {
        return search(from, way, wanted, _ -> false);
    }

    /// Goes on over at least one edge until a place that passes the test.
    int toPlace(int from, IntBuffer way, IntPredicate wanted) {
        return search(from, way, (_, _) -> false, wanted);
    }

    private int search(int from, IntBuffer way, Edge wantedEdge, IntPredicate wantedPlace) {
        Arrays.fill(before, -1);
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(from);
        while (!queue.isEmpty()) {
            int at = queue.poll();
            for (int edge = begins.get(at); edge < begins.get(at + 1); edge++) {
                int next = leads.get(edge);
                if (next < 0 || components.of(next) != component) {
                    continue;
                }
                if (wantedEdge.test(at, edge) || wantedPlace.test(next)) {
                    add(from, at, way);
                    way.add(next);
                    return next;
                }
                if (before[next] < 0 && next != from) {
                    before[next] = at;
                    queue.add(next);
                }
            }
        }
        throw new IllegalStateException("not strongly connected");
    }

    /// Adds the places behind `from` up to `at`.
    private void add(int from, int at, IntBuffer way) {
        IntBuffer backwards = new IntBuffer();
        for (int here = at; here != from; here = before[here]) {
            backwards.add(here);
        }
        while (backwards.size() > 0) {
            way.add(backwards.removeLast());
        }
    }
}
