package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// What an actor's factory has made for its latest incarnations. None of it is kept, since its
/// memory may be what the next one lacks.
final class Former extends WeakReference<Actor<?>> {
    /// How many are remembered.
    static final int MOST = 8;

    private @Nullable Former earlier;

    /// @param before
    ///            those made before, which this one continues
    Former(Actor<?> made, @Nullable Former before) {
        super(made);
        earlier = before;
        var last = this;
        for (int known = 1; known < MOST && last.earlier != null; known++) {
            last = last.earlier;
        }
        last.earlier = null;
    }

    /// Whether it made this very object before.
    boolean has(Actor<?> made) {
        for (var each = this; each != null; each = each.earlier) {
            if (each.refersTo(made)) {
                return true;
            }
        }
        return false;
    }
}
