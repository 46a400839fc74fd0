package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Locale;

/// A picture: an SVG document that needs no other program, font or script.
public final class SvgDiagram {
    private static final String STYLE = """
            <style>
            text { font-family: "DejaVu Sans", Verdana, Helvetica, Arial, sans-serif; fill: #1f2933; }
            .title { font-size: 15px; font-weight: bold; }
            .name { font-size: 13px; font-weight: bold; text-anchor: middle; }
            .line { font-size: 11px; fill: #52606d; text-anchor: middle; }
            .label { font-size: 11px; text-anchor: middle; fill: #334e68; }
            .loop { font-size: 11px; fill: #334e68; }
            .state { fill: #ffffff; stroke: #486581; stroke-width: 1.4; }
            .group { fill: #f5f8fb; stroke: #829ab1; stroke-width: 1.2; }
            .group .group { fill: #ebf1f7; }
            .region { fill: #fbfcfe; stroke: #9fb3c8; stroke-dasharray: 5 4; }
            .wire { fill: none; stroke: #627d98; stroke-width: 1.3; }
            .back { fill: #ffffff; fill-opacity: 0.85; }
            .dot { fill: #243b53; }
            .unreachable { stroke: #9aa5b1; stroke-dasharray: 5 4; fill: #f0f2f4; }
            .error { stroke: #c62828; stroke-width: 2; fill: #fdecea; }
            .warning { stroke: #b7791f; stroke-width: 2; fill: #fff7e0; }
            .visited { stroke: #2f855a; stroke-width: 2; fill: #e6f6ec; }
            .missed { stroke: #9aa5b1; fill: #ffffff; }
            .badge { font-size: 10px; font-weight: bold; fill: #ffffff; text-anchor: middle; }
            </style>
            <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" \
            orient="auto-start-reverse"><path d="M0,1 L10,5 L0,9 z" fill="#627d98"/></marker></defs>
            """;

    /// The most states that are laid out: beyond, the picture would be larger than
    /// anybody's screen.
    public static final int MOST_STATES = 1_500;

    private final StringBuilder out = new StringBuilder();
    private final Chart chart;

    private SvgDiagram(Chart chart) {
        this.chart = chart;
    }

    /// The document.
    ///
    /// @throws IllegalArgumentException
    ///             for a machine of more than [#MOST_STATES] states
    public static String of(Machine machine, Marks marks) {
        return of(Picture.of(machine, marks));
    }

    /// The document.
    ///
    /// @throws IllegalArgumentException
    ///             for a picture of more than [#MOST_STATES] states
    public static String of(Picture picture) {
        Machine machine = picture.chart().machine();
        if (machine.states().size() > MOST_STATES) {
            throw new IllegalArgumentException("too many states to lay out: " + machine.states().size());
        }
        SvgDiagram svg = new SvgDiagram(picture.chart());
        svg.document(machine);
        return svg.out.toString();
    }

    private void document(Machine machine) {
        Figure figure = new Figure(chart, machine.root());
        List<String> lines = chart.lines(machine.root());
        double head = 34 + Figure.LINE * lines.size();
        double width = Math.max(figure.width, TextSize.width(machine.name(), 15) + 40);
        for (String line : lines) {
            width = Math.max(width, TextSize.width(line, Figure.TEXT) + 40);
        }
        double height = figure.height + head;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(n(width))
                .append("\" height=\"")
                .append(n(height)).append("\" viewBox=\"0 0 ").append(n(width)).append(' ').append(n(height))
                .append("\" role=\"img\">\n<title>").append(Coded.xml(machine.name())).append("</title>\n")
                .append(STYLE);
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text("title", 18, 25, machine.name());
        for (int i = 0; i < lines.size(); i++) {
            text("loop", 18, 44 + Figure.LINE * i, lines.get(i));
        }
        draw(figure, (width - figure.width) / 2, head);
        out.append("</svg>\n");
    }

    private void draw(Figure figure, double x, double y) {
        out.append("<g transform=\"translate(").append(n(x)).append(',').append(n(y)).append(")\">\n");
        for (State child : figure.children) {
            Box box = figure.box(child);
            Figure inner = figure.inner.get(child.index());
            if (inner == null) {
                leaf(figure.state, child, box);
            } else {
                group(figure.state, child, box);
                draw(inner, box.left(), box.top());
            }
        }
        figure.start.ifPresent(
                dot -> out.append("<circle class=\"dot\" cx=\"").append(n(dot.x)).append("\" cy=\"")
                        .append(n(dot.y)).append("\" r=\"6\"/>\n"));
        for (Wire wire : figure.wires) {
            wire(figure, wire);
        }
        for (Wire wire : figure.wires) {
            label(wire);
        }
        loops(figure);
        out.append("</g>\n");
    }

    private void leaf(State group, State state, Box box) {
        if (state.kind() == Kind.HISTORY) {
            out.append("<circle class=\"state ").append(chart.marks().style(state)).append("\" cx=\"")
                    .append(n(box.x)).append("\" cy=\"").append(n(box.y)).append("\" r=\"13\">");
            tooltip(state);
            out.append("</circle>\n");
            text("name", box.x, box.y + 4.5,
                    state.history().orElse(History.SHALLOW) == History.DEEP ? "H*" : "H");
            return;
        }
        double room = Figure.loopRoom(chart, group, state);
        double left = box.left() + room;
        double width = box.width - 2 * room;
        rectangle("state", state, left, box.top(), width, box.height, 9);
        if (state.kind() == Kind.FINAL) {
            out.append("<rect class=\"state ").append(chart.marks().style(state))
                    .append("\" style=\"fill:none\" x=\"").append(n(left + 3.5)).append("\" y=\"")
                    .append(n(box.top() + 3.5)).append("\" width=\"").append(n(width - 7))
                    .append("\" height=\"")
                    .append(n(box.height - 7)).append("\" rx=\"6\"/>\n");
        }
        text("name", box.x, box.top() + 21.5, state.key());
        List<String> lines = chart.lines(state);
        for (int i = 0; i < lines.size(); i++) {
            text("line", box.x, box.top() + 40 + Figure.LINE * i, lines.get(i));
        }
        badge(state, left + width, box.top());
    }

    private void group(State parent, State state, Box box) {
        boolean region = parent.kind() == Kind.PARALLEL;
        rectangle(region ? "group region" : "group", state, box.left(), box.top(), box.width, box.height, 12);
        text("name", box.x, box.top() + 19, state.key());
        List<String> lines = chart.lines(state);
        for (int i = 0; i < lines.size(); i++) {
            text("line", box.x, box.top() + 34 + Figure.LINE * i, lines.get(i));
        }
        badge(state, box.right(), box.top());
    }

    private void rectangle(String kind, State state, double x, double y, double width, double height,
            int round) {
        out.append("<rect class=\"").append(kind).append(' ').append(chart.marks().style(state))
                .append("\" x=\"")
                .append(n(x)).append("\" y=\"").append(n(y)).append("\" width=\"").append(n(width))
                .append("\" height=\"").append(n(height)).append("\" rx=\"").append(round).append("\">");
        tooltip(state);
        out.append("</rect>\n");
    }

    private void tooltip(State state) {
        StringBuilder text = new StringBuilder(state.path());
        for (Finding finding : chart.marks().of(state)) {
            text.append("; ").append(finding.rule()).append(": ").append(finding.message());
        }
        out.append("<title>").append(Coded.xml(text.toString())).append("</title>");
    }

    /// How many findings there are, at the upper right corner.
    private void badge(State state, double x, double y) {
        var worst = chart.marks().worst(state);
        if (worst.isPresent()) {
            String colour = worst.get() == Severity.ERROR
                    ? "#c62828"
                    : worst.get() == Severity.WARNING ? "#b7791f" : "#486581";
            out.append("<circle cx=\"").append(n(x - 2)).append("\" cy=\"").append(n(y + 2))
                    .append("\" r=\"8\" fill=\"").append(colour).append("\"/>\n");
            text("badge", x - 2, y + 5.5, String.valueOf(chart.marks().of(state).size()));
        }
    }

    private void wire(Figure figure, Wire wire) {
        List<Box> way = wire.way;
        double x = way.getFirst().x + wire.upperPort;
        double y = bottom(figure, way.getFirst());
        StringBuilder path = new StringBuilder("M").append(n(x)).append(',').append(n(y));
        for (int i = 1; i < way.size(); i++) {
            boolean last = i == way.size() - 1;
            double toX = way.get(i).x + (last ? wire.lowerPort : 0);
            double toY = way.get(i).top();
            double middle = (y + toY) / 2;
            path.append(" C").append(n(x)).append(',').append(n(middle)).append(' ').append(n(toX))
                    .append(',')
                    .append(n(middle)).append(' ').append(n(toX)).append(',').append(n(toY));
            if (!last && way.get(i).height > 0) {
                path.append(" L").append(n(toX)).append(',').append(n(way.get(i).bottom()));
            }
            x = toX;
            y = way.get(i).bottom();
        }
        out.append("<path class=\"wire\" d=\"").append(path).append("\" marker-")
                .append(wire.upwards ? "start" : "end").append("=\"url(#tip)\"/>\n");
    }

    private static double bottom(Figure figure, Box box) {
        return figure.start.isPresent() && figure.start.get() == box ? box.y : box.bottom();
    }

    private void label(Wire wire) {
        if (wire.lines.isEmpty()) {
            return;
        }
        Box box = wire.label;
        out.append("<rect class=\"back\" x=\"").append(n(box.left() + 2)).append("\" y=\"")
                .append(n(box.top()))
                .append("\" width=\"").append(n(box.width - 4)).append("\" height=\"").append(n(box.height))
                .append("\" rx=\"3\"/>\n");
        for (int i = 0; i < wire.lines.size(); i++) {
            text("label", box.x, box.top() + 12.5 + Figure.LINE * i, wire.lines.get(i));
        }
    }

    /// Ways to the state itself leave it on its right side and come back there.
    private void loops(Figure figure) {
        for (State child : figure.children) {
            List<Edge> own = figure.loops.stream().filter(edge -> edge.from().index() == child.index())
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            Box box = figure.box(child);
            double right = box.right()
                    - (child.children().isEmpty() ? Figure.loopRoom(chart, figure.state, child) : 0);
            for (int i = 0; i < own.size(); i++) {
                double y = box.y + (i - (own.size() - 1) / 2.0) * Figure.LINE;
                double half = Math.min(6, Math.max(4, box.height / 2 - 8));
                out.append("<path class=\"wire\" d=\"M").append(n(right)).append(',').append(n(y - half))
                        .append(" C")
                        .append(n(right + 24)).append(',').append(n(y - half - 4)).append(' ')
                        .append(n(right + 24))
                        .append(',').append(n(y + half + 4)).append(' ').append(n(right + 1)).append(',')
                        .append(n(y + half)).append("\" marker-end=\"url(#tip)\"/>\n");
                text("loop", right + 24, y + 4, own.get(i).label());
            }
        }
    }

    private void text(String kind, double x, double y, String text) {
        out.append("<text class=\"").append(kind).append("\" x=\"").append(n(x)).append("\" y=\"")
                .append(n(y))
                .append("\">").append(Coded.xml(text)).append("</text>\n");
    }

    private static String n(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
