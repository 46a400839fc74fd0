package dev.actorweb.cli.input;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;

/// The candidates below a line: with explanations one in each row, else in columns, read downwards
/// line by line.
public record CandidateList(List<Candidate> candidates, int chosen) {
    private static final int GAP = 2;

    /// At most `room` rows of at most `width` cells; where not all fit, those around the chosen one
    /// and a last row that says how many there are.
    public List<Text> rows(int width, int room) {
        int widest = widest(width - GAP);
        boolean explained = candidates.stream().anyMatch(c -> !c.help().isEmpty());
        int perRow = explained ? 1 : Math.max(1, width / (widest + GAP));
        int all = (candidates.size() + perRow - 1) / perRow;
        int shown = all <= room ? all : Math.max(1, room - 1);
        int first = Math.clamp(Math.max(chosen, 0) / perRow - shown / 2, 0, all - shown);
        var rows = new ArrayList<Text>();
        for (int row = first; row < first + shown; row++) {
            int from = row * perRow;
            rows.add(row(from, Math.min(from + perRow, candidates.size()), widest, width));
        }
        if (shown < all && room > 1) {
            rows.add(Text.of(Style.FAINT, Cells.fit("… " + candidates.size() + " in all", width)));
        }
        return rows;
    }

    private int widest(int limit) {
        int widest = 1;
        for (var candidate : candidates) {
            widest = Math.max(widest,
                    Cells.fits(candidate.text(), limit) ? Cells.width(candidate.text()) : limit);
        }
        return Math.max(1, widest);
    }

    private Text row(int from, int to, int widest, int width) {
        var row = new Text();
        for (int i = from; i < to; i++) {
            var text = Cells.fit(candidates.get(i).text(), widest);
            int filler = widest - Cells.width(text);
            row.add(i == chosen ? "›" : " ").add(i == chosen ? Style.NAME : Style.PLAIN, text);
            if (!candidates.get(i).help().isEmpty()) {
                var help = Cells.fit(candidates.get(i).help(), width - widest - 1 - GAP);
                row.add(" ".repeat(filler + GAP)).add(Style.FAINT, help);
            } else if (i + 1 < to) {
                row.add(" ".repeat(filler + GAP - 1));
            }
        }
        return row;
    }
}
