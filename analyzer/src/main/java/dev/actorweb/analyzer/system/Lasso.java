package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.Check;
import java.util.Arrays;
import java.util.List;

/// A run that goes round for ever, or stays where it ends, looked at on its own: whether it is one
/// that breaks a promise about what comes later.
final class Lasso {
    /// Of steps that need never be taken.
    static final int UNFAIR = -1;
    private final Model model;
    private final List<int[]> states;
    private final List<Integer> takers;
    private final int loop;

    /// @param states
    ///            before the first step and after each
    /// @param takers
    ///            by step, whose it is
    /// @param loop
    ///            the step that comes after the last one; as many as there are steps where none does
    Lasso(Model model, List<int[]> states, List<Integer> takers, int loop) {
        this.model = model;
        this.states = states;
        this.takers = takers;
        this.loop = loop;
    }

    /// Who has to take such a step at some time when it could all the time: an actor has two sides,
    /// one that handles messages and one for what ends within it.
    static int taker(Model model, int member, Move move) {
        return switch (move.cause) {
            case START, MESSAGE -> 2 * member;
            case TIMER, SERVICE -> model.members().get(member).isEnvironment() ? UNFAIR : 2 * member + 1;
            case ENVIRONMENT, CRASH -> UNFAIR;
        };
    }

    /// Whether the run comes back to where it goes round.
    boolean closes() {
        return Arrays.equals(states.getLast(), states.get(loop));
    }

    /// Whether it holds `from` somewhere and `to` never from there on, and is fair if that is
    /// asked for.
    boolean breaks(Check.LeadsTo check) {
        Condition from = new Condition(model, check.from());
        Condition to = new Condition(model, check.to());
        int lastTo = -1;
        boolean inLoop = false;
        for (int i = 0; i < states.size(); i++) {
            if (to.holds(locals(i))) {
                lastTo = i;
                inLoop |= i >= loop;
            }
        }
        if (inLoop || (check.fair() ? !isFair() : !mayStay())) {
            return false;
        }
        for (int i = lastTo + 1; i < states.size(); i++) {
            if (from.holds(locals(i))) {
                return true;
            }
        }
        return false;
    }

    private int[] locals(int place) {
        int[] locals = new int[model.members().size()];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = model.localId(states.get(place), i);
        }
        return locals;
    }

    /// Whether it goes on for ever, or ends where nothing can go on.
    private boolean mayStay() {
        if (loop < takers.size()) {
            return true;
        }
        for (int member = 0; member < model.members().size(); member++) {
            if (model.moves(states.getLast(), member).length > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isFair() {
        boolean[] owed = new boolean[2 * model.members().size()];
        Arrays.fill(owed, true);
        for (int i = loop; i < states.size(); i++) {
            boolean[] on = new boolean[owed.length];
            for (int member = 0; member < model.members().size(); member++) {
                for (Move move : model.moves(states.get(i), member)) {
                    int taker = taker(model, member, move);
                    if (taker != UNFAIR) {
                        on[taker] = true;
                    }
                }
            }
            for (int taker = 0; taker < owed.length; taker++) {
                owed[taker] &= on[taker];
            }
        }
        for (int step = loop; step < takers.size(); step++) {
            if (takers.get(step) != UNFAIR) {
                owed[takers.get(step)] = false;
            }
        }
        for (boolean one : owed) {
            if (one) {
                return false;
            }
        }
        return true;
    }
}
