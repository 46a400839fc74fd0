package dev.actorweb.cli.input;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Draws the line being edited, and below it the candidates and the remark, as characters for a
/// terminal.
///
/// The line takes one row and scrolls sideways. Nothing is kept about the screen but where in that
/// row the cursor stands: drawing begins there, overwrites row by row and clears the rest. The
/// cursor is put back by writing the text left of it once more, so that a terminal that takes a
/// character for wider or narrower than we do still shows it at the right place. Not thread-safe.
final class Display {
    private static final int MOST_ROWS = 8;
    private static final String TO_LINE_END = "\u001b[K";
    private static final String TO_SCREEN_END = "\u001b[J";

    private final Function<Text, String> painter;
    private final Hints hints;
    private int cursor;

    /// @param hints
    ///            what is said below while there is nothing else to say
    /// @param painter
    ///            turns styled text into characters
    Display(Hints hints, Function<Text, String> painter) {
        this.hints = hints;
        this.painter = painter;
    }

    /// Draws `view` over what was drawn before.
    String draw(View view, Size size) {
        var out = new StringBuilder("\r");
        var line = new Line(view, size.columns());
        out.append(painter.apply(line.all())).append(TO_LINE_END);
        var below = below(view, size);
        for (var row : below) {
            out.append("\r\n").append(painter.apply(row)).append(TO_LINE_END);
        }
        out.append(TO_SCREEN_END);
        if (!below.isEmpty()) {
            out.append("\u001b[").append(below.size()).append('A');
        }
        cursor = line.cursor();
        return out.append('\r').append(painter.apply(line.leftOfCursor())).toString();
    }

    /// Draws `view` after the width has changed: terminals break rows that have become too long, so
    /// the row may begin further up.
    String redraw(View view, Size size) {
        int up = cursor / size.columns();
        return (up > 0 ? "\u001b[" + up + "A" : "") + "\r" + TO_SCREEN_END + draw(view, size);
    }

    /// Draws the line in full as it stays behind, and goes on to the next row.
    String finish(View view) {
        cursor = 0;
        var text = Text.of(Style.STRONG, view.question()).add(" " + view.before() + view.after());
        return "\r" + TO_SCREEN_END + painter.apply(text) + "\r\n";
    }

    /// Leaves nothing behind.
    String erase() {
        cursor = 0;
        return "\r" + TO_SCREEN_END;
    }

    private List<Text> below(View view, Size size) {
        var rows = new ArrayList<Text>();
        int room = Math.min(MOST_ROWS, size.rows() - 3);
        if (room > 0 && !view.candidates().isEmpty()) {
            rows.addAll(new CandidateList(view.candidates(), view.chosen()).rows(size.columns() - 1, room));
        }
        if (!view.remark().isEmpty() && size.rows() > 2) {
            rows.add(Text.of(view.mood(), Cells.fit(OneLine.of(view.remark()), size.columns() - 1)));
        }
        if (rows.size() < size.rows() - 2) {
            hints.row(view, size.columns() - 1).ifPresent(rows::add);
        }
        return rows;
    }

    /// The parts of the line that fit into the row, the cursor among them.
    private static final class Line {
        private final String question;
        private final String before;
        private final String after;

        Line(View view, int columns) {
            question = Cells.fit(OneLine.of(view.question()), columns / 2) + " ";
            int room = columns - 1 - Cells.width(question);
            if (Cells.fits(view.before() + view.after(), room)) {
                before = view.before();
                after = view.after();
            } else {
                int right = Cells.fits(view.after(), room / 3) ? Cells.width(view.after()) : room / 3;
                before = Cells.fits(view.before(), room - right)
                        ? view.before()
                        : "…" + Cells.tail(view.before(), room - right - 1);
                after = Cells.fit(view.after(), room - Cells.width(before));
            }
        }

        int cursor() {
            return Cells.width(question) + Cells.width(before);
        }

        Text leftOfCursor() {
            return Text.of(Style.STRONG, question).add(before);
        }

        Text all() {
            return leftOfCursor().add(after);
        }
    }
}
