package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;

/// A `stateDiagram-v2` for Mermaid, which GitHub, GitLab and many editors draw inside of Markdown.
public final class MermaidDiagram implements Nested.Language {
    private MermaidDiagram() {}

    /// The text of the diagram.
    public static String of(Machine machine, Marks marks) {
        return of(Picture.of(machine, marks));
    }

    /// The text of the diagram.
    public static String of(Picture picture) {
        Chart chart = picture.chart();
        return "stateDiagram-v2\n" + Nested.of(chart, new MermaidDiagram(), "  ") + styles(chart);
    }

    @Override
    public String coded(String text) {
        return Coded.mermaid(text);
    }

    @Override
    public String colour(State state) {
        return ""; // classes are given at the end
    }

    @Override
    public String line(String id, State state, String text) {
        return (state.children().isEmpty() ? id : "note right of " + id) + " : " + text;
    }

    @Override
    public boolean isTextFirst() {
        return true;
    }

    private static String styles(Chart chart) {
        StringBuilder classes = new StringBuilder();
        for (State state : chart.machine().states()) {
            String style = state.isRoot() || !state.children().isEmpty() ? "" : chart.marks().style(state);
            if (!style.isEmpty()) {
                classes.append("  class ").append(Nested.id(state)).append(' ').append(style).append('\n');
            }
        }
        return classes.isEmpty() ? "" : """
                  classDef unreachable fill:#eeeeee,color:#777777,stroke:#999999,stroke-dasharray:4
                  classDef error fill:#fde2e1,color:#000000,stroke:#c62828
                  classDef warning fill:#fff3cd,color:#000000,stroke:#b58105
                  classDef visited fill:#dff5e1,color:#000000,stroke:#2e7d32
                  classDef missed fill:#ffffff,color:#777777,stroke:#999999
                """ + classes;
    }
}
