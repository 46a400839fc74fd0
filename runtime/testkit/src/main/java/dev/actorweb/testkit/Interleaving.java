package dev.actorweb.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// One schedule of all: which of the steps that were ready came next, each time there were several.
/// Going to the next one changes the last choice that can be changed, so that all are seen,
/// depth first.
final class Interleaving implements IntUnaryOperator {
    private record Choice(int taken, int of) {}

    private final List<Choice> choices = new ArrayList<>();

    /// How many choices of this run are behind it.
    private int made;
    private boolean over;

    /// Begins as an earlier run that took these choices.
    static Interleaving of(int[] choices) {
        var interleaving = new Interleaving();
        for (int choice : choices) {
            if (choice < 0) {
                throw new IllegalArgumentException("choices are counted from 0, not " + choice);
            }
            interleaving.choices.add(new Choice(choice, Integer.MAX_VALUE));
        }
        return interleaving;
    }

    @Override
    public int applyAsInt(int of) {
        if (of == 1 || over) {
            return 0;
        }
        if (made == choices.size()) {
            choices.add(new Choice(0, of));
        }
        int taken = choices.get(made).taken;
        if (taken >= of) {
            throw new AssertionError("the scenario has changed: there is no choice %d of %d at place %d"
                    .formatted(taken, of, made + 1));
        }
        choices.set(made++, new Choice(taken, of));
        return taken;
    }

    /// The scenario is over; what comes after it is the same each time.
    void finish() {
        over = true;
    }

    /// Goes on to a schedule that was not there yet.
    ///
    /// @return false if all were
    boolean next() {
        made = 0;
        over = false;
        while (!choices.isEmpty()) {
            var last = choices.removeLast();
            if (last.taken + 1 < last.of) {
                choices.add(new Choice(last.taken + 1, last.of));
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return choices.subList(0, made).stream().map(Choice::taken).toList().toString();
    }
}
