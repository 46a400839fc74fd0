package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;

/// A graph for Graphviz: groups are clusters, arrows end at their borders.
public final class DotDiagram {
    private final StringBuilder out = new StringBuilder();
    private final Chart chart;

    private DotDiagram(Chart chart) {
        this.chart = chart;
    }

    public static String of(Machine machine, Marks marks) {
        return of(Picture.of(machine, marks));
    }

    /// The text of the graph.
    public static String of(Picture picture) {
        Machine machine = picture.chart().machine();
        DotDiagram diagram = new DotDiagram(picture.chart());
        diagram.out.append("digraph machine {\n  compound=true; rankdir=TB; labelloc=t;\n  label=\"")
                .append(Coded.dot(machine.name())).append("\";\n")
                .append("""
                          graph [fontname="Helvetica"];
                          node [fontname="Helvetica", fontsize=11, shape=box, style="rounded,filled", fillcolor=white];
                          edge [fontname="Helvetica", fontsize=10];
                        """);
        diagram.group(machine.root(), "  ");
        return diagram.out.append("}\n").toString();
    }

    private void group(State group, String indent) {
        out.append(indent).append(anchor(group)).append(chart.initial(group).isEmpty()
                ? " [shape=point, style=invis];\n"
                : " [shape=point, width=0.12, fillcolor=black];\n");
        for (State child : chart.children(group)) {
            state(child, indent);
        }
        chart.initial(group).ifPresent(initial -> arrow(indent, anchor(group), initial, "", ""));
        for (Edge edge : chart.edges(group)) {
            String from = edge.from().children().isEmpty() ? id(edge.from()) : anchor(edge.from());
            String tail = edge.from().children().isEmpty() ? "" : ", ltail=cluster_" + edge.from().index();
            arrow(indent, from, edge.to(), edge.label(), tail);
        }
    }

    private void arrow(String indent, String from, State to, String label, String tail) {
        boolean simple = to.children().isEmpty();
        out.append(indent).append(from).append(" -> ").append(simple ? id(to) : anchor(to))
                .append(" [label=\"")
                .append(Coded.dot(label)).append('"').append(tail)
                .append(simple ? "" : ", lhead=cluster_" + to.index()).append("];\n");
    }

    private void state(State state, String indent) {
        if (state.kind() == Kind.HISTORY) {
            boolean deep = state.history().orElse(History.SHALLOW) == History.DEEP;
            out.append(indent).append(id(state)).append(" [shape=circle, width=0.3, label=\"")
                    .append(deep ? "H*" : "H").append("\"];\n");
        } else if (state.children().isEmpty()) {
            StringBuilder label = new StringBuilder(Coded.dot(state.key()));
            for (String line : chart.lines(state)) {
                label.append("\\n").append(Coded.dot(line));
            }
            out.append(indent).append(id(state)).append(" [label=\"").append(label).append('"')
                    .append(state.kind() == Kind.FINAL ? ", peripheries=2" : "").append(colour(state, false))
                    .append("];\n");
        } else {
            out.append(indent).append("subgraph cluster_").append(state.index()).append(" {\n");
            StringBuilder label = new StringBuilder(Coded.dot(state.key()));
            for (String line : chart.lines(state)) {
                label.append("\\n").append(Coded.dot(line));
            }
            boolean region = !state.isRoot()
                    && chart.machine().state(state.parent()).kind() == Kind.PARALLEL;
            out.append(indent).append("  graph [label=\"").append(label).append("\", style=\"")
                    .append(region ? "rounded,dashed" : "rounded").append('"').append(colour(state, true))
                    .append("];\n");
            group(state, indent + "  ");
            out.append(indent).append("}\n");
        }
    }

    private String colour(State state, boolean cluster) {
        String fill = switch (chart.marks().style(state)) {
            case "unreachable" -> ", color=\"#999999\", fontcolor=\"#777777\"";
            case "error" -> ", color=\"#c62828\"" + (cluster ? "" : ", fillcolor=\"#fde2e1\"");
            case "warning" -> ", color=\"#b58105\"" + (cluster ? "" : ", fillcolor=\"#fff3cd\"");
            case "visited" -> ", color=\"#2e7d32\"" + (cluster ? "" : ", fillcolor=\"#dff5e1\"");
            case "missed" -> ", color=\"#999999\", fontcolor=\"#777777\"";
            default -> "";
        };
        return chart.marks().isUnreachable(state) && !cluster
                ? fill + ", style=\"rounded,dashed\""
                : fill;
    }

    private static String id(State state) {
        return "s" + state.index();
    }

    private static String anchor(State state) {
        return "i" + state.index();
    }
}
