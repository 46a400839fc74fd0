package dev.actorweb.cli.workflow;

import dev.actorweb.analyzer.diagram.Marks;
import dev.actorweb.analyzer.diagram.Outline;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The git actor's chart while it works, drawn small: the states in which it waits, and those in
/// which it has worked, with the time that took. In the actor's turns.
final class GitChart {
    /// So many of the states in which it worked are shown, the latest.
    private static final int MOST = 6;
    private static final int WIDTH = 34;
    private static final String WORKING = "working";

    private final Machine machine;
    private final List<Outline.Line> lines;
    private final Glyphs glyphs;
    /// By the indexes of states in which it worked: how long, in milliseconds, the latest at
    /// the end.
    private final Map<Integer, Long> spent = new LinkedHashMap<>();
    private int active = -1;

    /// @param glyphs
    ///            what the terminal can show
    GitChart(Machine machine, Glyphs glyphs) {
        this.machine = machine;
        this.lines = Outline.of(machine, Marks.NONE);
        this.glyphs = glyphs;
    }

    /// The machine is in another state now.
    ///
    /// @param before
    ///            how long it was in the one before, in milliseconds
    void enter(String state, long before) {
        if (spent.containsKey(active)) {
            spent.merge(active, before, Long::sum);
        }
        active = machine.find(state).map(State::index).orElse(-1);
        if (state.startsWith(WORKING + ".")) {
            var until = spent.remove(active);
            spent.put(active, until == null ? 0L : until);
        }
    }

    /// @param width
    ///            of the terminal
    List<Text> draw(int width) {
        List<Outline.Line> shown = new ArrayList<>();
        var latest = List.copyOf(spent.keySet());
        latest = latest.subList(Math.max(0, latest.size() - MOST), latest.size());
        for (var line : lines) {
            if (!machine.state(line.state()).name().startsWith(WORKING + ".")
                    || latest.contains(line.state())) {
                shown.add(line);
            }
        }
        List<Text> drawn = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            drawn.add(row(shown.get(i), isLast(shown, i), width));
        }
        return drawn;
    }

    /// Whether no state of the same parent is shown below.
    private boolean isLast(List<Outline.Line> shown, int at) {
        int parent = machine.state(shown.get(at).state()).parent();
        for (int i = at + 1; i < shown.size(); i++) {
            if (machine.state(shown.get(i).state()).parent() == parent) {
                return false;
            }
        }
        return true;
    }

    private Text row(Outline.Line line, boolean last, int width) {
        boolean here = line.state() == active;
        var indent = line.branch().substring(0, line.branch().length() - 2);
        var branch = indent + (last ? "└─" : "├─");
        var text = Text.of(here ? style(line.state()) : Style.FAINT, here ? glyphs.show("● ") : "  ")
                .add(Style.FAINT, glyphs.show(branch));
        var time = spent.get(line.state());
        boolean was = time != null;
        text.column(here ? style(line.state()) : was ? Style.PLAIN : Style.FAINT, glyphs.show(line.name()),
                WIDTH - branch.length());
        if (here) {
            text.add(Style.FAINT, glyphs.show(Cells.fit(String.join("   ", line.ways()), width - WIDTH - 4)));
        } else if (was) {
            text.add(Style.FAINT, time + " ms");
        }
        return text;
    }

    private Style style(int state) {
        var name = machine.state(state).name();
        return name.endsWith("failed") || name.endsWith("timedOut")
                ? Style.ERROR
                : name.startsWith(WORKING) ? Style.STRONG : Style.SUCCESS;
    }

    /// How much it did and how long that took, in one line; empty where it has not worked.
    Optional<Text> summary() {
        if (spent.isEmpty()) {
            return Optional.empty();
        }
        long all = 0;
        int longest = spent.keySet().iterator().next();
        for (var entry : spent.entrySet()) {
            all += entry.getValue();
            longest = entry.getValue() > spent.getOrDefault(longest, 0L) ? entry.getKey() : longest;
        }
        var text = Text.of(Style.FAINT, "git-actor worked " + all + " ms in " + spent.size()
                + (spent.size() == 1 ? " state" : " states"));
        if (spent.size() > 1) {
            text.add(Style.FAINT,
                    ", longest in " + machine.state(longest).key() + " (" + spent.get(longest) + " ms)");
        }
        if (active >= 0 && style(active) == Style.ERROR) {
            text.add(Style.ERROR, "; " + machine.state(active).key());
        }
        return Optional.of(text);
    }
}
