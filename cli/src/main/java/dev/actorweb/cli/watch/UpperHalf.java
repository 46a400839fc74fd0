package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The upper half of the screen: the actors, and the chart of the one that is selected. Beside each
/// other where there is room, else one below the other; of a single actor the chart alone; of a
/// screen that is too low for that one row.
record UpperHalf(Board board, Look look) {
    /// With fewer rows than these for everything there is no chart.
    private static final int LOW = 12;
    private static final int NARROW = 64;
    private static final int LEAST = 6;
    private static final int MOST_VARIABLES = 8;

    /// Adds its rows.
    ///
    /// @return where else to look in the chart
    Folds.Turns add(List<Strip> rows, int width, int room) {
        if (room < LOW) {
            return brief(rows, width, room);
        } else if (board.actors().size() == 1 && selected().isPresent()) {
            return alone(rows, width, room);
        } else if (width < NARROW) {
            return stacked(rows, width, room);
        } else {
            return beside(rows, width, room);
        }
    }

    private Optional<WatchedActor> selected() {
        return board.find(look.selected);
    }

    // ---- the ways to arrange it

    private Folds.Turns brief(List<Strip> rows, int width, int room) {
        if (room < 3 || selected().isEmpty()) {
            return Folds.Turns.NONE;
        }
        var actor = selected().get();
        var strip = new Strip(width).add(Style.STRONG, "▸ ").add(Style.SELECTED, actor.path(), width / 2)
                .add("  ")
                .add(Style.ACTIVE, "● ");
        strip.add(Style.ACTIVE, ActorPane.state(actor, width - strip.used()));
        rows.add(strip.add(Style.FAINT,
                actor.accepts().isEmpty() ? "" : "  " + String.join(", ", actor.accepts())));
        return Folds.Turns.NONE;
    }

    private Folds.Turns alone(List<Strip> rows, int width, int room) {
        var actor = selected().orElseThrow();
        int height = height(width, room, 0);
        rows.add(rule(new Strip(width).add(Style.FAINT, "─ "), actor, numbers(actor, height, width), width));
        return addTo(rows, chart(width, height));
    }

    private static Folds.Turns addTo(List<Strip> rows, ChartPane.Shown chart) {
        rows.addAll(chart.rows());
        return chart.turns();
    }

    private Folds.Turns stacked(List<Strip> rows, int width, int room) {
        int actors = Math.clamp(board.actors().size(), 1, Math.max(2, room / 4)) + 1;
        rows.add(heading(width).fill(Style.FAINT, "─", width));
        rows.addAll(new ActorPane(board, look.selected).rows(width, actors));
        var strip = new Strip(width).add(Style.FAINT, "─ ");
        rows.add(selected().map(actor -> rule(strip, actor, new Strip(0), width))
                .orElse(strip.fill(Style.FAINT, "─", width)));
        int left = room - actors - 2;
        return addTo(rows, chart(width, Math.min(left / 2, height(width, left, 0))));
    }

    private Folds.Turns beside(List<Strip> rows, int width, int room) {
        var pane = new ActorPane(board, look.selected);
        int most = Math.clamp(width * 2L / 5, Math.min(38, width / 2), 60);
        int left = Math.min(pane.wanted() + 1, most);
        int upper = height(width - left - 2, room, board.actors().size() + 1);
        var strip = heading(width).fill(Style.FAINT, "─", left).add(Style.FAINT, "┬ ");
        rows.add(selected().map(actor -> rule(strip, actor, new Strip(0), width))
                .orElse(strip.fill(Style.FAINT, "─", width)));
        var actors = pane.rows(left - 1, upper);
        var chart = chart(width - left - 2, upper);
        for (int i = 0; i < upper; i++) {
            var row = new Strip(width);
            if (i < actors.size()) {
                row.add(actors.get(i));
            }
            row.to(left).add(Style.FAINT, "│ ");
            rows.add(row.add(chart.rows().get(i)));
        }
        return chart.turns();
    }

    /// As much as there is to show, up to three fifths; the same wherever the machine is.
    private int height(int width, int room, int actors) {
        int most = Math.max(LEAST, room * 3 / 5);
        int chart = 0;
        var actor = selected();
        if (actor.isPresent() && actor.get().spec().isPresent()) {
            int variables = actor.get().spec().get().machine().context().size();
            chart = pane(actor.get(), width).height(most)
                    + (variables == 0 ? 0 : Math.min(MOST_VARIABLES, variables + 1));
        }
        return Math.clamp(Math.max(actors, chart), LEAST, most);
    }

    // ---- the chart

    private ChartPane pane(WatchedActor actor, int width) {
        var spec = actor.spec().orElseThrow();
        return new ChartPane(spec, board.specs().outline(spec), actor,
                board.conformance().coverage(spec).coverage(),
                width);
    }

    private ChartPane.Shown chart(int width, int height) {
        List<Strip> rows = new ArrayList<>();
        var turns = Folds.Turns.NONE;
        if (selected().isPresent()) {
            var actor = selected().get();
            if (actor.spec().isPresent()) {
                turns = addTo(rows, pane(actor, width).shown(height, look.chart));
                if (rows.size() + 1 < height) {
                    rows.add(new Strip(width));
                    rows.addAll(ChartPane.variables(actor, width, height - rows.size()));
                }
            } else {
                rows.addAll(without(actor, width));
            }
        }
        while (rows.size() < height) {
            rows.add(new Strip(width));
        }
        return new ChartPane.Shown(rows.subList(0, height), turns);
    }

    /// Instead of a chart.
    private static List<Strip> without(WatchedActor actor, int width) {
        List<Strip> rows = new ArrayList<>();
        rows.add(new Strip(width).add(Style.FAINT, !actor.isMachine()
                ? "this actor is no state machine"
                : actor.isSpecless() ? "its spec is not known" : "…"));
        for (var state : actor.active()) {
            rows.add(new Strip(width).add(Style.ACTIVE, "● " + state));
        }
        return rows;
    }

    // ---- the rules above

    private Strip heading(int width) {
        return new Strip(width).add(Style.FAINT, "─ ").add(Style.STRONG, "actors")
                .add(Style.FAINT, " " + board.actors().size() + " ");
    }

    /// What the list would say of a single actor; also where it is, if the chart can't show all
    /// of that.
    private Strip numbers(WatchedActor actor, int height, int width) {
        var strip = new Strip(width / 2);
        if (actor.active().size() == 1 && actor.spec().isPresent()
                && board.specs().outline(actor.spec().get()).size() > height) {
            strip.add(Style.ACTIVE, "● " + ActorPane.state(actor, width / 4), width / 4).add("  ");
        }
        var state = actor.state();
        return strip.add(Style.FAINT,
                "queue " + ActorPane.count(state.queued()) + "  " + ActorPane.rate(actor.rate()) + "/s"
                        + (state.restarts() > 0 ? "  restarts " + ActorPane.count(state.restarts()) : ""));
    }

    /// Name and place of an actor, and how much of it was seen.
    private Strip rule(Strip strip, WatchedActor actor, Strip numbers, int width) {
        int from = strip.used();
        strip.add(Style.STRONG, actor.path()).add(" ");
        if (numbers.used() > 0) {
            strip.add(Style.FAINT, "─ ").add(numbers).add(" ");
        }
        Optional<CoverageReport> covered = actor.spec().map(spec -> board.conformance().coverage(spec));
        if (covered.isPresent()) {
            int bar = width - from >= 70 ? 12 : 0;
            var text = " " + Measures.text(covered.get()) + " ";
            if (strip.used() + Cells.width(text) + bar > width) {
                text = " " + Measures.part(covered.get()) + " ";
            }
            strip.fill(Style.FAINT, "─", width - Cells.width(text) - bar - 2);
            if (strip.used() + Cells.width(text) <= width) {
                strip.add(" ").add(Measures.bar(covered.get(), bar)).add(Style.FAINT, text);
            }
        }
        return strip.fill(Style.FAINT, "─", width);
    }
}
