package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import java.util.List;

/// The shape that the languages of Mermaid and PlantUML share: states are declared in braces within
/// each other, arrows follow line by line, regions are divided by dashes.
final class Nested {
    /// What is different in each of them.
    interface Language {
        /// A text, harmless.
        String coded(String text);

        /// What stands behind the name of a state: its colours.
        String colour(State state);

        /// A line of text in the box of a state.
        String line(String id, State state, String text);

        /// Whether the texts of a state without states in it stand before its final arrow.
        boolean isTextFirst();
    }

    private final StringBuilder out = new StringBuilder();
    private final Chart chart;
    private final Language language;

    private Nested(Chart chart, Language language) {
        this.chart = chart;
        this.language = language;
    }

    /// The contents of a machine.
    static String of(Chart chart, Language language, String indent) {
        Nested nested = new Nested(chart, language);
        nested.group(chart.machine().root(), indent);
        return nested.out.toString();
    }

    /// The name under which a state is declared.
    static String id(State state) {
        return "s" + state.index();
    }

    private void group(State group, String indent) {
        List<State> children = chart.children(group);
        for (int i = 0; i < children.size(); i++) {
            if (i > 0 && group.kind() == Kind.PARALLEL && children.get(i).kind() != Kind.HISTORY) {
                out.append(indent).append("--\n");
            }
            state(children.get(i), indent);
        }
        chart.initial(group).ifPresent(
                initial -> out.append(indent).append("[*] --> ").append(id(initial)).append('\n'));
        for (Edge edge : chart.edges(group)) {
            out.append(indent).append(id(edge.from())).append(" --> ").append(id(edge.to()));
            if (!edge.label().isEmpty()) {
                out.append(" : ").append(language.coded(edge.label()));
            }
            out.append('\n');
        }
    }

    private void state(State state, String indent) {
        String name = state.kind() == Kind.HISTORY
                ? state.history().orElse(History.SHALLOW) == History.DEEP ? "H*" : "H"
                : state.key();
        boolean leaf = state.children().isEmpty();
        out.append(indent).append("state \"").append(language.coded(name)).append("\" as ").append(id(state))
                .append(language.colour(state)).append(leaf ? "\n" : " {\n");
        if (leaf && language.isTextFirst()) {
            lines(state, indent);
        }
        if (leaf && state.kind() == Kind.FINAL) {
            out.append(indent).append(id(state)).append(" --> [*]\n");
        }
        if (!leaf) {
            group(state, indent + "  ");
            out.append(indent).append("}\n");
        }
        if (!leaf || !language.isTextFirst()) {
            lines(state, indent);
        }
    }

    private void lines(State state, String indent) {
        for (String line : chart.lines(state)) {
            out.append(indent).append(language.line(id(state), state, language.coded(line))).append('\n');
        }
    }
}
