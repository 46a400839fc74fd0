package dev.actorweb.cli.watch;

import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.cli.input.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts the screen together: a function of what is known, how it is looked at, and the size.
///
/// @param title
///            what is watched and how
/// @param playing
///            where a replay stands; empty where nothing is replayed
record Layout(Board board, Look look, Clock clock, Title title, Optional<String> playing) {
    /// @param drivable
    ///            whether events can be sent
    /// @param live
    ///            whether sending one changes a running system
    record Title(String name, String mode, boolean drivable, boolean live, AtEnd atEnd) {}

    /// What becomes of the screen when nothing can happen any more.
    enum AtEnd {
        GOES_ON, IS_LEFT, STAYS
    }

    /// The rows of the screen, and where the cursor stands.
    ///
    /// @param column
    ///            −1 where there is no cursor
    /// @param turns
    ///            where else to look in the chart
    record Picture(List<Strip> rows, int row, int column, Folds.Turns turns) {}

    Picture draw(Size size) {
        int width = size.columns();
        List<Strip> rows = new ArrayList<>();
        rows.add(header(width));
        List<Strip> bottom = new ArrayList<>();
        int column = bottom(width, bottom, Math.max(1, size.rows() / 3));
        int room = size.rows() - 1 - bottom.size();
        var turns = Folds.Turns.NONE;
        if (look.help) {
            rows.addAll(scrolled(Help.rows(title, playing.isPresent(), width), Math.max(1, room), width));
        } else {
            turns = body(rows, width, room);
        }
        if (look.line.isEmpty() && look.note.isEmpty()) {
            bottom.set(0, Help.keys(title, playing.isPresent(), turns.hidden(), width));
        }
        while (rows.size() > size.rows() - bottom.size()) {
            rows.removeLast();
        }
        while (rows.size() < size.rows() - bottom.size()) {
            rows.add(new Strip(width));
        }
        int line = rows.size();
        rows.addAll(bottom);
        while (rows.size() > size.rows()) {
            rows.removeFirst();
        }
        return new Picture(rows, line, column, turns);
    }

    /// As much of the help as there is room for.
    private List<Strip> scrolled(List<Strip> help, int room, int width) {
        if (help.size() <= room) {
            return help;
        }
        int from = Math.clamp(look.helped, 0, help.size() - room);
        var shown = new ArrayList<>(help.subList(from, from + room));
        int below = help.size() - from - room;
        if (below > 0 && room > 1) {
            shown.set(room - 1, new Strip(width).add(Style.FAINT, "  … " + (below + 1) + " more: down"));
        }
        return shown;
    }

    private Folds.Turns body(List<Strip> rows, int width, int room) {
        int before = rows.size();
        var turns = new UpperHalf(board, look).add(rows, width, room);
        int lower = room - (rows.size() - before);
        rows.add(lowerRule(width));
        rows.addAll(new LowerPane(board, look, clock, title.drivable()).rows(width, Math.max(1, lower - 1)));
        return turns;
    }

    // ---- lines of words

    private Strip header(int width) {
        var strip = new Strip(width).add(Style.STRONG, " aw ").add(Style.NAME, " " + title.name())
                .add(title.live() ? Style.WARNING : Style.FAINT, "  " + title.mode());
        playing.ifPresent(where -> strip.add("  ").add(Style.STRONG, where));
        if (look.paused && playing.isEmpty()) {
            strip.add(Style.WARNING, "  paused");
        }
        if (look.ended) {
            strip.add(Style.ERROR, "  has ended");
        }
        var right = new StringBuilder();
        if (board.missed() > 0) {
            right.append("sampled: 1 of ").append(String.format(Locale.ROOT, "%.0f",
                    Math.max(2.0,
                            (board.log().count() + board.missed())
                                    / (double) Math.max(1, board.log().count()))))
                    .append("   ");
        }
        right.append(ActorPane.count(board.steps())).append(board.steps() == 1 ? " step " : " steps ");
        return strip.right(board.missed() > 0 ? Style.WARNING : Style.FAINT, right.toString());
    }

    private Strip lowerRule(int width) {
        long findings = board.conformance().findings().size() + board.conformance().left();
        var strip = new Strip(width).add(Style.FAINT, "─");
        tab(strip, "events", Look.Pane.EVENTS, Style.STRONG);
        tab(strip, "findings " + findings, Look.Pane.FINDINGS, findings > 0 ? Style.ERROR : Style.STRONG);
        tab(strip, "coverage", Look.Pane.COVERAGE, Style.STRONG);
        if (!look.filter.isEmpty()) {
            strip.add(Style.WARNING, " filter: " + look.filter + " ");
        }
        if (look.onlySelected) {
            strip.add(Style.WARNING, " only " + look.selected + " ");
        }
        if (look.back > 0) {
            strip.add(Style.WARNING, " back " + look.back + " ");
        }
        return strip.fill(Style.FAINT, "─", width);
    }

    private void tab(Strip strip, String name, Look.Pane pane, Style style) {
        boolean shown = look.pane == pane;
        strip.add(shown ? style : style == Style.ERROR ? Style.ERROR : Style.FAINT,
                shown ? "[" + name + "]" : " " + name + " ").add(Style.FAINT, "─");
    }

    /// The line of input with what belongs to it, and the keys.
    ///
    /// @return the column of the cursor; −1 for none
    private int bottom(int width, List<Strip> bottom, int most) {
        if (look.line.isEmpty()) {
            if (look.note.isEmpty()) {
                bottom.add(new Strip(width)); // the keys, once it is known which are of use
            }
            said(bottom, " ", Style.WARNING, look.note, width, most);
            return -1;
        }
        var view = look.line.get().view();
        var prompt = new Strip(width).add(Style.STRONG, " " + view.question() + " ");
        int room = width - prompt.used() - 1;
        var before = Cells.fits(view.before(), room) ? view.before() : "…" + tail(view.before(), room - 1);
        int column = prompt.used() + Cells.width(before);
        bottom.add(prompt.add(before).add(view.after()));
        said(bottom, "  ", view.mood(), view.remark(), width, most - 2);
        int left = most - bottom.size();
        int widest = 0;
        for (var candidate : view.candidates()) {
            widest = Math.max(widest, Cells.width(candidate.text()));
        }
        for (int i = first(view.chosen(), view.candidates().size(), left); i < view.candidates().size()
                && left-- > 0; i++) {
            var candidate = view.candidates().get(i);
            boolean chosen = i == view.chosen();
            bottom.add(new Strip(width).add(chosen ? "› " : "  ")
                    .add(chosen ? Style.SELECTED : Style.NAME, candidate.text(), width / 2)
                    .to(Math.min(widest, width / 2) + 4)
                    .addWords(Style.FAINT, candidate.help()));
        }
        bottom.add(Help.typing(look.line.get().sends(), width));
        return column;
    }

    /// What is said about the line, broken at blanks: at least one row, at most three.
    private static void said(List<Strip> rows, String indent, Style style, String text, int width, int most) {
        for (var row : Cells.rows(Safe.line(text), width - indent.length(), Math.clamp(most, 1, 3))) {
            rows.add(new Strip(width).add(indent).add(style, row));
        }
    }

    private static int first(int chosen, int count, int room) {
        return Math.clamp((long) chosen - room / 2, 0, Math.max(0, count - room));
    }

    private static String tail(String text, int cells) {
        int from = text.length();
        while (from > 0 && Cells.width(text.substring(text.offsetByCodePoints(from, -1))) <= cells) {
            from = text.offsetByCodePoints(from, -1);
        }
        return text.substring(from);
    }
}
