package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import java.util.ArrayList;
import java.util.List;

/// A tree of lines, for a terminal or a comment: each box with its texts and the arrows that leave
/// it, one a line.
public final class TextDiagram {
    private static final int WIDEST = 32;

    private record Row(String branch, String indent, String name, List<String> beside) {}

    private final Chart chart;
    private final List<Row> rows = new ArrayList<>();

    private TextDiagram(Chart chart) {
        this.chart = chart;
    }

    /// The text, the name of the whole first.
    public static String of(Picture picture) {
        TextDiagram text = new TextDiagram(picture.chart());
        text.add(picture.chart().machine().root(), "");
        return text.drawn();
    }

    private void add(State group, String indent) {
        List<State> children = chart.children(group);
        for (int i = 0; i < children.size(); i++) {
            State child = children.get(i);
            boolean last = i == children.size() - 1;
            String below = indent + (last ? "   " : "│  ");
            List<String> beside = new ArrayList<>();
            for (Edge edge : chart.edges(group)) {
                if (edge.from().index() == child.index()) {
                    beside.add((edge.label().isEmpty() ? "" : edge.label() + " ") + "→ " + edge.to().key());
                }
            }
            beside.addAll(chart.lines(child));
            rows.add(new Row(indent + (last ? "└─" : "├─"), below + (child.children().isEmpty() ? "" : "│"),
                    plain(sign(group, child) + child.key() + mark(child)),
                    beside.stream().map(TextDiagram::plain).toList()));
            add(child, below);
        }
    }

    private String sign(State group, State child) {
        boolean begins = chart.initial(group).filter(first -> first.index() == child.index()).isPresent();
        return switch (child.kind()) {
            case FINAL -> "◎ ";
            case HISTORY -> child.history().orElse(History.SHALLOW) == History.DEEP ? "H* " : "H ";
            case PARALLEL -> begins ? "▶ " : "‖ ";
            case ATOMIC, COMPOUND -> begins ? "▶ " : "○ ";
        };
    }

    /// What colours tell elsewhere.
    private String mark(State state) {
        String style = chart.marks().style(state);
        return style.isEmpty() ? "" : " (" + style + ")";
    }

    /// On one line.
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private String drawn() {
        int width = 0;
        for (Row row : rows) {
            width = Math.max(width, row.branch.length() + Math.min(WIDEST, row.name.length()));
        }
        StringBuilder out = new StringBuilder(plain(chart.machine().name())).append('\n');
        for (String line : chart.lines(chart.machine().root())) {
            out.append("  ").append(plain(line)).append('\n');
        }
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(row.branch).append(row.name);
            for (int i = 0; i < row.beside.size(); i++) {
                line.append(" ".repeat(Math.max(1, width + 2 - line.length()))).append(row.beside.get(i));
                out.append(line).append('\n');
                line = new StringBuilder(row.indent);
            }
            if (row.beside.isEmpty()) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }
}
