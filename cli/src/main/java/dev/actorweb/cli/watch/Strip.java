package dev.actorweb.cli.watch;

import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.cli.input.Glyphs;
import java.util.ArrayList;
import java.util.List;

/// A line of the screen while it is put together: never wider than its width, never more than one
/// line, nothing in it that a terminal obeys.
final class Strip {
    private record Piece(Style style, String text) {}

    private final int width;
    private final List<Piece> pieces = new ArrayList<>();
    private int used;

    Strip(int width) {
        this.width = Math.max(0, width);
    }

    Strip add(String text) {
        return add(Style.PLAIN, text);
    }

    /// Adds as much of the text as fits, an ellipsis where something is missing.
    Strip add(Style style, String text) {
        return add(style, text, width - used);
    }

    /// As above, in so many cells at most.
    Strip add(Style style, String text, int most) {
        var fitting = Cells.fit(Safe.line(text), Math.clamp(most, 0, width - used));
        if (!fitting.isEmpty()) {
            pieces.add(new Piece(style, fitting));
            used += Cells.width(fitting);
        }
        return this;
    }

    /// Adds as many words of the text as fit, an ellipsis where some are missing.
    Strip addWords(Style style, String text) {
        for (var row : Cells.rows(Safe.line(text), width - used, 1)) {
            add(style, row);
        }
        return this;
    }

    /// Fills up to a column.
    Strip to(int column) {
        return fill(Style.PLAIN, " ", column);
    }

    /// Fills up to a column with a sign.
    Strip fill(Style style, String sign, int column) {
        int more = Math.min(column, width) - used;
        if (more > 0) {
            pieces.add(new Piece(style, sign.repeat(more)));
            used += more;
        }
        return this;
    }

    /// Adds another strip as far as it fits.
    Strip add(Strip other) {
        for (var piece : other.pieces) {
            add(piece.style, piece.text);
        }
        return this;
    }

    /// Puts the text at the right end, if there is room for all of it and a gap.
    Strip right(Style style, String text) {
        int wide = Cells.width(Safe.line(text));
        return used + wide + 1 <= width ? to(width - wide).add(style, text) : this;
    }

    int used() {
        return used;
    }

    /// The line, in the characters that can be shown.
    Text text(Glyphs glyphs) {
        var text = new Text();
        for (var piece : pieces) {
            text.add(piece.style, glyphs.show(piece.text));
        }
        return text;
    }

    @Override
    public String toString() {
        return text(Glyphs.UNICODE).toString();
    }
}
