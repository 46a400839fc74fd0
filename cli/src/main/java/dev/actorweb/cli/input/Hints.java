package dev.actorweb.cli.input;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be pressed, in a row below a question of which nothing was answered yet.
///
/// @param initial
///            the text that is there already
/// @param completes
///            whether something is known that may be meant
/// @param remembers
///            whether there are earlier answers
/// @param returns
///            whether there is a question before to go back to
record Hints(String initial, boolean completes, boolean remembers, boolean returns) {
    private static final String GAP = "   ";

    static Hints of(Question question) {
        return new Hints(question.initial(), !question.completer().equals(Completer.NONE),
                !question.history().isEmpty(), question.returns());
    }

    /// The row; empty once something was typed, and where there is no room for all of it. Below
    /// what says more, candidates or a remark, only the ways out are shown, and these only if one
    /// leads back.
    Optional<Text> row(View view, int width) {
        boolean untouched = (view.before() + view.after()).equals(initial);
        boolean alone = view.candidates().isEmpty() && view.remark().isEmpty();
        if (!untouched || (!alone && !returns)) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        if (alone) {
            addTo(keys);
        }
        if (returns) {
            keys.add("esc goes back");
        }
        keys.add("ctrl-c gives up");
        var text = String.join(GAP, keys);
        return Cells.fits(text, width) ? Optional.of(Text.of(Style.FAINT, text)) : Optional.empty();
    }

    private void addTo(List<String> keys) {
        if (!initial.isEmpty()) {
            keys.add("enter takes it");
        }
        if (completes) {
            keys.add("tab completes");
        }
        if (remembers) {
            keys.add("up: earlier answers");
        }
    }
}
