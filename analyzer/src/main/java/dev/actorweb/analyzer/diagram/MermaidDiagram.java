package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import java.util.List;

/// A `stateDiagram-v2` for Mermaid, which GitHub, GitLab and many editors draw inside of Markdown.
public final class MermaidDiagram {
    private final StringBuilder out = new StringBuilder("stateDiagram-v2\n");
    private final StringBuilder styles = new StringBuilder();
    private final Chart chart;

    private MermaidDiagram(Chart chart) {
        this.chart = chart;
    }

    public static String of(Machine machine, Marks marks) {
        MermaidDiagram diagram = new MermaidDiagram(new Chart(machine, marks));
        diagram.group(machine.root(), "  ");
        return diagram.out + diagram.styles();
    }

    private void group(State group, String indent) {
        List<State> children = chart.children(group);
        for (int i = 0; i < children.size(); i++) {
            if (i > 0 && group.kind() == Kind.PARALLEL && children.get(i).kind() != Kind.HISTORY) {
                out.append(indent).append("--\n");
            }
            state(children.get(i), indent);
        }
        chart.initial(group).ifPresent(initial -> out.append(indent).append("[*] --> ").append(id(initial))
                .append('\n'));
        for (Edge edge : chart.edges(group)) {
            out.append(indent).append(id(edge.from())).append(" --> ").append(id(edge.to()));
            if (!edge.label().isEmpty()) {
                out.append(" : ").append(Coded.mermaid(edge.label()));
            }
            out.append('\n');
        }
    }

    private void state(State state, String indent) {
        String name = state.kind() == Kind.HISTORY
                ? state.history().orElse(History.SHALLOW) == History.DEEP ? "H*" : "H"
                : state.key();
        out.append(indent).append("state \"").append(Coded.mermaid(name)).append("\" as ").append(id(state));
        if (state.children().isEmpty()) {
            out.append('\n');
            for (String line : chart.lines(state)) {
                out.append(indent).append(id(state)).append(" : ").append(Coded.mermaid(line)).append('\n');
            }
            if (state.kind() == Kind.FINAL) {
                out.append(indent).append(id(state)).append(" --> [*]\n");
            }
            if (!chart.marks().style(state).isEmpty()) {
                styles.append("  class ").append(id(state)).append(' ').append(chart.marks().style(state))
                        .append('\n');
            }
        } else {
            out.append(" {\n");
            group(state, indent + "  ");
            out.append(indent).append("}\n");
            for (String line : chart.lines(state)) {
                out.append(indent).append("note right of ").append(id(state)).append(" : ")
                        .append(Coded.mermaid(line)).append('\n');
            }
        }
    }

    private String styles() {
        return styles.isEmpty() ? "" : """
                  classDef unreachable fill:#eeeeee,color:#777777,stroke:#999999,stroke-dasharray:4
                  classDef error fill:#fde2e1,color:#000000,stroke:#c62828
                  classDef warning fill:#fff3cd,color:#000000,stroke:#b58105
                  classDef visited fill:#dff5e1,color:#000000,stroke:#2e7d32
                  classDef missed fill:#ffffff,color:#777777,stroke:#999999
                """ + styles;
    }

    private static String id(State state) {
        return "s" + state.index();
    }
}
