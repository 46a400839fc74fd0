package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;

/// A state diagram for PlantUML.
public final class PlantUmlDiagram implements Nested.Language {
    private final Marks marks;

    private PlantUmlDiagram(Marks marks) {
        this.marks = marks;
    }

    /// The text of the diagram.
    public static String of(Machine machine, Marks marks) {
        return of(Picture.of(machine, marks));
    }

    /// The text of the diagram.
    public static String of(Picture picture) {
        Chart chart = picture.chart();
        return "@startuml\nhide empty description\ntitle " + Coded.plantuml(chart.machine().name()) + "\n"
                + Nested.of(chart, new PlantUmlDiagram(chart.marks()), "") + "@enduml\n";
    }

    @Override
    public String coded(String text) {
        return Coded.plantuml(text);
    }

    @Override
    public String colour(State state) {
        return switch (marks.style(state)) {
            case "unreachable" -> " #EEEEEE;line:999999;line.dashed;text:777777";
            case "error" -> " #FDE2E1;line:C62828";
            case "warning" -> " #FFF3CD;line:B58105";
            case "visited" -> " #DFF5E1;line:2E7D32";
            case "missed" -> " #FFFFFF;line:999999;text:777777";
            default -> "";
        };
    }

    @Override
    public String line(String id, State state, String text) {
        return id + " : " + text;
    }

    @Override
    public boolean isTextFirst() {
        return false;
    }
}
