package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Situations.Situation;
import dev.actorweb.machine.system.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Decides whether a round of a run can be taken again and again while a mailbox grows: at its end
/// all actors are where they were, each mailbox holds what it held and some more behind it, and
/// whoever takes messages finds the same ones in every further round.
final class Growth {
    private final Model model;
    private final List<int[]> states;
    private final int[] taken;

    private Growth(Model model, List<int[]> states) {
        this.model = model;
        this.states = states;
        this.taken = new int[model.members().size()];
    }

    /// The first actor whose mailbox grows.
    ///
    /// @param states
    ///            of the round, from its first to its last
    static OptionalInt in(Model model, List<int[]> states) {
        OptionalInt longer = longer(model, states.getFirst(), states.getLast());
        return longer.isPresent() && new Growth(model, states).repeats() ? longer : OptionalInt.empty();
    }

    /// What to say of it.
    static Violation violation(Model model, int member, Violation.End end) {
        Member actor = model.members().get(member);
        return new Violation("SC205 growth", "growth", Optional.empty(),
                new Sites(model.system()).actor(actor.group()),
                "the mailbox of `" + actor.name()
                        + "` can grow for ever: messages can come faster than it takes them",
                Optional.of("give it a bound, mailbox: { capacity: 8, overflow: block }, or let its senders"
                        + " wait for an answer"),
                end);
    }

    /// The first actor whose mailbox holds more; empty if there is none, or if anything
    /// else differs.
    private static OptionalInt longer(Model model, int[] before, int[] after) {
        int count = model.members().size();
        if (!Arrays.equals(before, count, before.length, after, count, after.length)) {
            return OptionalInt.empty();
        }
        OptionalInt longer = OptionalInt.empty();
        for (int member = 0; member < count; member++) {
            if (before[member] == after[member]) {
                continue;
            }
            Situations situations = model.situations(member);
            if (situations.capacity() != Integer.MAX_VALUE
                    || !situations.get(after[member]).continues(situations.get(before[member]))) {
                return OptionalInt.empty();
            }
            longer = longer.isPresent() ? longer : OptionalInt.of(member);
        }
        return longer;
    }

    private boolean repeats() {
        for (int i = 1; i < states.size(); i++) {
            count(states.get(i - 1), states.get(i));
        }
        for (int member = 0; member < taken.length; member++) {
            if (states.getFirst()[member] != states.getLast()[member] && !findsTheSame(member)) {
                return false;
            }
        }
        return true;
    }

    /// Counts the message that a step takes.
    private void count(int[] before, int[] after) {
        int[] result = new int[before.length];
        for (int member = 0; member < taken.length; member++) {
            for (Move move : model.moves(before, member)) {
                model.take(before, member, move, result);
                if (Arrays.equals(result, after)) {
                    taken[member] += move.takes ? 1 : 0;
                    return;
                }
            }
        }
        throw new IllegalArgumentException("no step");
    }

    /// Whether all that ever waits, what was there and then what comes in round after round,
    /// repeats with what one round takes.
    private boolean findsTheSame(int member) {
        int period = taken[member];
        if (period == 0) {
            return true;
        }
        int[] before = mailbox(states.getFirst(), member);
        int[] after = mailbox(states.getLast(), member);
        if (period > before.length || isUnordered(member)) {
            return false;
        }
        int kept = before.length - period;
        int coming = after.length - kept;
        for (int i = 0; i < before.length + period * coming; i++) {
            int waiting = i < before.length ? before[i] : after[kept + (i - before.length) % coming];
            if (waiting != before[i % period]) {
                return false;
            }
        }
        return true;
    }

    private int[] mailbox(int[] state, int member) {
        Situation situation = model.situations(member).get(state[member]);
        return situation.mailbox();
    }

    private boolean isUnordered(int member) {
        Member to = model.members().get(member);
        for (Member from : model.members()) {
            if (model.system().channel(from.group(), to.group()).unordered()) {
                return true;
            }
        }
        return false;
    }
}
