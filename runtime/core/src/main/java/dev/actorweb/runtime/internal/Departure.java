package dev.actorweb.runtime.internal;

import org.jspecify.annotations.Nullable;

/// A note for whoever works on a list of children next: somebody has left.
abstract class Departure {
    @Nullable
    Departure earlier;

    /// Of the notes that are not read yet.
    int number;

    abstract void noteIn(Siblings children);

    /// Of one child that has a name of its own, which is free again.
    static final class Named extends Departure {
        private final Cell<?> child;

        Named(Cell<?> child) {
            this.child = child;
        }

        @Override
        void noteIn(Siblings children) {
            children.remove(child);
        }
    }
}
