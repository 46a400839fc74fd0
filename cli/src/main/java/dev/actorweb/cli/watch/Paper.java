package dev.actorweb.cli.watch;

import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.cli.input.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The terminal's screen as it was drawn last: turns the next picture into the characters that
/// change it, row by row. Not thread-safe.
final class Paper {
    /// Another screen than that of the shell, without cursor, without breaking long lines.
    static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
    static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String CLEAR = "\u001b[2J";
    private static final String TO_LINE_END = "\u001b[K";
    private static final String TOGETHER = "\u001b[?2026h";
    private static final String SHOWN = "\u001b[?2026l";

    private final Function<Text, String> painter;
    private final Glyphs glyphs;
    private List<String> drawn = List.of();
    private Size size = new Size(1, 1);
    private int row = -1;
    private int column = -1;

    Paper(Function<Text, String> painter, Glyphs glyphs) {
        this.painter = painter;
        this.glyphs = glyphs;
    }

    /// What must be written; empty if nothing has changed.
    String draw(Layout.Picture picture, Size now) {
        var out = new StringBuilder();
        if (!now.equals(size)) {
            out.append(CLEAR);
            drawn = List.of();
            size = now;
        }
        List<String> rows = new ArrayList<>(picture.rows().size());
        for (var strip : picture.rows()) { // in a full row the cursor stays on the last sign: it
                                           // would be cleared
            rows.add(painter.apply(strip.text(glyphs)) + (strip.used() < now.columns() ? TO_LINE_END : ""));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (i >= drawn.size() || !drawn.get(i).equals(rows.get(i))) {
                out.append("\u001b[").append(i + 1).append(";1H").append(rows.get(i));
            }
        }
        boolean moved = picture.row() != row || picture.column() != column;
        drawn = rows;
        row = picture.row();
        column = picture.column();
        if (out.isEmpty() && !moved) {
            return "";
        }
        return TOGETHER + "\u001b[?25l" + out + (column < 0
                ? ""
                : "\u001b[" + (row + 1) + ";" + (column + 1) + "H\u001b[?25h") + SHOWN;
    }

    /// Draws everything next time, whatever was drawn.
    void forget() {
        size = new Size(1, 1);
    }
}
