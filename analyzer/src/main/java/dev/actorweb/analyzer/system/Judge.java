package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Violation.End;
import java.util.List;
import java.util.Set;

/// Looks at every state and at the steps that lose or refuse something: each kind of trouble has
/// its own expert.
final class Judge {
    private final Troubles troubles;
    private final Promises promises;
    private final Mishaps mishaps;
    private final Losses losses;
    private final Standstill standstill;

    Judge(Model model) {
        Sites sites = new Sites(model.system());
        this.troubles = new Troubles(model.system());
        this.promises = new Promises(model, troubles, sites);
        this.mishaps = new Mishaps(model, troubles, sites);
        this.losses = new Losses(model, troubles, sites);
        this.standstill = new Standstill(model, troubles, sites);
    }

    List<Violation> violations() {
        return troubles.list();
    }

    /// Whether a violation was found for each of these keys.
    boolean hasAll(Set<String> keys) {
        return troubles.hasAll(keys);
    }

    /// How many states are deadlocks.
    long deadlocks() {
        return standstill.deadlocks();
    }

    /// Whether a condition may tell two local states of an actor apart.
    boolean sees(int member, int before, int after) {
        return promises.sees(member, before, after);
    }

    /// Whether the length of mailboxes is looked at.
    boolean countsMessages() {
        return promises.countsMessages();
    }

    /// Whether anything is asked of single states.
    boolean looksAtStates() {
        return promises.any();
    }

    void state(int number, int[] state) {
        promises.state(number, state);
    }

    /// A step that is not as it should be.
    void move(int number, int[] state, int member, Move move, int flags) {
        End end = new End.By(number, member, move);
        mishaps.move(state, member, move, end);
        losses.move(state, member, move, flags, end);
    }

    /// A state from which nothing goes on.
    void stuck(int number, int[] state) {
        standstill.state(number, state);
    }
}
