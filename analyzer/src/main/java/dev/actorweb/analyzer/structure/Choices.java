package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The transitions of a state that can be chosen at all: of those that wait for the same thing, the
/// first without a guard is the last that is ever looked at.
public final class Choices {
    private static final int FEW = 8;

    private Choices() {}

    public static List<Transition> of(State state) {
        if (areDifferent(state.transitions())) {
            return state.transitions();
        }
        List<Transition> choices = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        for (Transition transition : state.transitions()) {
            String awaited = awaited(transition.trigger());
            if (decided.contains(awaited)) {
                continue;
            }
            choices.add(transition);
            if (transition.guard().isEmpty()) {
                decided.add(awaited);
            }
        }
        return choices;
    }

    /// Whether they wait for few events, and each for another: by far the most common case.
    private static boolean areDifferent(List<Transition> transitions) {
        for (int i = 0; i < transitions.size() && i < FEW; i++) {
            if (!(transitions.get(i).trigger() instanceof Trigger.OnEvent on)) {
                return false;
            }
            for (int earlier = 0; earlier < i; earlier++) {
                if (transitions.get(earlier).trigger() instanceof Trigger.OnEvent other
                        && other.descriptor().equals(on.descriptor())) {
                    return false;
                }
            }
        }
        return transitions.size() <= FEW;
    }

    /// What a trigger waits for, in one word that is equal for triggers that wait for the same.
    public static String awaited(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OnEvent on -> "on " + on.descriptor();
            case Trigger.Always _ -> "always";
            case Trigger.After after -> "after " + after.delay().text();
            case Trigger.Done _ -> "done";
            case Trigger.Invoked invoked -> invoked.outcome() + " " + invoked.invokeId();
        };
    }
}
