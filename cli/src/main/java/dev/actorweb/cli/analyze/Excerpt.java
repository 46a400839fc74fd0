package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// A line of a spec with a caret under the place that is meant.
final class Excerpt {
    private static final int WIDTH = 100;
    private static final int BEFORE = 40;

    private Excerpt() {}

    /// The excerpt, of a long line only the part around the place; empty when there is no
    /// such line.
    static Optional<Text> of(List<String> lines, Position position) {
        if (position.line() > lines.size()) {
            return Optional.empty();
        }
        int[] line = lines.get(position.line() - 1).codePoints().toArray();
        int at = Math.min(position.column() - 1, line.length);
        int from = line.length <= WIDTH ? 0 : Math.max(0, at - BEFORE);
        int to = Math.min(line.length, from + WIDTH);
        var before = shown(line, from, at);
        var gutter = String.valueOf(position.line());
        var cut = from > 0 ? "…" : "";
        return Optional.of(Text.of(Style.FAINT, "  " + gutter + " | ")
                .add(cut + before + shown(line, at, to) + (to < line.length ? "…" : ""))
                .add(Style.FAINT, "\n  " + " ".repeat(gutter.length()) + " | ")
                .add(" ".repeat(cut.length() + before.codePointCount(0, before.length())))
                .add(Style.ERROR, "^"));
    }

    /// The code points from `from` to `to`, without what a terminal would obey.
    private static String shown(int[] line, int from, int to) {
        return Safe.text(new String(line, from, to - from).replace('\t', ' ')).replace("\n", "");
    }
}
