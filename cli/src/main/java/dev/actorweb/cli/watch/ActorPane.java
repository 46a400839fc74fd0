package dev.actorweb.cli.watch;

import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The list of actors.
record ActorPane(Board board, String selected) {
    /// The numbers that there is room for.
    private enum Numbers {
        ALL(15), WITHOUT_RESTARTS(11), QUEUE(7);

        private final int width;

        Numbers(int width) {
            this.width = width;
        }
    }

    private static final int WIDE = 34;
    private static final int WIDEST_STATE = 24;

    List<Strip> rows(int width, int height) {
        List<Strip> rows = new ArrayList<>();
        var numbers = numbers(width);
        var actors = board.actors();
        int before = width - numbers.width - 4;
        int names = Math.min(widestName(), Math.max(8, Math.max(before * 3 / 5, before - 1 - widestState())));
        rows.add(heading(width, names, numbers));
        int room = Math.max(0, height - 1);
        int at = 0;
        for (int i = 0; i < actors.size(); i++) {
            at = actors.get(i).path().equals(selected) ? i : at;
        }
        int first = Math.clamp(at - room / 2, 0, Math.max(0, actors.size() - room));
        for (int i = first; i < Math.min(actors.size(), first + room); i++) {
            boolean cut = (i == first && first > 0)
                    || (i == first + room - 1 && first + room < actors.size());
            rows.add(cut && i != at
                    ? new Strip(width).add(Style.FAINT, "  … "
                            + (i == first ? first + 1 : actors.size() - i) + " more")
                    : row(actors.get(i), width, names, numbers));
        }
        return rows;
    }

    /// The width at which nothing is cut, whatever the machines do.
    int wanted() {
        return Math.max(WIDE, 4 + widestName() + widestState() + 1 + Numbers.ALL.width);
    }

    private Numbers numbers(int width) {
        if (width < WIDE) {
            return Numbers.QUEUE;
        }
        boolean restarted = board.actors().stream().anyMatch(actor -> actor.state().restarts() > 0);
        return wanted() <= width || restarted ? Numbers.ALL : Numbers.WITHOUT_RESTARTS;
    }

    private int widestName() {
        int widest = 5;
        for (var actor : board.actors()) {
            widest = Math.max(widest, Cells.width(name(actor)));
        }
        return widest;
    }

    private int widestState() {
        int widest = 5;
        for (var actor : board.actors()) {
            widest = Math.max(widest, actor.spec().map(board.specs()::widestState)
                    .orElseGet(() -> Cells.width(LogLine.states(actor.active()))));
        }
        return Math.min(widest, WIDEST_STATE);
    }

    private static Strip heading(int width, int names, Numbers numbers) {
        var strip = new Strip(width).add(Style.FAINT, "  actor").to(names + 4).add(Style.FAINT, "state");
        return numbers(strip, width, numbers, "queue", "/s", "rst", Style.FAINT, Style.FAINT, Style.FAINT);
    }

    private Strip row(WatchedActor actor, int width, int names, Numbers numbers) {
        boolean chosen = actor.path().equals(selected);
        var strip = new Strip(width).add(chosen ? Style.STRONG : Style.FAINT, chosen ? "▸ " : "  ");
        strip.add(chosen ? Style.SELECTED : Style.NAME, Cells.middle(Safe.line(name(actor)), names))
                .to(names + 4);
        int room = width - strip.used() - numbers.width - 1;
        boolean bad = actor.findings() > 0;
        strip.add(bad ? Style.ERROR : Style.SUCCESS, (bad ? "✗ " : "") + state(actor, room - (bad ? 2 : 0)),
                room);
        var state = actor.state();
        return numbers(strip, width, numbers, count(state.queued()), rate(actor.rate()),
                count(state.restarts()),
                state.queued() > 0 ? Style.PLAIN : Style.FAINT,
                actor.rate() < 0.05 ? Style.FAINT : Style.PLAIN,
                state.restarts() > 0 ? Style.WARNING : Style.FAINT);
    }

    /// Where it is; the end of a long name tells more than its beginning.
    static String state(WatchedActor actor, int room) {
        return actor.isMachine() || !actor.active().isEmpty() ? LogLine.states(actor.active(), room) : "–";
    }

    /// Its own name, further right the deeper it is.
    private static String name(WatchedActor actor) {
        var path = actor.path();
        int depth = (int) path.chars().filter(c -> c == '/').count();
        return " ".repeat(Math.min(depth, 4)) + path.substring(path.lastIndexOf('/') + 1);
    }

    private static Strip numbers(Strip strip, int width, Numbers numbers, String queue, String rate,
            String restarts, Style queueStyle, Style rateStyle, Style restartStyle) {
        strip.to(width - numbers.width);
        return switch (numbers) {
            case QUEUE -> strip.add(queueStyle, padded(queue, 7));
            case WITHOUT_RESTARTS -> strip.add(queueStyle, padded(queue, 5)).add(rateStyle, padded(rate, 6));
            case ALL ->
                strip.add(queueStyle, padded(queue, 5)).add(rateStyle, padded(rate, 6)).add(restartStyle,
                        padded(restarts, 4));
        };
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /// A number in at most four places.
    static String count(long number) {
        if (number < 10_000) {
            return String.valueOf(number);
        }
        return number < 1_000_000 ? number / 1_000 + "k" : number / 1_000_000 + "M";
    }

    static String rate(double perSecond) {
        if (perSecond < 0.05) {
            return "0";
        }
        return perSecond < 10 ? String.format(Locale.ROOT, "%.1f", perSecond) : count(Math.round(perSecond));
    }
}
