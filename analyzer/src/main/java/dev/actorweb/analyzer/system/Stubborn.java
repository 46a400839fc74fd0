package dev.actorweb.analyzer.system;

import org.jspecify.annotations.Nullable;

/// Chooses the actors that must go on in a state, so that the orders left out make no difference.
final class Stubborn implements Reduction {
    Stubborn(Model model, Judge judge) {}

    @Override
    public boolean @Nullable [] choose(int[] state) {
        return null;
    }
}
