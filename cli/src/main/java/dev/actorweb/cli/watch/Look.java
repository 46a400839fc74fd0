package dev.actorweb.cli.watch;

import dev.actorweb.cli.input.View;
import java.util.Optional;

/// How somebody looks at the board: what is selected, filtered, asked. For one thread.
final class Look {
    /// What the lower half shows.
    enum Pane {
        EVENTS, FINDINGS, COVERAGE
    }

    /// What is being typed.
    ///
    /// @param sends
    ///            whether it is an event to send
    record Line(View view, boolean sends) {}

    String selected = "";
    Pane pane = Pane.EVENTS;
    String filter = "";
    boolean onlySelected;
    boolean paused;
    /// Whether nothing happens any more, and all that did is shown.
    boolean ended;
    boolean help;
    /// How many lines of the help are above what is shown.
    int helped;
    /// How many lines the lower half is scrolled back.
    int back;
    /// The place in the chart that somebody looks at.
    int chart = Folds.ANYWHERE;
    /// The places to look at next, as the picture that is shown has them.
    Folds.Turns turns = Folds.Turns.NONE;
    String note = "";
    Optional<Line> line = Optional.empty();

    /// Selects the actor so many places further; the list goes round.
    void move(Board board, int places) {
        var actors = board.actors();
        if (actors.isEmpty()) {
            return;
        }
        int at = 0;
        for (int i = 0; i < actors.size(); i++) {
            at = actors.get(i).path().equals(selected) ? i : at;
        }
        select(actors.get(Math.floorMod(at + places, actors.size())).path());
    }

    void select(String path) {
        selected = path;
        chart = Folds.ANYWHERE;
    }

    /// Scrolls the help.
    ///
    /// @param most
    ///            how many lines of it there is no room for
    void scrollHelp(int places, int most) {
        helped = Math.clamp((long) helped + places, 0, Math.max(0, most));
    }

    /// Selects something that exists, machines before others.
    void settle(Board board) {
        if (board.find(selected).isPresent()) {
            return;
        }
        selected = "";
        for (var actor : board.actors()) {
            if (actor.isMachine()) {
                selected = actor.path();
                return;
            }
        }
        if (!board.actors().isEmpty()) {
            selected = board.actors().getFirst().path();
        }
    }
}
