package dev.actorweb.analyzer.system;

import dev.actorweb.machine.expr.Located;
import dev.actorweb.machine.step.Snapshot;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An actor as conditions see it: a map of its variables that knows its states. One that has ended
/// or not begun is in no state and has no variables.
final class ActorView extends AbstractMap<String, @Nullable Object> implements Located {
    private final Local local;

    ActorView(Local local) {
        this.local = local;
    }

    @Override
    public boolean in(String state) {
        return local.in(state);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        Snapshot snapshot = local.snapshot();
        return snapshot == null ? Set.of() : snapshot.context().toMap().entrySet();
    }
}
