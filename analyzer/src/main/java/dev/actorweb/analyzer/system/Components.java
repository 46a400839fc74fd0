package dev.actorweb.analyzer.system;

import java.util.Arrays;

/// The strongly connected components of a graph, by Tarjan's algorithm without recursion.
final class Components {
    private final IntBuffer begins;
    private final IntBuffer leads;
    private final int[] component;
    private final int[] low;
    private final int[] index;
    private final int[] edge;
    private final IntBuffer stack = new IntBuffer();
    private final IntBuffer calls = new IntBuffer();
    private final int[] sorted;
    private int[] first = {};
    private int next = 1;
    private int count;

    /// @param begins
    ///            by node and one more: where its edges begin
    /// @param leads
    ///            by edge: the node it leads to; below 0 for nowhere
    Components(IntBuffer begins, IntBuffer leads, int nodes) {
        this.begins = begins;
        this.leads = leads;
        this.component = new int[nodes];
        this.low = new int[nodes];
        this.index = new int[nodes];
        this.edge = new int[nodes];
        this.sorted = new int[nodes];
        Arrays.fill(component, -1);
        for (int node = 0; node < nodes; node++) {
            if (index[node] == 0) {
                visit(node);
            }
        }
        sort();
    }

    int count() {
        return count;
    }

    int of(int node) {
        return component[node];
    }

    /// The nodes of a component, in ascending order.
    int[] members(int wanted) {
        return Arrays.copyOfRange(sorted, first[wanted], first[wanted + 1]);
    }

    private void sort() {
        first = new int[count + 1];
        for (int of : component) {
            first[of + 1]++;
        }
        for (int i = 0; i < count; i++) {
            first[i + 1] += first[i];
        }
        int[] free = first.clone();
        for (int node = 0; node < component.length; node++) {
            sorted[free[component[node]]++] = node;
        }
    }

    private void visit(int start) {
        open(start);
        while (calls.size() > 0) {
            int node = calls.get(calls.size() - 1);
            if (edge[node] < begins.get(node + 1)) {
                int to = leads.get(edge[node]++);
                if (to >= 0 && index[to] == 0) {
                    open(to);
                } else if (to >= 0 && component[to] < 0) {
                    low[node] = Math.min(low[node], index[to]);
                }
            } else {
                close(node);
            }
        }
    }

    private void open(int node) {
        index[node] = next++;
        low[node] = index[node];
        edge[node] = begins.get(node);
        stack.add(node);
        calls.add(node);
    }

    private void close(int node) {
        calls.removeLast();
        if (calls.size() > 0) {
            int caller = calls.get(calls.size() - 1);
            low[caller] = Math.min(low[caller], low[node]);
        }
        if (low[node] == index[node]) {
            int member;
            do {
                member = stack.removeLast();
                component[member] = count;
            } while (member != node);
            count++;
        }
    }
}
