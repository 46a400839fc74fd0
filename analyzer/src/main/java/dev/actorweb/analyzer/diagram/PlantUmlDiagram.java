package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import java.util.List;

/// A state diagram for PlantUML.
public final class PlantUmlDiagram {
    private final StringBuilder out = new StringBuilder();
    private final Chart chart;

    private PlantUmlDiagram(Chart chart) {
        this.chart = chart;
    }

    public static String of(Machine machine, Marks marks) {
        PlantUmlDiagram diagram = new PlantUmlDiagram(new Chart(machine, marks));
        diagram.out.append("@startuml\nhide empty description\ntitle ").append(Coded.plantuml(machine.name()))
                .append('\n');
        diagram.group(machine.root(), "");
        return diagram.out.append("@enduml\n").toString();
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
                out.append(" : ").append(Coded.plantuml(edge.label()));
            }
            out.append('\n');
        }
    }

    private void state(State state, String indent) {
        String name = state.kind() == Kind.HISTORY
                ? state.history().orElse(History.SHALLOW) == History.DEEP ? "H*" : "H"
                : state.key();
        out.append(indent).append("state \"").append(Coded.plantuml(name)).append("\" as ").append(id(state))
                .append(colour(state));
        if (state.children().isEmpty()) {
            out.append('\n');
            if (state.kind() == Kind.FINAL) {
                out.append(indent).append(id(state)).append(" --> [*]\n");
            }
        } else {
            out.append(" {\n");
            group(state, indent + "  ");
            out.append(indent).append("}\n");
        }
        for (String line : chart.lines(state)) {
            out.append(indent).append(id(state)).append(" : ").append(Coded.plantuml(line)).append('\n');
        }
    }

    private String colour(State state) {
        return switch (chart.marks().style(state)) {
            case "unreachable" -> " #EEEEEE;line:999999;line.dashed;text:777777";
            case "error" -> " #FDE2E1;line:C62828";
            case "warning" -> " #FFF3CD;line:B58105";
            case "visited" -> " #DFF5E1;line:2E7D32";
            case "missed" -> " #FFFFFF;line:999999;text:777777";
            default -> "";
        };
    }

    private static String id(State state) {
        return "s" + state.index();
    }
}
